import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestSlices } from '../../lib/quant/costCurve.ts';
import * as band from '../../lib/quant/noTradeBand.ts';
import { anyCovariance, anyNumber, anyWeights } from './quantInputs.ts';
import './seeded.ts';

const anyInputs: fc.Arbitrary<band.BandInputs> = fc
  .record({
    target: anyNumber(0.02, 0.9),
    cost: fc.oneof(fc.constantFrom(0, 0.003), anyNumber(1e-5, 0.05)),
    fixedCost: fc.oneof(fc.constantFrom(0, 1e-5), anyNumber(1e-8, 0.02)),
    riskAversion: anyNumber(0.5, 10),
    variance: anyNumber(0.01, 4),
  })
  .map(({ variance, ...rest }) => ({
    ...rest,
    weightVariance: (rest.target * (1 - rest.target)) ** 2 * variance,
    directionVariance: variance,
  }));

const free = (inputs: band.BandInputs): band.Edges => {
  const { weightVariance, directionVariance, riskAversion, cost, fixedCost } = inputs;
  return band.bandEdges(
    (12 * weightVariance) / (riskAversion * directionVariance),
    cost,
    fixedCost,
  );
};

const SLACK = 1 + 1e-9;

test('a band trades back to a place between the target and the edge it acts at', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const { above, below } = band.noTradeBand(inputs);
      for (const { inner, outer } of [above, below]) {
        expect(inner).toBeGreaterThanOrEqual(0);
        expect(outer).toBeGreaterThanOrEqual(inner);
      }
      expect(below.outer).toBeLessThanOrEqual(0.9 * inputs.target);
      expect(above.outer).toBeLessThanOrEqual(0.9 * (1 - inputs.target));
    }),
  );
});

test('a dearer swap widens both edges', () => {
  fc.assert(
    fc.property(anyInputs, anyNumber(1.01, 10), (inputs, times) => {
      const [near, far] = [free(inputs), free({ ...inputs, cost: inputs.cost * times })];
      expect(far.outer * SLACK).toBeGreaterThanOrEqual(near.outer);
      expect(far.inner + 1e-9).toBeGreaterThanOrEqual(near.inner);
    }),
  );
});

test('dearer gas acts later and trades further back', () => {
  fc.assert(
    fc.property(anyInputs, anyNumber(1.01, 10), (inputs, times) => {
      const [near, far] = [free(inputs), free({ ...inputs, fixedCost: inputs.fixedCost * times })];
      expect(far.outer * SLACK).toBeGreaterThanOrEqual(near.outer);
      expect(far.inner).toBeLessThanOrEqual(near.inner + 1e-9);
    }),
  );
});

test('more aversion to risk narrows the band', () => {
  fc.assert(
    fc.property(anyInputs, anyNumber(1.01, 10), (inputs, times) => {
      const calm = free({ ...inputs, riskAversion: inputs.riskAversion * times });
      expect(calm.outer).toBeLessThanOrEqual(free(inputs).outer * SLACK);
    }),
  );
});

test('the band does not depend on how volatile everything is', () => {
  const given = anyCovariance.chain((s) => fc.tuple(fc.constant(s), anyWeights(s.length)));
  fc.assert(
    fc.property(given, anyNumber(1, 20), ([s, targets], times) => {
      const edges = (factor: number) => {
        const annual = s.map((row) => row.map((x) => x * 365 * factor));
        const costs = { cost: 0.003, fixedCost: 1e-4, riskAversion: 3, target: targets[0] ?? 0 };
        const weightVariance = band.weightVariance(annual, targets, 0);
        const directionVariance = band.directionVariance(annual, targets, 0);
        return band.noTradeBand({ ...costs, weightVariance, directionVariance }).above.outer;
      };
      expect(edges(times) / edges(1)).toBeCloseTo(1, 9);
    }),
  );
});

test('against all others pro rata the covariance cancels', () => {
  const given = anyCovariance.chain((s) => fc.tuple(fc.constant(s), anyWeights(s.length)));
  fc.assert(
    fc.property(given, ([s, targets]) => {
      const t = targets[0] ?? 0;
      const ratio = band.weightVariance(s, targets, 0) / band.directionVariance(s, targets, 0);
      expect(ratio / (t * (1 - t)) ** 2).toBeCloseTo(1, 9);
    }),
  );
});

test('no pair of edges nearby loses less', () => {
  const paid = anyInputs.filter(({ cost, fixedCost }) => cost > 1e-5 && fixedCost > 1e-7);
  fc.assert(
    fc.property(paid, anyNumber(0.8, 1.25), anyNumber(0.8, 1.25), (inputs, x, y) => {
      const best = free(inputs);
      const other = {
        inner: best.inner * x,
        outer: Math.max(best.outer * y, best.inner * x * 1.001),
      };
      const least = band.bandLoss(inputs, best);
      expect(least).toBeLessThanOrEqual(band.bandLoss(inputs, other) * SLACK);
    }),
  );
});

test('without gas the band is the cube-root law, without a fee the fourth-root law', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const { target, cost, fixedCost, riskAversion } = inputs;
      const edge = free({ ...inputs, fixedCost: 0 });
      const cube = band.proportionalHalfWidth(target, cost, riskAversion);
      expect(edge.outer).toBeCloseTo(cube, 9);
      expect(edge.inner).toBeCloseTo(cube, 9);
      const gas = free({ ...inputs, cost: 0 });
      expect(gas.outer).toBeCloseTo(band.fixedHalfWidth(target, fixedCost, riskAversion), 9);
      expect(gas.inner).toBeCloseTo(0, 9);
    }),
  );
});

test('a tax on gains widens only the side that sells, a loss narrows it', () => {
  fc.assert(
    fc.property(anyInputs, anyNumber(0.01, 0.3), (inputs, tax) => {
      const plain = band.noTradeBand(inputs);
      const gain = band.noTradeBand({ ...inputs, sellTax: band.sellTaxOf(tax, 50, 100) });
      const loss = band.noTradeBand({ ...inputs, sellTax: band.sellTaxOf(tax, 200, 100) });
      expect(gain.above.outer * SLACK).toBeGreaterThanOrEqual(plain.above.outer);
      expect(loss.above.outer).toBeLessThanOrEqual(plain.above.outer * SLACK);
      expect(gain.below).toEqual(plain.below);
    }),
  );
});

test('no other number of parts costs less than the best', () => {
  fc.assert(
    fc.property(anyNumber(1, 1e6), anyNumber(1e-9, 1e-3), anyNumber(0.01, 50), (size, q, gas) => {
      const cost = (m: number) => (q * size ** 2) / m + gas * m;
      const best = bestSlices(size, q, gas);
      expect(Number.isInteger(best) && best >= 1).toBe(true);
      for (const m of [best - 1, best + 1, 1, 2 * best])
        if (m >= 1) expect(cost(best)).toBeLessThanOrEqual(cost(m) * SLACK);
    }),
  );
});
