import { type Asset, assetKey, type ClassId, isNative } from './asset.ts';
import type { ClassTable } from './classes.ts';
import { type Edges, edgeAt, edgesOf } from './edges.ts';
import {
  type Amount,
  absUsd,
  addUsd,
  amount,
  type Bps,
  bps,
  leftAfter,
  ratioBps,
  smallerAmount,
  subtractUsd,
  sumUsd,
  type Usd,
  usd,
  valueDown,
  valueUp,
  WHOLE,
} from './money.ts';
import { gasReserveOf, type Limits, type Portfolio } from './portfolio.ts';
import {
  type Debt,
  type Holding,
  priceOf,
  type Snapshot,
  type UncountedReason,
} from './snapshot.ts';
import { weightsOf } from './weights.ts';

export type Position = 'over' | 'under' | 'inBand';

/** One holding with its value; null when it has no price. */
export interface ValuedHolding extends Holding {
  value: Usd | null;
}

/** An asset class beside its target. Weights and drift in basis points of the counted total. */
export interface DriftRow extends Edges {
  classId: ClassId;
  value: Usd;
  weight: Bps;
  target: Bps;
  drift: Bps;
  /** The edge on the side on which it stands. */
  band: Bps;
  position: Position;
  /** What would have to be bought (positive) or sold (negative) to stand on target. */
  change: Usd;
  holdings: ValuedHolding[];
  /** Value of manual holdings, counted and locked. */
  manual: Usd;
  /** Value owed of the class, taken off. */
  debt: Usd;
}

export interface Drift {
  /** Value of all classes that have a target. */
  total: Usd;
  /** 10 000 minus half the sum of absolute drifts. */
  onTarget: Bps;
  outside: number;
  /** Worst first: how far beyond the band, then how far from target. */
  rows: DriftRow[];
  /** Native coin kept for network fees, a chain and address: outside the allocation. */
  reserved: ValuedHolding[];
  /** Held, priced or not, but of a class without a target: shown, not counted. */
  notInTargets: ValuedHolding[];
  /**
   * What is held of a targeted class, by hand too, and has no price or could not be read: named once
   * each, not counted. While there is any, no weight is known.
   */
  unpriced: Asset[];
}

type References = Pick<ClassTable, 'referenceOf'>;

/**
 * Values every holding above the reserves for fees, takes off what is owed, and measures each class
 * against its target and band. Pure; exact in bigint. Where debts eat up everything, no weight means
 * anything and nothing counts as outside.
 */
export function measureDrift(portfolio: Portfolio, snapshot: Snapshot, classes: References): Drift {
  const { free, reserved } = setAside(portfolio.limits, snapshot.holdings);
  const valued = free.map((holding) => valueHolding(holding, snapshot));
  const targeted = new Set(portfolio.targets.map(({ classId }) => classId));
  const drafts = portfolio.targets.map((target) => {
    const holdings = valued.filter(({ asset }) => asset.classId === target.classId);
    const manual = valueManual(portfolio, target.classId, snapshot, classes);
    const held = sumUsd(holdings.map(({ value }) => value ?? usd(0n)));
    const debt = sumUsd(debtsOf(snapshot, target.classId).map((one) => valueOwed(one, snapshot)));
    const value = subtractUsd(addUsd(held, manual), debt);
    return { target, holdings, manual, debt, value };
  });
  const total = sumUsd(drafts.map(({ value }) => value));
  const rows = rowsOf(drafts, total, (target) => edgesOf(portfolio, target));
  return {
    total,
    onTarget: onTargetScore(rows, total),
    outside: rows.filter(({ position }) => position !== 'inBand').length,
    rows: rows.sort(byUrgency),
    reserved: reserved.map((holding) => valueHolding(holding, snapshot)),
    notInTargets: valued.filter(({ asset }) => !isIn(targeted, asset)),
    unpriced: onceEach([
      ...valued
        .filter((one) => one.amount > 0n && isIn(targeted, one.asset))
        .flatMap(({ asset, value }) => (value === null ? [asset] : [])),
      ...snapshot.debts
        .filter((one) => one.amount > 0n && isIn(targeted, one.asset))
        .flatMap(({ asset }) => (priceOf(snapshot, asset)?.price ? [] : [asset])),
      ...snapshot.uncounted
        .filter(({ asset, reason }) => isUnread(reason) && isIn(targeted, asset))
        .map(({ asset }) => asset),
      ...unpricedReferences(portfolio, snapshot, classes),
    ]),
  };
}

interface Draft extends Pick<DriftRow, 'holdings' | 'manual' | 'debt' | 'value'> {
  target: Portfolio['targets'][number];
}

/** Each class beside its target. */
function rowsOf(
  drafts: readonly Draft[],
  total: Usd,
  edgesIn: (target: Portfolio['targets'][number]) => Edges,
): DriftRow[] {
  const weights = weightsOf(drafts.map(({ value }) => value));
  return drafts.map(({ target, holdings, manual, debt, value }, index) => {
    const edges = edgesIn(target);
    const weight = weights[index] ?? bps(0);
    const drift = total <= 0n ? bps(0) : bps(weight - target.weight);
    return {
      classId: target.classId,
      value,
      weight,
      target: target.weight,
      drift,
      ...edges,
      band: edgeAt(edges, drift),
      position: positionOf(value, total, target.weight, edges),
      change: changeTo(value, total, target.weight),
      holdings,
      manual,
      debt,
    };
  });
}

const isIn = (targeted: ReadonlySet<ClassId>, { classId }: Asset): boolean =>
  classId !== null && targeted.has(classId);

/** Of a class, and how much of it there is could not be read. */
const isUnread = (reason: UncountedReason): boolean =>
  reason === 'unreadable' || reason === 'rateUnknown';

const debtsOf = (snapshot: Snapshot, classId: ClassId): Debt[] =>
  snapshot.debts.filter(({ asset }) => asset.classId === classId);

/** What a debt weighs, rounded up: never less than is owed. */
function valueOwed({ asset, amount: owed }: Debt, snapshot: Snapshot): Usd {
  const at = priceOf(snapshot, asset)?.price;
  return at ? valueUp(owed, asset.decimals, at) : usd(0n);
}

const onceEach = (assets: readonly Asset[]): Asset[] => [
  ...new Map(assets.map((asset) => [assetKey(asset), asset])).values(),
];

/** References of targeted classes with manual holdings that cannot be valued for want of a price. */
function unpricedReferences(
  portfolio: Portfolio,
  snapshot: Snapshot,
  classes: References,
): Asset[] {
  const isManual = (classId: ClassId) =>
    portfolio.manual.some((row) => row.classId === classId && row.amount > 0n);
  return portfolio.targets.flatMap(({ classId }) => {
    const reference = isManual(classId) ? classes.referenceOf(classId) : undefined;
    return reference && !priceOf(snapshot, reference)?.price ? [reference] : [];
  });
}

/** What of a holding is kept for fees: native coin up to its chain's reserve. */
export const reserveOf = (limits: Limits, { asset, amount: held }: Holding): Amount =>
  isNative(asset) ? smallerAmount(held, gasReserveOf(limits, asset.chainId)) : amount(0n);

/** Each address's native coin up to the chain's reserve stands apart; what lies above it counts. */
function setAside(
  limits: Limits,
  holdings: readonly Holding[],
): { free: Holding[]; reserved: Holding[] } {
  const split = holdings.map((holding) => {
    const kept = holding.reserve ?? reserveOf(limits, holding);
    return { free: { ...holding, amount: leftAfter(holding.amount, kept) }, kept };
  });
  return {
    free: split.map(({ free }) => free),
    reserved: split.flatMap(({ free: { owner, asset }, kept }) =>
      kept > 0n ? [{ owner, asset, amount: kept }] : [],
    ),
  };
}

/** A receipt is worth what it stands for by its own rate; anything else its own price. */
function valueHolding(holding: Holding, snapshot: Snapshot): ValuedHolding {
  const { asset, amount: held } = holding.countsAs ?? holding;
  const at = priceOf(snapshot, asset)?.price ?? null;
  const value = at === null ? null : valueDown(held, asset.decimals, at);
  return { ...holding, value };
}

function valueManual(
  portfolio: Portfolio,
  classId: ClassId,
  snapshot: Snapshot,
  classes: References,
): Usd {
  const reference = classes.referenceOf(classId);
  const at = reference ? priceOf(snapshot, reference)?.price : undefined;
  if (!at) return usd(0n);
  const rows = portfolio.manual.filter((row) => row.classId === classId);
  return sumUsd(rows.map((row) => valueDown(row.amount, 18, at)));
}

/** Strictly beyond the band, in whole numbers: 30 % ± 5 breaks below 25 and above 35, not at them. */
function positionOf(value: Usd, total: Usd, target: Bps, { above, below }: Edges): Position {
  if (total <= 0n) return 'inBand';
  const distance = value * BigInt(WHOLE) - total * BigInt(target);
  if (distance > total * BigInt(above)) return 'over';
  return distance < -total * BigInt(below) ? 'under' : 'inBand';
}

const changeTo = (value: Usd, total: Usd, target: Bps): Usd =>
  usd((total * BigInt(target)) / BigInt(WHOLE) - value);

function onTargetScore(rows: readonly DriftRow[], total: Usd): Bps {
  const gaps = sumUsd(rows.map(({ change }) => absUsd(change)));
  return total <= 0n ? bps(0) : bps(Math.max(0, WHOLE - ratioBps(gaps, total * 2n)));
}

const byUrgency = (a: DriftRow, b: DriftRow): number =>
  Math.abs(b.drift) - b.band - (Math.abs(a.drift) - a.band) ||
  Math.abs(b.drift) - Math.abs(a.drift) ||
  (a.classId < b.classId ? -1 : 1);
