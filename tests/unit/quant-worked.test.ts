import { expect, test } from 'vitest';
import { splitByStress } from '../../lib/quant/correlation.ts';
import { costAt, fitCostCurve } from '../../lib/quant/costCurve.ts';
import { expectedTrackingError, spanCovariance } from '../../lib/quant/covariance.ts';
import { unhedgedShare } from '../../lib/quant/diversification.ts';
import { betaWeightedDelta, perpHedge, putHedge, tradedPerMove } from '../../lib/quant/hedge.ts';
import { leastSquares } from '../../lib/quant/leastSquares.ts';
import { costDrag } from '../../lib/quant/metrics.ts';
import { minimise } from '../../lib/quant/nelderMead.ts';
import * as band from '../../lib/quant/noTradeBand.ts';
import { safeMultiplier } from '../../lib/quant/portfolioInsurance.ts';
import { isLeverageOff } from '../../lib/quant/volatilityTarget.ts';

/** Edges in points of the weight, one decimal, for k = 0.5 % and an aversion of 3. */
function points(target: number, fixedCost: number): string {
  const inputs = {
    target,
    cost: 0.005,
    fixedCost,
    riskAversion: 3,
    weightVariance: (target * (1 - target) * 0.8) ** 2,
    directionVariance: 0.64,
  };
  const { inner, outer } = band.noTradeBand(inputs).above;
  return `${(inner * 100).toFixed(1)}/${(outer * 100).toFixed(1)}`;
}

test.each([
  [0.05, 1e-6, '1.5/2.1'],
  [0.1, 1e-5, '1.9/3.7'],
  [0.25, 1e-4, '2.3/7.6'],
  [0.25, 5e-4, '1.5/10.0'],
  [0.5, 1e-6, '4.8/6.1'],
  [0.5, 2e-3, '1.2/15.6'],
])('the band of a %d target at gas of %d of the portfolio is %s points', (target, gas, edges) => {
  expect(points(target, gas)).toBe(edges);
});

test('a band twice as wide is traded at a quarter as often', () => {
  const often = band.yearsBetweenTrades({ inner: 0, outer: 0.05 }, 0.04);
  expect(band.yearsBetweenTrades({ inner: 0, outer: 0.1 }, 0.04)).toBeCloseTo(4 * often, 12);
});

test('two assets that move as one have a finite band', () => {
  const same = [
    [0.5, 0.5],
    [0.5, 0.5],
  ];
  const directionVariance = band.directionVariance(same, [0.5, 0.5], 0, 1);
  expect(directionVariance).toBe(0);
  const weightVariance = band.weightVariance(same, [0.5, 0.5], 0);
  const inputs = { target: 0.5, cost: 0.003, fixedCost: 1e-4, riskAversion: 3 };
  const { above } = band.noTradeBand({ ...inputs, weightVariance, directionVariance });
  expect(Number.isFinite(above.outer)).toBe(true);
});

test('the tracking error of a one-point gap in a 4 % day asset is 0.76 % a year', () => {
  expect(expectedTrackingError([[0.0016]], [0.01])).toBeCloseTo(0.04 * 0.01 * Math.sqrt(365), 12);
});

test('a hedge in the asset itself leaves nothing, one that moves alone leaves all', () => {
  expect(
    unhedgedShare(
      [
        [4, 0],
        [0, 1],
      ],
      [1, 0],
      0,
    ),
  ).toBeCloseTo(0, 12);
  expect(
    unhedgedShare(
      [
        [4, 0],
        [0, 1],
      ],
      [1, 0],
      1,
    ),
  ).toBeCloseTo(1, 12);
});

test('the worst days are those the book lost most on', () => {
  const rows = [[-0.5], [0.1], [0.2], [-0.1], [0.05]];
  const { worst, calm } = splitByStress(rows, [1], 0.2);
  expect(worst).toEqual([[-0.5]]);
  expect(calm).toHaveLength(4);
});

test('weights that fall by half a row are a half, a quarter, an eighth', () => {
  const s = spanCovariance([[1], [0], [0]], 3)?.[0]?.[0] ?? 0;
  const parts = [0.25, 0.5, 1];
  const squares = [(2 / 3) ** 2, (1 / 3) ** 2, (1 / 3) ** 2];
  expect(s).toBeCloseTo(parts.reduce((all, p, i) => all + p * (squares[i] ?? 0), 0) / 1.75, 12);
});

test('costs that took a fifth of the wealth over two years dragged 11.8 % a year', () => {
  expect(costDrag(1, 0.8, 2)).toBeCloseTo(0.118, 3);
});

test('a fall of 37 % between two checks allows a multiplier of 2.7', () => {
  expect(safeMultiplier(0.37)).toBeCloseTo(2.7, 2);
});

test('leverage is changed only when it is more than a tenth off', () => {
  expect(isLeverageOff(1.09, 1)).toBe(false);
  expect(isLeverageOff(0.89, 1)).toBe(true);
});

test('the curve through quotes of a pool finds its fee and its depth', () => {
  const points = [100, 1000, 5000, 20_000].map((size) => ({
    size,
    cost: 0.003 * size + 1e-7 * size ** 2,
  }));
  const curve = fitCostCurve(points);
  expect(curve?.rate).toBeCloseTo(0.003, 10);
  expect(curve?.impact).toBeCloseTo(1e-7, 12);
  expect(curve?.error).toBeCloseTo(0, 10);
});

test('a curve never pays for trading: neither its fee nor its impact is below zero', () => {
  const falling = fitCostCurve([
    { size: 10, cost: 1 },
    { size: 1000, cost: 2 },
  ]);
  expect(falling).toMatchObject({ impact: 0, points: 2 });
  const free = fitCostCurve([
    { size: 100, cost: 0 },
    { size: 1000, cost: 20 },
  ]);
  expect(free?.rate).toBe(0);
  expect(costAt({ rate: 0.003, impact: 0 }, 1000)).toBe(3);
  expect(fitCostCurve([{ size: 500, cost: 5 }])).toMatchObject({ rate: 0.01, impact: 0 });
  expect(fitCostCurve([])).toBeNull();
});

test('a straight line is found exactly, and columns that repeat have no fit', () => {
  const fit = leastSquares(
    [
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
    ],
    [1, 3, 5, 7],
  );
  expect(fit?.coefficients[0]).toBeCloseTo(1, 12);
  expect(fit?.coefficients[1]).toBeCloseTo(2, 12);
  expect(fit?.rSquared).toBeCloseTo(1, 12);
  expect(
    leastSquares(
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      [1, 2, 3],
    ),
  ).toBeNull();
});

test('the minimum of a curved valley is found', () => {
  const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const { x, converged } = minimise(valley, [-1.2, 1]);
  expect(converged).toBe(true);
  expect(x[0]).toBeCloseTo(1, 5);
  expect(x[1]).toBeCloseTo(1, 5);
});

test('half of a book that moves like 8,000 dollars of BTC is hedged by 4,000 short', () => {
  const delta = betaWeightedDelta([5000, 2500], [1, 1.2]);
  expect(delta).toBe(8000);
  const perp = perpHedge({
    delta,
    share: 0.5,
    hourlyFunding: 1e-5,
    hours: 240,
    margin: 1000,
    maintenance: 0.05,
  });
  expect(perp.notional).toBe(4000);
  expect(perp.carry).toBeCloseTo(9.6, 9);
  // $1,000 less 4,000 r is 5 % of 4,000 (1 + r).
  expect(perp.liquidationRise).toBeCloseTo(0.2 / 1.05, 12);
});

test.each([0.7, 0.9, 1, 1.3, 3])(
  'puts struck at %d of the price leave half of the loss at the fall, their cost counted',
  (part) => {
    const spot = 60_000;
    const option = { spot, strike: part * spot, years: 30 / 365, rate: 0.04, sigma: 0.55 };
    const loss = { delta: 12_000, fall: 0.4, share: 0.5 };
    const puts = putHedge(option, loss) ?? { count: Number.NaN, cost: 0, delta: 0 };
    const paid = puts.count * (option.strike - spot * 0.6);
    expect(loss.delta * loss.fall - paid + puts.cost).toBeCloseTo(2_400, 9);
    expect(puts.cost).toBeGreaterThan(0);
    expect(puts.delta).toBeLessThan(0);
  },
);

test('a put that pays back no more at the fall than it costs halves nothing', () => {
  const option = { spot: 100, strike: 90, years: 30 / 365, rate: 0, sigma: 0.5 };
  expect(putHedge(option, { delta: 1_000, fall: 0.1, share: 0.5 })).toBeNull();
  expect(putHedge(option, { delta: 1_000, fall: 0.3, share: 0.5 })).not.toBeNull();
});

test('a half-and-half rule trades 25 dollars a 10,000 for a move of 1 %', () => {
  expect(tradedPerMove(10_000, 0.5)).toBeCloseTo(25, 12);
});
