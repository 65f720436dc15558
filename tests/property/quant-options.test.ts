import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blackScholes } from '../../lib/quant/blackScholes.ts';
import { normalCdf } from '../../lib/quant/normal.ts';
import { anyNumber } from './quantInputs.ts';
import './seeded.ts';

test('a call less a put is the spot less the discounted strike', () => {
  const market = fc.record({
    spot: anyNumber(10, 1e5),
    strike: anyNumber(10, 1e5),
    years: anyNumber(0.01, 3),
    rate: anyNumber(-0.02, 0.1),
    sigma: anyNumber(0.05, 2),
  });
  fc.assert(
    fc.property(market, (given) => {
      const [call, put] = [
        blackScholes({ ...given, kind: 'call' }),
        blackScholes({ ...given, kind: 'put' }),
      ];
      const forward = given.spot - given.strike * Math.exp(-given.rate * given.years);
      expect((call.value - put.value - forward) / given.spot).toBeCloseTo(0, 10);
      expect(call.delta - put.delta).toBeCloseTo(1, 12);
      expect(call.gamma).toBe(put.gamma);
    }),
  );
});

test('the normal distribution rises, and both of its tails are alike', () => {
  fc.assert(
    fc.property(anyNumber(-9, 9), anyNumber(0.001, 1), (x, step) => {
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
      expect(normalCdf(x + step)).toBeGreaterThanOrEqual(normalCdf(x));
    }),
  );
});
