import { describe, expect, test } from 'vitest';
import { matchCheapest } from '../../lib/core/matchCheapest.ts';
import { matchNeeds } from '../../lib/core/matching.ts';
import { dollars } from '../../lib/core/money.ts';
import type { Plan } from '../../lib/core/plan.ts';
import { type PlanAsk, REBALANCE } from '../../lib/core/planAsk.ts';
import { dollarWorld } from '../property/dollarWorld.ts';
import { costsOf, three } from './askedPlans.ts';
import { leftOf, planOf, tradesOf } from './planInWords.ts';

describe('a fixed sum too small for every class', () => {
  const fifths = (cash: number, minTradeCents: number) =>
    dollarWorld({
      rows: [
        ...'ABCDE'.split('').map((classId) => ({ classId, cents: 1_600_00 })),
        { classId: 'USD', cents: (2_000 + cash) * 100 },
      ],
      targets: { A: 1_600, B: 1_600, C: 1_600, D: 1_600, E: 1_600, USD: 2_000 },
      minTradeCents,
    });
  const invest = (value: number): PlanAsk => ({
    kind: 'invest',
    value: dollars(value),
    from: 'USD',
  });
  const withCosts = matchCheapest(costsOf({ 1: 1 }, ['A', 'B', 'C', 'D', 'E', 'USD']));

  test.each([
    ['in few swaps', matchNeeds],
    ['at least cost', withCosts],
  ])('goes into as many as can have the minimum, %s', (_how, match) => {
    const plan = planOf(fifths(100, 25_00), invest(100), match);
    const each = ['A', 'B', 'C', 'D'].map((classId) => `USD@1 → ${classId} $25`);
    expect(tradesOf(plan).sort()).toEqual(each);
    expect(leftOf(plan)).toEqual([]);
  });

  test.each([
    ['in few swaps', matchNeeds],
    ['at least cost', withCosts],
  ])('below two minimums goes into one, %s', (_how, match) => {
    expect(tradesOf(planOf(fifths(40, 25_00), invest(40), match))).toEqual(['USD@1 → A $40']);
  });

  test('gives most to what lacks most', () => {
    const world = dollarWorld({ ...three(440, 290, 300), minTradeCents: 25_00 });
    expect(tradesOf(planOf(world, invest(70)))).toEqual(['USD@1 → BTC $45', 'USD@1 → ETH $25']);
  });

  test('with too little cash says so, and with nothing to buy that', () => {
    const short = planOf(dollarWorld(three(500, 300, 100)), invest(500));
    expect(leftOf(short)).toEqual(['USD $-400 notEnough']);
    const only = dollarWorld({
      rows: [
        { classId: 'BTC', cents: 10_000 },
        { classId: 'ETH', cents: 1 },
      ],
      targets: { BTC: 10_000, ETH: 0 },
    });
    const none = planOf(only, { kind: 'invest', value: dollars(50), from: 'BTC' });
    expect(leftOf(none)).toEqual(['BTC $-50 nothingToBuy']);
  });
});

describe('with impact', () => {
  const book = (held: number, cash: number) =>
    dollarWorld({
      rows: [
        { classId: 'ETH', cents: held * 100 },
        { classId: 'USD', cents: cash * 25 },
        { classId: 'ETH', chainId: 8453, cents: held * 100 },
        { classId: 'USD', chainId: 8453, cents: cash * 75 },
      ],
      targets: { ETH: 7_000, USD: 3_000 },
    });
  const twoChains = (impacts: readonly [bigint, bigint], gas: readonly [number, number]) =>
    matchCheapest({
      gas: [
        { chainId: 1, fee: dollars(gas[0]) },
        { chainId: 8453, fee: dollars(gas[1]) },
      ],
      shares: ['ETH', 'USD'].flatMap((classId) => [
        { classId, chainId: 1, share: 1_000n, impact: impacts[0] },
        { classId, chainId: 8453, share: 1_000n, impact: impacts[1] },
      ]),
    });
  const sumOf = ({ cost }: Plan) => Number(cost ? cost.gas + cost.swaps + cost.tax : 0n) / 1e8;

  test('of two chains alike the one with less of it is taken, at what it costs', () => {
    const plan = planOf(
      book(400_000, 200_000),
      REBALANCE,
      twoChains([200_000n, 220_000n], [3_000, 3_000]),
    );
    expect(plan.trades.map(({ sell }) => sell.chainId)).toEqual([1]);
    // $101,498: gas 3,000, fee 0.1 %, impact 2 % of it and of what arrives.
    expect(sumOf(plan)).toBeCloseTo(5_139.5, 0);
    expect(plan.cost?.gap).toBe(0);
    expect(plan.leftOut).toEqual([]);
  });

  test('a thin chain is not taken for the little that its first part would cost', () => {
    const plan = planOf(book(40_000, 20_000), REBALANCE, twoChains([10_000n, 600_000n], [5, 1]));
    expect(tradesOf(plan)).toEqual(['ETH@1 → USD $10007.7']);
    expect(sumOf(plan)).toBeCloseTo(16, 1);
  });

  test('what two chains do more cheaply together is shared between them', () => {
    const plan = planOf(
      book(400_000, 200_000),
      REBALANCE,
      twoChains([200_000n, 200_000n], [500, 500]),
    );
    const [one = 0, two = 0] = plan.trades.map(({ value }) => Number(value) / 1e8);
    expect(one / two).toBeGreaterThan(0.95);
    expect(one / two).toBeLessThan(1.05);
    expect(plan.cost?.gap ?? 99).toBeLessThan(2);
  });

  test('a first part costs what that part costs', () => {
    const world = dollarWorld({
      rows: [
        { classId: 'ETH', cents: 800_000_00 },
        { classId: 'USD', cents: 200_000_00 },
      ],
      targets: { ETH: 5_000, USD: 5_000 },
    });
    const plan = planOf(
      world,
      REBALANCE,
      matchCheapest(costsOf({ 1: 10 }, ['ETH', 'USD'], 0n, 1_000n)),
    );
    // A third of $300,000 loses 0.01 %.
    expect(Number(plan.cost?.swaps) / 1e8).toBeCloseTo(10, 1);
  });

  test('swaps that sell one class are cut for the impact they have together', () => {
    const world = dollarWorld({
      rows: ['X', 'A', 'B', 'C'].map((classId) => ({
        classId,
        cents: classId === 'X' ? 700_000_00 : 100_000_00,
      })),
      targets: { X: 4_000, A: 2_000, B: 2_000, C: 2_000 },
    });
    const { gas, shares } = costsOf({ 1: 6 }, ['A', 'B', 'C'], 1_000n);
    const sold = { classId: 'X', chainId: 1, share: 1_000n, impact: 1_000n };
    const plan = planOf(world, REBALANCE, matchCheapest({ gas, shares: [...shares, sold] }));
    // $300,000 together lose $45; alone none of three would lose as much as its gas.
    expect(plan.leftOut.some(({ reason }) => reason === 'sliced')).toBe(true);
    const moved = plan.trades.reduce((sum, { value }) => sum + Number(value) / 1e8, 0);
    expect(Number(plan.cost?.swaps) / 1e8).toBeCloseTo(
      moved * 0.001 + (moved / 1e6) * 0.0005 * moved,
      0,
    );
  });
});
