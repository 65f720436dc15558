import { describe, expect, test } from 'vitest';
import { dollarWorld } from '../property/dollarWorld.ts';
import { leftOf, planOf, tradesOf } from './planInWords.ts';

describe('on one chain', () => {
  test('one class over funds all that are under, the largest first', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'BTC', cents: 650_00 },
          { classId: 'ETH', cents: 240_00 },
          { classId: 'USD', cents: 110_00 },
        ],
        targets: { BTC: 5_000, ETH: 3_000, USD: 2_000 },
      }),
    );
    expect(tradesOf(plan)).toEqual(['BTC@1 → USD $90', 'BTC@1 → ETH $60']);
    expect(leftOf(plan)).toEqual([]);
  });

  test('a class in band gives only what the classes over cannot', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'BTC', cents: 380_00 },
          { classId: 'ETH', cents: 330_00 },
          { classId: 'USD', cents: 290_00 },
        ],
        targets: { BTC: 3_000, ETH: 3_100, USD: 3_900 },
      }),
    );
    expect(tradesOf(plan)).toEqual(['BTC@1 → USD $80', 'ETH@1 → USD $20']);
  });

  test('two who hold the same class each sell their own', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'ETH', cents: 300_00 },
          { classId: 'ETH', cents: 300_00, owner: '0x2222222222222222222222222222222222222222' },
          { classId: 'USD', cents: 0 },
        ],
        targets: { ETH: 0, USD: 10_000 },
      }),
    );
    expect(new Set(plan.trades.map(({ owner }) => owner)).size).toBe(2);
    expect(tradesOf(plan)).toEqual(['ETH@1 → USD $300', 'ETH@1 → USD $300']);
  });
});

test('where one holding suffices no second is touched', () => {
  const plan = planOf(
    dollarWorld({
      rows: [
        { classId: 'ETH', cents: 100_00 },
        { classId: 'ETH', cents: 500_00, owner: '0x2222222222222222222222222222222222222222' },
        { classId: 'USD', cents: 200_00 },
      ],
      targets: { ETH: 2_500, USD: 7_500 },
    }),
  );
  expect(tradesOf(plan)).toEqual(['ETH@1 → USD $400']);
});

describe('across chains', () => {
  test('what only one chain can buy is bought there, though something larger could be', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'ETH', cents: 500_00 },
          { classId: 'ETH', chainId: 8453, cents: 500_00 },
          { classId: 'LINK', cents: 0 },
          { classId: 'BTC', cents: 0 },
          { classId: 'BTC', chainId: 8453, cents: 0 },
        ],
        targets: { ETH: 0, LINK: 5_000, BTC: 5_000 },
      }),
    );
    expect(tradesOf(plan)).toEqual(['ETH@1 → LINK $500', 'ETH@8453 → BTC $500']);
    expect(leftOf(plan)).toEqual([]);
  });

  test('classes in band take and give on each chain what cannot cross', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'ETH', cents: 400_00 },
          { classId: 'LINK', cents: 170_00 },
          { classId: 'BTC', chainId: 8453, cents: 200_00 },
          { classId: 'USD', chainId: 8453, cents: 230_00 },
        ],
        targets: { ETH: [3_700, 200], LINK: 2_000, BTC: [2_300, 200], USD: 2_000 },
      }),
    );
    expect(tradesOf(plan)).toEqual(['ETH@1 → LINK $30', 'USD@8453 → BTC $30']);
    expect(leftOf(plan)).toEqual([]);
  });

  test('what would need a bridge is named on both sides', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'ETH', cents: 800_00 },
          { classId: 'USD', chainId: 8453, cents: 200_00 },
        ],
        targets: { ETH: 5_000, USD: 5_000 },
      }),
    );
    expect(tradesOf(plan)).toEqual([]);
    expect(leftOf(plan)).toEqual(['ETH $-300 acrossChains', 'USD $300 acrossChains']);
  });
});

describe('what is left out', () => {
  const halves = { A: 5_000, B: 5_000 };

  test('coins held by hand are locked, and what they should fund has nothing to sell', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'A', cents: 0 },
          { classId: 'B', cents: 200_00 },
        ],
        targets: halves,
        manual: { A: 800_00 },
      }),
    );
    expect(leftOf(plan)).toEqual(['A $-300 locked', 'B $300 nothingToSell']);
  });

  test('the native coin below its reserve counts for nothing and is not sold', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'A', cents: 800_00, isNative: true },
          { classId: 'B', cents: 200_00 },
        ],
        targets: halves,
        reserveCents: 800_00,
      }),
    );
    expect(tradesOf(plan)).toEqual(['B@1 → A $100']);
    expect(leftOf(plan)).toEqual([]);
  });

  test('of the native coin only what lies above the reserve is weighed and sold', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'A', cents: 800_00, isNative: true },
          { classId: 'B', cents: 200_00 },
        ],
        targets: halves,
        reserveCents: 500_00,
      }),
    );
    expect(tradesOf(plan)).toEqual(['A@1 → B $50']);
    expect(leftOf(plan)).toEqual([]);
  });

  test.each(['single', 'stale', 'disputed'] as const)(
    'a price that is %s is not sold at',
    (status) => {
      const plan = planOf(
        dollarWorld({
          rows: [
            { classId: 'A', cents: 800_00, status },
            { classId: 'B', cents: 200_00 },
          ],
          targets: halves,
        }),
      );
      expect(leftOf(plan)).toEqual(['A $-300 priceUnknown', 'B $300 nothingToSell']);
    },
  );

  test('a price that is disputed is not bought at', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'A', cents: 800_00 },
          { classId: 'B', cents: 200_00, status: 'disputed' },
        ],
        targets: halves,
      }),
    );
    expect(leftOf(plan)).toEqual(['A $-300 priceUnknown', 'B $300 priceUnknown']);
  });

  test('without a price for something held nothing is traded, whatever it is', () => {
    const plan = planOf(
      dollarWorld({
        rows: [
          { classId: 'A', cents: 800_00 },
          { classId: 'B', cents: 200_00 },
          { classId: 'B', chainId: 8453, cents: 1, status: 'missing' },
        ],
        targets: halves,
      }),
    );
    expect(tradesOf(plan)).toEqual([]);
    expect(leftOf(plan)).toEqual(['A $-300 priceUnknown', 'B $300 priceUnknown']);
  });

  test('a swap of exactly the minimum is made, and one a cent below it is named', () => {
    const rows = [
      { classId: 'A', cents: 150_00 },
      { classId: 'B', cents: 100_00 },
    ];
    const at = (minTradeCents: number) =>
      planOf(dollarWorld({ rows, targets: halves, minTradeCents }));
    expect(tradesOf(at(25_00))).toEqual(['A@1 → B $25']);
    expect(tradesOf(at(25_01))).toEqual([]);
    expect(leftOf(at(25_01))).toEqual(['A $-25 belowMinimum', 'B $25 belowMinimum']);
  });

  test('a token that cannot be divided is sold whole or not at all', () => {
    const world = dollarWorld({
      rows: [
        { classId: 'A', cents: 150_00 },
        { classId: 'B', cents: 100_00 },
      ],
      targets: halves,
      minTradeCents: 25_00,
    });
    const coarse = structuredClone(world.snapshot);
    for (const held of coarse.holdings) held.asset.decimals = held.asset.classId === 'A' ? 0 : 18;
    const priced = coarse.prices.find(({ asset }) => asset.classId === 'A');
    const held = coarse.holdings.find(({ asset }) => asset.classId === 'A');
    if (!priced?.price || !held) throw new Error('no A');
    Object.assign(priced, { price: priced.price * 10n });
    Object.assign(held, { amount: 15n });
    const plan = planOf({ ...world, snapshot: coarse });
    expect(tradesOf(plan)).toEqual([]);
    expect(leftOf(plan)).toEqual(['A $-25 belowMinimum', 'B $25 belowMinimum']);
  });
});
