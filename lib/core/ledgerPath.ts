import { type Asset, assetKey } from './asset.ts';
import { type Day, dayOf, endOf } from './closes.ts';
import { type PriceFor, worthOfChanges } from './ledger.ts';
import { type AssetChange, sumChanges } from './ledgerEffect.ts';
import type { Usd } from './money.ts';
import type { DatedFlow } from './performance.ts';
import type { UnixSeconds } from './snapshot.ts';

/** What is held and what would be without any bundle, at one time, at that time's prices. */
export interface PathPoint {
  at: UnixSeconds;
  held: Usd;
  untouched: Usd;
  /** The same without what was paid in or out since the point before: growth is over that point's. */
  heldBeforeFlows: Usd;
  untouchedBeforeFlows: Usd;
  /**
   * What a bundle bought was paid out, so that more than a tenth of the untouched side would be owed:
   * its falls tell nothing.
   */
  isShort: boolean;
}

export interface LedgerPath {
  points: PathPoint[];
  /** Days in between on which something had no close: not drawn, never guessed. */
  missing: number;
}

/** Something that changed what is held; a transfer changes it on both sides. */
interface Moment {
  at: UnixSeconds;
  changes: readonly AssetChange[];
  isFlow: boolean;
}

export interface PathWorld {
  now: UnixSeconds;
  /** Where all that came and went is known from. */
  since: UnixSeconds;
  held: readonly AssetChange[];
  effects: readonly { at: UnixSeconds; changes: readonly AssetChange[] }[];
  flows: readonly DatedFlow[];
  priceNow: PriceFor;
  /** Close of an asset on a day. */
  closeOn(asset: Asset, day: Day): ReturnType<PriceFor>;
}

/**
 * Both sides day by day from the day before the first bundle until now: what is held now with every
 * later change undone, at stored closes. A withdrawal of which nothing is known but its value hides
 * what was held before it; the path then begins after it.
 */
export function ledgerPath(world: PathWorld): LedgerPath {
  const first = Math.min(...world.effects.map(({ at }) => at));
  if (!Number.isFinite(first)) return { points: [], missing: 0 };
  const hidden = world.flows.filter(isHidden).map(({ at }) => at);
  const from = Math.max(dayOf(first) - 1, dayOf(Math.max(world.since, ...hidden)));
  const today = dayOf(world.now);
  const times = Array.from({ length: Math.max(0, today - from) }, (_, i) => from + i);
  const moments = momentsOf(world);
  const points: PathPoint[] = [];
  let missing = 0;
  for (const day of times) {
    const priceOn: PriceFor = (asset) => world.closeOn(asset, day);
    const point = pointAt(world, moments, endOf(day), points.at(-1)?.at ?? null, priceOn);
    if (point) points.push(point);
    else missing += 1;
  }
  const last = pointAt(world, moments, world.now, points.at(-1)?.at ?? null, world.priceNow);
  return { points: last ? [...points, last] : points, missing };
}

const isHidden = ({ value, left }: DatedFlow): boolean => value < 0n && left === undefined;

function momentsOf({ effects, flows }: PathWorld): Moment[] {
  return [
    ...effects.map(({ at, changes }) => ({ at, changes, isFlow: false })),
    ...flows.map(({ at, arrived, left = [] }) => ({
      at,
      isFlow: true,
      changes: [
        ...arrived.map(({ asset, amount }) => ({ asset, by: amount })),
        ...left.map(({ asset, amount }) => ({ asset, by: -amount })),
      ],
    })),
  ];
}

function pointAt(
  { held }: PathWorld,
  moments: readonly Moment[],
  at: UnixSeconds,
  before: UnixSeconds | null,
  priceFor: PriceFor,
): PathPoint | null {
  const undo = (some: readonly Moment[]) => some.flatMap(({ changes }) => changes).map(reverse);
  const later = moments.filter((one) => one.at > at);
  const done = moments.filter((one) => one.at <= at);
  const flows = done.filter((one) => one.isFlow && before !== null && one.at > before);
  const bundles = done.filter((one) => !one.isFlow);
  const own = sumChanges([...held, ...undo(later)]);
  const other = sumChanges([...own, ...undo(bundles)]);
  const worth = (changes: readonly AssetChange[]) => worthOfChanges(sumChanges(changes), priceFor);
  const values = [own, other, [...own, ...undo(flows)], [...other, ...undo(flows)]].map(worth);
  const [is, would, grown, wouldGrown] = values;
  if (is == null || would == null || grown == null || wouldGrown == null) return null;
  return {
    at,
    held: is,
    untouched: would,
    heldBeforeFlows: grown,
    untouchedBeforeFlows: wouldGrown,
    isShort: owedMore(other, own, priceFor) * 10n > would,
  };
}

/** Value of what only the first of two owes. */
function owedMore(
  other: readonly AssetChange[],
  own: readonly AssetChange[],
  priceFor: PriceFor,
): bigint {
  const owed = new Set(own.flatMap(({ asset, by }) => (by < 0n ? assetKey(asset) : [])));
  const short = other.filter(({ asset, by }) => by < 0n && !owed.has(assetKey(asset)));
  return -(worthOfChanges(short, priceFor) ?? 0n);
}

const reverse = ({ asset, by }: AssetChange): AssetChange => ({ asset, by: -by });
