import type { Address } from 'viem';
import { type Asset, assetKey } from '../../lib/core/asset.ts';
import type { Drift } from '../../lib/core/drift.ts';
import {
  type Amount,
  addUsd,
  sumUsd,
  type Usd,
  usd,
  valueDown,
  valueUp,
} from '../../lib/core/money.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { priceOf, type Snapshot, type UncountedReason } from '../../lib/core/snapshot.ts';

/** Something seen that is in no total, with the reason. */
export interface UncountedLine {
  key: string;
  owner: Address;
  asset: Asset;
  /** Null where not even the amount could be read. */
  amount: Amount | null;
  value: Usd | null;
  reason: UncountedReason | 'noTarget' | 'reserve';
}

/** Something owed of a class without a target: in no total either. */
export interface OwedLine {
  key: string;
  owner: Address;
  asset: Asset;
  amount: Amount;
  value: Usd | null;
}

/** How the total comes to be, and what stands beside it. */
export interface Sums {
  held: Usd;
  manual: Usd;
  debt: Usd;
  /** Held plus by hand less owed: the total on screen. */
  total: Usd;
  /** What is not counted, as far as it has a price. */
  aside: Usd;
  /** Lines of it without a price. */
  unpriced: number;
  /** Held and not counted together: what a wallet adds up. */
  seen: Usd;
}

/** Everything seen that is in no total, what may be added first, strangers' tokens last. */
export function uncountedLines(drift: Drift, snapshot: Snapshot): UncountedLine[] {
  const beside = drift.notInTargets
    .filter(({ amount }) => amount > 0n)
    .map(({ owner, asset, amount, value }) => ({ owner, asset, amount, value, reason: NO_TARGET }));
  const kept = drift.reserved.map((holding) => ({ ...holding, reason: RESERVE }));
  const others = snapshot.uncounted.map((one) => ({ ...one, value: priced(one, snapshot) }));
  return [...beside, ...others, ...kept]
    .map((line) => ({ ...line, key: keyOf(line) }))
    .sort((a, b) => Number(isStranger(a)) - Number(isStranger(b)) || byValue(a, b));
}

const NO_TARGET = 'noTarget' as const;
const RESERVE = 'reserve' as const;

const keyOf = (line: Pick<UncountedLine, 'owner' | 'asset' | 'reason'>): string =>
  `${line.owner}:${assetKey(line.asset)}:${line.reason}`;

/** Sent by anybody: folded away, so that a hundred of them hide nothing. */
export const isStranger = ({ reason, asset }: Pick<UncountedLine, 'reason' | 'asset'>): boolean =>
  reason === 'unverified' || (reason !== NO_TARGET && asset.isUnverified === true);

function byValue(a: UncountedLine, b: UncountedLine): number {
  const [x, y] = [a.value ?? -1n, b.value ?? -1n];
  return x === y ? 0 : x < y ? 1 : -1;
}

function priced(
  { asset, amount }: Pick<UncountedLine, 'asset' | 'amount'>,
  snapshot: Snapshot,
): Usd | null {
  const at = priceOf(snapshot, asset)?.price;
  return at && amount !== null ? valueDown(amount, asset.decimals, at) : null;
}

/** Debts of classes that have no target: they are in no row, so they are named here. */
export function owedAside(portfolio: Portfolio, snapshot: Snapshot): OwedLine[] {
  const targeted = new Set<string | null>(portfolio.targets.map(({ classId }) => classId));
  return snapshot.debts
    .filter(({ asset, amount }) => amount > 0n && !targeted.has(asset.classId))
    .map(({ owner, asset, amount }) => {
      const at = priceOf(snapshot, asset)?.price;
      const value = at ? valueUp(amount, asset.decimals, at) : null;
      return { key: `owed:${owner}:${assetKey(asset)}`, owner, asset, amount, value };
    });
}

/** The sums a reader needs to find every dollar of the wallet again. Pure; exact in bigint. */
export function sumsOf(drift: Drift, lines: readonly UncountedLine[]): Sums {
  const held = sumUsd(
    drift.rows.flatMap(({ holdings }) => holdings.map(({ value }) => value ?? usd(0n))),
  );
  const aside = sumUsd(lines.map(({ value }) => value ?? usd(0n)));
  return {
    held,
    manual: sumUsd(drift.rows.map(({ manual }) => manual)),
    debt: sumUsd(drift.rows.map(({ debt }) => debt)),
    total: drift.total,
    aside,
    unpriced: lines.filter(({ value }) => value === null).length,
    seen: addUsd(held, aside),
  };
}
