import { type Asset, type AssetKey, assetKey } from '../core/asset.ts';
import type { ClassTable } from '../core/classes.ts';
import { type DailyClose, type Day, type DayRecord, dayOf, mergeCloses } from '../core/closes.ts';
import { heldAssets } from '../core/heldAssets.ts';
import type { HistoryEntry } from '../core/history.ts';
import { buildLedger, type Ledger, type PriceFor } from '../core/ledger.ts';
import type { AssetChange } from '../core/ledgerEffect.ts';
import { type LedgerPath, ledgerPath } from '../core/ledgerPath.ts';
import { knownSince, type Performance } from '../core/performance.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Snapshot, UnixSeconds } from '../core/snapshot.ts';
import { drawdownGap } from '../policy/drawdownGap.ts';

/** The world the ledger is read in: stores, nothing else. */
export interface LedgerWorld {
  now(): UnixSeconds;
  classesOf(portfolio: Portfolio): Pick<ClassTable, 'referenceOf'>;
  readHistory(portfolioId: string): Promise<HistoryEntry[]>;
  readPerformance(portfolioId: string): Promise<Performance | null>;
  readDays(series: AssetKey, from: Day, to: Day): Promise<DayRecord[]>;
}

/** What bundles did beside doing nothing, now and day by day. */
export interface LedgerView extends Ledger {
  path: LedgerPath;
  /**
   * Deepest falls of both paths, 0 to 1, with transfers taken out; null while there is no path, or
   * nothing to tell them by.
   */
  drawdown: { held: number; untouched: number; gap: number } | null;
  performance: Performance | null;
  /** Held and without a price: on neither side. */
  unpriced: Asset[];
}

/** The ledger of a portfolio at a snapshot's prices and stored closes. @throws storage.* */
export async function readLedger(
  world: LedgerWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
): Promise<LedgerView> {
  const [history, performance] = await Promise.all([
    world.readHistory(portfolio.id),
    world.readPerformance(portfolio.id),
  ]);
  const entries = history.filter((entry) => entry.kind === 'rebalance');
  const held = heldAssets(portfolio, snapshot, world.classesOf(portfolio));
  const traded = entries.flatMap(({ bundle }) =>
    bundle.legs.flatMap(({ sell, buy }) => [sell, buy]),
  );
  const closes = await readCloses(world, [...held.map(({ asset }) => asset), ...traded], entries);
  const priceNow = priceIn(snapshot, closes);
  const ledger = buildLedger(entries, held, priceNow);
  const known = ledger.rows.filter(({ effect }) => effect.isKnown);
  const path = ledgerPath({
    now: snapshot.takenAt,
    since: performance ? knownSince(performance) : snapshot.takenAt,
    held: held.filter(({ asset }) => priceNow(asset) !== null),
    effects: known.map(({ at, effect }) => ({ at, changes: effect.changes })),
    flows: performance?.flows ?? [],
    priceNow,
    closeOn: ({ chainId, address }, day) => {
      const close = closes.get(assetKey({ chainId, address }))?.get(day);
      return close ? { price: close.close, asOf: close.asOf } : null;
    },
  });
  return {
    ...ledger,
    path,
    drawdown: fallsOf(path),
    performance,
    unpriced: without(held, priceNow),
  };
}

type Closes = ReadonlyMap<AssetKey, ReadonlyMap<Day, DailyClose>>;

/** Stored closes of assets from the day before the first bundle on. */
async function readCloses(
  world: LedgerWorld,
  assets: readonly Asset[],
  entries: readonly { at: UnixSeconds }[],
): Promise<Closes> {
  if (entries.length === 0) return new Map();
  const to = dayOf(world.now());
  const from = dayOf(Math.min(...entries.map(({ at }) => at))) - 1;
  const series = [...new Set(assets.map(assetKey))].map(async (key) => {
    const closes = mergeCloses(await world.readDays(key, from, to));
    return [key, new Map(closes.map((close) => [close.day, close]))] as const;
  });
  return new Map(await Promise.all(series));
}

/** The snapshot's own price, else the newest stored close, which says its age. */
const priceIn =
  (snapshot: Snapshot, closes: Closes): PriceFor =>
  (asset) => {
    const key = assetKey(asset);
    const own = snapshot.prices.find((entry) => assetKey(entry.asset) === key);
    if (own?.price != null) return { price: own.price, asOf: own.asOf ?? snapshot.takenAt };
    const last = [...(closes.get(key)?.values() ?? [])].at(-1);
    return last ? { price: last.close, asOf: last.asOf } : null;
  };

const without = (held: readonly AssetChange[], priceNow: PriceFor): Asset[] =>
  held.flatMap(({ asset }) => (priceNow(asset) ? [] : [asset]));

const fallsOf = ({ points }: LedgerPath): LedgerView['drawdown'] =>
  points.some(({ isShort }) => isShort)
    ? null
    : drawdownGap(
        points.map((one) => ({
          value: Number(one.held),
          beforeFlows: Number(one.heldBeforeFlows),
        })),
        points.map((one) => ({
          value: Number(one.untouched),
          beforeFlows: Number(one.untouchedBeforeFlows),
        })),
      );
