import type { LedgerModel, LotsModel } from '../../components/activity/models.ts';
import { heldAssets } from '../../lib/core/heldAssets.ts';
import type { RebalanceEntry } from '../../lib/core/history.ts';
import { buildLedger, type PriceFor } from '../../lib/core/ledger.ts';
import { ledgerPath } from '../../lib/core/ledgerPath.ts';
import { eventsOfBundle } from '../../lib/core/lots/bundleEvents.ts';
import { COIN_DECIMALS } from '../../lib/core/lots/coin.ts';
import { buildLotBook } from '../../lib/core/lots/lotBook.ts';
import { type CsvLine, type ImportWorld, readRows } from '../../lib/core/lots/readRows.ts';
import { eventOfRecord, type LotRecord } from '../../lib/core/lots/record.ts';
import { bps, dollars, price, usd } from '../../lib/core/money.ts';
import type { PriceAt } from '../../lib/core/snapshot.ts';
import type { TaxChoice } from '../../lib/core/strategy.ts';
import { FACTS } from './facts.ts';
import { NOW, OWNER } from './fixtures.ts';
import { bundleOf, REVIEW } from './planFixtures.ts';

const DAY = 86_400;
const { portfolio, snapshot } = FACTS.drifted;
if (!snapshot) throw new Error('the drifted fixture was read');
const read = snapshot;

const PRICES: PriceAt[] = read.prices.flatMap(({ asset, price: at, asOf }) =>
  at === null || asOf === null ? [] : [{ asset, price: at, asOf }],
);
const priceFor: PriceFor = (asset) => PRICES.find((one) => one.asset === asset) ?? byName(asset);
const byName: PriceFor = ({ symbol }) =>
  PRICES.find(({ asset }) => asset.symbol === symbol) ?? null;

const entry = (id: string, daysAgo: number, states: Parameters<typeof bundleOf>[1]) => {
  const at = NOW - daysAgo * DAY;
  const bundle = bundleOf(REVIEW, states, { id, closedAt: at, prices: PRICES });
  return { kind: 'rebalance', id, portfolioId: 'p1', at, bundle, onTargetAfter: null } as const;
};
const ENTRIES: RebalanceEntry[] = [
  entry('b3', 2, Array(9).fill('confirmed')),
  entry('b2', 12, ['confirmed', 'confirmed', 'confirmed', 'altered', 'skipped']),
  entry('b1', 31, ['confirmed', 'confirmed', 'reverted', 'skipped', 'skipped', 'skipped']),
];
const HELD = heldAssets(portfolio, read, { referenceOf: () => undefined });
const FLOWS = [
  { at: NOW - 20 * DAY, value: dollars(2_500), arrived: [] },
  { at: NOW - 8 * DAY, value: dollars(-400), arrived: [], left: [] },
];
/** A slow wave, so that the picture has something to show. */
const wave = (day: number, symbol: string): bigint =>
  10_000n + BigInt(Math.round(600 * Math.sin(day / 4 + symbol.length)));

function ledgerOf(entries: readonly RebalanceEntry[]): LedgerModel {
  const ledger = buildLedger(entries, HELD, priceFor);
  const known = ledger.rows.filter(({ effect }) => effect.isKnown);
  const path = ledgerPath({
    now: NOW,
    since: NOW - 60 * DAY,
    held: HELD,
    effects: known.map(({ at, effect }) => ({ at, changes: effect.changes })),
    flows: FLOWS,
    priceNow: priceFor,
    closeOn: (asset, day) => {
      const now = priceFor(asset);
      if (!now || day % 9 === 0) return null;
      return { ...now, price: price((now.price * wave(day, asset.symbol)) / 10_000n) };
    },
  });
  const performance = {
    since: NOW - 60 * DAY,
    growth: 1_042_100_000_000n,
    flows: FLOWS,
    deposit: null,
  };
  const drawdown = path.points.length > 1 ? { held: 0.118, untouched: 0.1262 } : null;
  return { ...ledger, path, drawdown, performance, unpriced: [] };
}

export const LEDGER: LedgerModel = ledgerOf(ENTRIES);
/** Without the one that was altered, everything is known. */
export const LEDGER_KNOWN: LedgerModel = ledgerOf(ENTRIES.filter(({ id }) => id !== 'b2'));
export const LEDGER_EMPTY: LedgerModel = { ...ledgerOf([]), performance: null };

export const TAX: TaxChoice = {
  rate: bps(3_000),
  method: 'hifo',
  pool: 'all',
  longTermDays: 365,
  longTermRate: bps(1_500),
};
const UNIT = 10n ** BigInt(COIN_DECIMALS);
const record = (
  kind: LotRecord['kind'],
  coin: string,
  thousandths: number,
  paid: number,
  daysAgo: number,
): LotRecord => ({
  id: `${coin}${daysAgo}`,
  kind,
  at: NOW - daysAgo * DAY,
  coin,
  wallet: OWNER,
  amount: (BigInt(thousandths) * UNIT) / 1000n,
  value: dollars(paid),
  fee: usd(350_000_000n),
});
const RECORDS: LotRecord[] = [
  record('buy', 'ETH', 3_000, 4_800, 900),
  record('buy', 'ETH', 2_500, 8_650, 280),
  record('sell', 'ETH', 500, 1_700, 120),
  record('buy', 'WBTC', 80, 5_120, 510),
  record('buy', 'LINK', 420_000, 7_200, 44),
];

const lotsOf = (records: readonly LotRecord[], tax: TaxChoice): LotsModel => {
  const own = ENTRIES.slice(0, 1).flatMap(({ bundle, at }) =>
    records.length > 0 ? eventsOfBundle(bundle, at, ({ symbol }) => symbol) : [],
  );
  const events = [...records.map(eventOfRecord), ...own];
  return {
    book: buildLotBook(events, read, ({ symbol }) => symbol, tax),
    records,
    names: {},
    prices: Object.fromEntries(PRICES.map((one) => [one.asset.symbol, one])),
  };
};
export const LOTS: LotsModel = lotsOf(RECORDS, TAX);
export const LOTS_EMPTY: LotsModel = lotsOf([], { ...TAX, method: 'fifo' });

const LINES: CsvLine[] = [
  ['2024-03-01', 'buy', 'ETH', '1.5', '4500.00'],
  ['2024-09-12', 'sell', 'ETH', '0.25', '610.00'],
  ['01/03/2024', 'buy', 'ETH', '1', '3000'],
  ['2024-03-01', 'buy', 'DOGE', '1000', '120'],
  ['2024-03-05', 'buy', 'ETH', '1,500', '3000'],
].map(([date = '', type = '', asset = '', held = '', value = ''], i) => ({
  line: i + 2,
  cells: { date, type, asset, amount: held, value },
}));
const WORLD: ImportWorld = {
  now: NOW,
  coins: new Map([['ETH', { coin: 'ETH', decimals: 18 }]]),
  addresses: [OWNER],
  known: new Set(),
};
export const PREVIEW = readRows(LINES, WORLD);
