import { expect, test } from 'vitest';
import { type Asset, NATIVE } from '../../lib/core/asset.ts';
import type { CheckRecord } from '../../lib/core/check.ts';
import { type DayRecord, dayOf } from '../../lib/core/closes.ts';
import { price } from '../../lib/core/money.ts';
import { type AssetPrice, NOTHING_BESIDE, type PriceStatus } from '../../lib/core/snapshot.ts';
import { recordPrices } from '../../lib/flow/recordPrices.ts';

const AT = 1_728_086_400;
const ETH: Asset = { chainId: 1, address: NATIVE, symbol: 'ETH', decimals: 18, classId: 'ETH' };

const priced = (chainId: number, status: PriceStatus, value: bigint | null): AssetPrice => ({
  asset: { ...ETH, chainId },
  status,
  price: value === null ? null : price(value),
  asOf: value === null ? null : AT - 80_000,
  readings: [],
});

/** What is kept after a check that ended so, with these prices. */
async function kept(end: CheckRecord['end'], prices: AssetPrice[]) {
  const appended: [string, readonly DayRecord[]][] = [];
  await recordPrices(
    {
      readCheck: async () => ({ startedAt: AT, endedAt: AT, end, fault: null }),
      readSnapshot: async () => ({
        portfolioId: 'p',
        takenAt: AT,
        owners: [],
        chains: [],
        holdings: [],
        prices,
        ...NOTHING_BESIDE,
      }),
      appendDays: async (series, records) => void appended.push([series, records]),
    },
    'p',
  );
  return appended;
}

test('after a check that ended well each agreed price is kept as its day’s, without a range', async () => {
  expect(await kept('ok', [priced(1, 'agreed', 7n), priced(10, 'agreed', 8n)])).toEqual(
    [
      [1, 7n],
      [10, 8n],
    ].map(([chainId, close]) => [
      `${chainId}:${NATIVE}`,
      [{ day: dayOf(AT), close, high: null, low: null, source: 'snapshot', asOf: AT }],
    ]),
  );
});

test.each<PriceStatus>(['single', 'stale', 'disputed', 'flawed', 'depegged', 'missing'])(
  'a price that is %s is not kept',
  async (status) => {
    expect(await kept('ok', [priced(1, status, status === 'missing' ? null : 7n)])).toEqual([]);
  },
);

test.each(['partial', 'unknown', null] as const)(
  'after a check that ended as %s nothing is kept',
  async (end) => {
    expect(await kept(end, [priced(1, 'agreed', 7n)])).toEqual([]);
  },
);
