import * as v from 'valibot';
import { expect, test } from 'vitest';
import { DEFAULT_STRATEGY } from '../../lib/core/strategy.ts';
import { strategy } from '../../lib/storage/strategySchema.ts';

const stored = (caps: object) => ({ ...DEFAULT_STRATEGY, caps });

test('a strategy from before classes had caps of their own has none', () => {
  const read = v.parse(strategy, stored({ trade: '500000000', turnover: 2_000 }));
  expect(read.caps).toEqual({ trade: 500_000_000n, classes: {}, turnover: 2_000 });
});

test('a cap of a class is read back', () => {
  const caps = { trade: null, classes: { ETH: '80000000000' }, turnover: null };
  expect(v.parse(strategy, stored(caps)).caps.classes).toEqual({ ETH: 80_000_000_000n });
});
