import { expect, test } from 'vitest';
import { askFeeds } from '../../lib/chain/prices/feeds.ts';
import type { Answer } from '../../lib/chain/views.ts';
import { bps } from '../../lib/core/money.ts';

const NOW = 1_800_000_000;
const FEED = {
  name: 'ETH',
  address: '0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419',
  heartbeat: 3600,
  deviation: bps(50),
} as const;
const word = (value: bigint) => BigInt.asUintN(256, value);
const text = (written: string): bigint[] => [
  32n,
  BigInt(written.length),
  BigInt(`0x${Buffer.from(written).toString('hex').padEnd(64, '0').slice(0, 64)}`),
];

interface Said {
  round: Answer;
  decimals: Answer;
  description: Answer;
  min: Answer;
  max: Answer;
}
const AT = BigInt(NOW - 60);
const HONEST: Said = {
  round: [7n, 3_000_00000000n, AT, AT, 7n],
  decimals: [8n],
  description: text('ETH / USD'),
  min: null,
  max: null,
};
const read = (said: Partial<Said>) => {
  const { round, decimals, description, min, max } = { ...HONEST, ...said };
  return askFeeds([FEED]).read([round, decimals, description, min, max], NOW)[0];
};

test('an honest round is a price as old as it says', () => {
  expect(read({})).toEqual({ price: 3000n * 10n ** 18n, asOf: NOW - 60 });
});

test('a round that is not over, not answered or not there is open', () => {
  const open = (round: Answer) => expect(read({ round })?.flaw).toBe('roundOpen');
  open([7n, 3_000_00000000n, AT, 0n, 7n]);
  open([7n, 3_000_00000000n, AT, AT, 6n]);
  open([7n, 3_000_00000000n, AT, BigInt(NOW + 121), 7n]);
  open([7n, 3_000_00000000n, AT, 2n ** 200n, 7n]);
  open(null);
  expect(read({ round: [7n, 3_000_00000000n, AT, BigInt(NOW + 120), 7n] })?.flaw).toBeUndefined();
});

test('nothing and less than nothing is no price', () => {
  for (const answer of [0n, -1n, -3_000_00000000n, -(2n ** 255n)])
    expect(read({ round: [7n, word(answer), AT, AT, 7n] })).toEqual({
      price: 0n,
      asOf: NOW - 60,
      flaw: 'notPositive',
    });
});

test('only a feed that says so, with eight decimals, is in dollars', () => {
  for (const written of [
    'ETH / BTC',
    'wstETH / stETH',
    'ETH / USDC',
    'USD / ETH',
    '',
    'ETH / USD ',
  ])
    expect(read({ description: text(written) })?.flaw).toBe('notDollars');
  expect(read({ description: text(`${'A'.repeat(30)} / USD`) })?.flaw).toBe('notDollars');
  expect(read({ description: null })?.flaw).toBe('notDollars');
  for (const decimals of [[18n], [0n], null]) expect(read({ decimals })?.flaw).toBe('notDollars');
});

test('an answer at or beyond a bound is clamped; without bounds none is', () => {
  const clamped = (bound: Partial<Said>) => expect(read(bound)?.flaw).toBe('clamped');
  clamped({ max: [3_000_00000000n] });
  clamped({ max: [2_999_99999999n] });
  clamped({ min: [3_000_00000000n] });
  expect(read({ min: [word(-5n)], max: [3_000_00000001n] })?.flaw).toBeUndefined();
  expect(read({ min: [2_999_99999999n] })?.flaw).toBeUndefined();
});
