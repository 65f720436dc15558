import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Drift } from '../../lib/core/drift.ts';
import { matchCheapest } from '../../lib/core/matchCheapest.ts';
import { applyTrades, type Plan, planTrades, turnoverOf } from '../../lib/core/plan.ts';
import { type PlanAsk, REBALANCE } from '../../lib/core/planAsk.ts';
import type { PlanCosts } from '../../lib/core/planCosts.ts';
import { anyCostsOf, paidFill, totalCost } from './anyCosts.ts';
import {
  anyOrderOf,
  anyTame as anyTameWorld,
  anyWild as anyWildWorld,
  coveredBy,
  driftOf,
  planOf as fewestOf,
  keepsLocks,
  keepsReserves,
  shuffled,
} from './planLaws.ts';
import type { World } from './worlds.ts';

interface Drawn {
  world: World;
  costs: PlanCosts;
}

const drawnFrom = (worlds: fc.Arbitrary<World>, mostImpact = 0n): fc.Arbitrary<Drawn> =>
  worlds.chain((world) => anyCostsOf(world, mostImpact).map((costs) => ({ world, costs })));
/** A million dollars loses up to 6 % to impact. */
const anyMoved = drawnFrom(anyTameWorld, 60_000n);
const anyWild = drawnFrom(anyWildWorld);
const anyTame = drawnFrom(anyTameWorld);

const planOf = ({ world, costs }: Drawn, ask: PlanAsk = REBALANCE): Plan => {
  const { portfolio, snapshot, classes } = world;
  return planTrades(portfolio, driftOf(world), snapshot, classes, ask, matchCheapest(costs));
};
const fewest = ({ world }: Drawn): Plan => fewestOf(world);

const law = (
  drawn: fc.Arbitrary<Drawn>,
  holds: (drawn: Drawn, plan: Plan) => void,
  numRuns = 500,
) =>
  fc.assert(
    fc.property(drawn, (one) => holds(one, planOf(one))),
    { numRuns },
  );

const covered = ({ world }: Drawn, plan: Plan): bigint => coveredBy(world, plan);

/** What may differ: costs of what is moved, and the grain of the choice. */
const slackOf = ({ costs }: Drawn, { trades }: Plan, { total }: Drift): bigint =>
  4n * totalCost({ ...costs, gas: [], sellTax: {} }, trades) + total / 10n ** 6n + 10n ** 7n;

test('a plan with costs sells nothing that is not held, locked, kept, or in reserve', () => {
  law(anyWild, ({ world }, plan) => {
    keepsReserves(world, plan);
    keepsLocks(world, plan);
    for (const { sell, buy } of plan.trades) {
      expect(world.classes.maySell(sell)).toBe(true);
      expect(buy.chainId).toBe(sell.chainId);
    }
  });
});

test('with costs no class is both sold and bought, and no trade is below the minimum or above a cap', () => {
  law(anyWild, ({ world }, { trades }) => {
    const { limits, strategy } = world.portfolio;
    const sold = new Set(trades.map(({ sell }) => sell.classId));
    const { total } = driftOf(world);
    for (const { buy, value } of trades) {
      expect(sold.has(buy.classId)).toBe(false);
      expect(value > 0n && value >= limits.minTrade).toBe(true);
      expect(strategy.caps.trade === null || value <= strategy.caps.trade).toBe(true);
    }
    const { turnover } = strategy.caps;
    if (turnover === null || trades.length === 0) return;
    expect(turnoverOf(trades) * 10_000n <= total * BigInt(turnover)).toBe(true);
  });
});

test('with everything in band nothing is planned, whatever it costs', () => {
  law(anyWild, ({ world }, plan) => {
    if (driftOf(world).outside > 0) return;
    expect(plan).toEqual({ trades: [], leftOut: [], unknown: [] });
  });
});

test('costs leave no more undone than a plan of few swaps does', () => {
  law(
    anyTame,
    (drawn, plan) => {
      if (drawn.world.portfolio.limits.minTrade > 1n) return;
      const slack = slackOf(drawn, plan, driftOf(drawn.world));
      expect(covered(drawn, fewest(drawn)) - covered(drawn, plan) <= slack).toBe(true);
    },
    1_500,
  );
});

test('where only gas and tax cost, no plan of few swaps that does as much costs less', () => {
  let cheaper = 0;
  fc.assert(
    fc.property(anyTame, ({ world, costs }) => {
      if (world.portfolio.limits.minTrade > 1n) return;
      const free = { ...costs, shares: costs.shares.map((one) => ({ ...one, share: 0n })) };
      const drawn = { world, costs: free };
      const [plan, few] = [planOf(drawn), fewest(drawn)];
      const grain = driftOf(world).total / 10n ** 8n + 10n ** 6n;
      if (covered(drawn, few) < covered(drawn, plan) - grain) return;
      const [ours = 0n, theirs = 0n] = [plan, few].map(({ trades }) => totalCost(free, trades));
      expect(ours - theirs <= grain).toBe(true);
      if (ours * 20n < theirs * 19n) cheaper += 1;
    }),
    { numRuns: 1_500 },
  );
  expect(cheaper).toBeGreaterThan(2);
});

test('what a plan says it costs is what its own trades cost at their own sizes, impact among it', () => {
  let moved = 0;
  law(anyMoved, ({ costs }, { trades, cost }) => {
    if (trades.length === 0) return;
    if (!cost) throw new Error('no cost');
    const sum = cost.gas + cost.swaps + cost.tax;
    const off = totalCost(costs, trades) - sum;
    const grain = turnoverOf(trades) / 50_000n + sum / 50n + 100n;
    expect(off < grain && off > -grain).toBe(true);
    const free = { ...costs, shares: costs.shares.map((one) => ({ ...one, impact: 0n })) };
    if (totalCost(free, trades) * 21n < sum * 20n) moved += 1;
  });
  expect(moved).toBeGreaterThan(20);
});

/** The same where only one chain sells anything. */
function aloneOn({ world, costs }: Drawn, only: number): Drawn {
  const buyMemberOf: World['classes']['buyMemberOf'] = (classId, chainId) =>
    chainId === only ? world.classes.buyMemberOf(classId, chainId) : undefined;
  return { world: { ...world, classes: { ...world.classes, buyMemberOf } }, costs };
}

test('with impact a plan costs no more than one that does as much on one chain alone', () => {
  let several = 0;
  law(
    anyMoved,
    (drawn, plan) => {
      const { world, costs } = drawn;
      if (world.portfolio.limits.minTrade > 1n || isCut(plan)) return;
      const slack = driftOf(world).total / 10n ** 4n + 10n ** 7n;
      const others = [...new Set(world.snapshot.holdings.map(({ asset }) => asset.chainId))]
        .map((only) => planOf(aloneOn(drawn, only)))
        .filter((other) => !isCut(other) && covered(drawn, other) + slack >= covered(drawn, plan));
      for (const other of others) {
        const [ours, theirs] = [totalCost(costs, plan.trades), totalCost(costs, other.trades)];
        expect(ours <= theirs + theirs / 50n + slack / 20n, `${ours} ${theirs}`).toBe(true);
        if (plan.trades.length > 0) several += 1;
      }
    },
    600,
  );
  expect(several).toBeGreaterThan(20);
});

const isCut = ({ leftOut }: Plan): boolean => leftOut.some(({ reason }) => reason === 'sliced');

test('after a plan, its costs paid, what was outside its band is in it or named', () => {
  law(
    anyTame,
    ({ world, costs }, plan) => {
      const fills = plan.trades.map((trade) => paidFill(world, costs, trade));
      const snapshot = applyTrades(world.snapshot, fills, world.portfolio.limits);
      const then = { ...world, snapshot };
      const { rows, total } = driftOf(then);
      const before = driftOf(world).rows;
      const named = new Set(plan.leftOut.map(({ classId }) => classId));
      for (const { classId, value, target, band } of rows) {
        const was = before.find((row) => row.classId === classId);
        if (named.has(classId) || was?.position === 'inBand') continue;
        const gap = value * 10_000n - total * BigInt(target);
        const most = total * BigInt(band) + total / 10n + 10n ** 11n;
        expect((gap < 0n ? -gap : gap) <= most, classId).toBe(true);
      }
    },
    1_000,
  );
});

test('the order of holdings, prices, targets and costs changes no trade', () => {
  const pair = anyWild.chain(({ world, costs }) =>
    fc.tuple(anyOrderOf(world), shuffled(costs.shares)).map(([other, shares]): [Drawn, Drawn] => [
      { world, costs },
      { world: other, costs: { ...costs, shares } },
    ]),
  );
  fc.assert(
    fc.property(pair, ([one, other]) => {
      expect(planOf(other)).toEqual(planOf(one));
    }),
    { numRuns: 500 },
  );
});

test('a pair whose cost is not known is used only where the others cannot, and then nothing is said of the cost', () => {
  law(anyTame, (drawn) => {
    const [first] = drawn.costs.shares;
    if (!first || drawn.world.portfolio.limits.minTrade > 1n) return;
    const shares = drawn.costs.shares.slice(1);
    const some = { ...drawn, costs: { ...drawn.costs, shares } };
    const plan = planOf(some);
    const isUnknown = plan.trades.some(
      ({ sell, buy }) =>
        sell.chainId === first.chainId &&
        (sell.classId === first.classId || buy.classId === first.classId),
    );
    expect(plan.cost === undefined).toBe(isUnknown || driftOf(drawn.world).outside === 0);
    const slack = slackOf(drawn, plan, driftOf(drawn.world));
    expect(covered(drawn, fewest(drawn)) - covered(drawn, plan) <= slack).toBe(true);
  });
});
