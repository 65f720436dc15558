import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutSmall } from '../../lib/policy/leastTrade.ts';
import { anyBook } from './policyWorlds.ts';
import './seeded.ts';

const anyLeast = fc.oneof(fc.constant(0), fc.double({ min: 1e-4, max: 0.5, noNaN: true }));

test('without small trades what is left is as large as asked for, bought as much as sold, and never more than wanted', () => {
  fc.assert(
    fc.property(anyBook, anyLeast, ({ weights, targets }, least) => {
      const to = withoutSmall(weights, targets, least);
      if (!to) return;
      expect(to.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const [i, share] of to.entries()) {
        const [held = 0, wanted = 0] = [weights[i], targets[i]];
        const moved = Math.abs(share - held);
        expect(moved < 1e-8 || moved > least - 1e-8).toBe(true);
        expect(moved).toBeLessThanOrEqual(Math.abs(wanted - held) + 1e-12);
      }
    }),
  );
});

test('nothing is left where one side is all small, and nothing changes where nothing is', () => {
  expect(withoutSmall([0.5, 0.25, 0.25], [0.4, 0.3, 0.3], 0.06)).toBeNull();
  expect(withoutSmall([0.5, 0.25, 0.25], [0.4, 0.3, 0.3], 0.05)).toEqual([0.4, 0.3, 0.3]);
  const [, small, large] = withoutSmall([0.5, 0.25, 0.25], [0.4, 0.27, 0.33], 0.05) ?? [];
  expect(small).toBe(0.25);
  expect(large).toBeCloseTo(0.33, 12);
});
