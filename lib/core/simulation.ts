import type { Address } from 'viem';
import { type Asset, assetKey, isNative } from './asset.ts';
import { type GuardRow, guardRow } from './guards.ts';
import type { LegTerms } from './terms.ts';

/** An allowance to look at: who may spend which token. */
export interface AllowanceKey {
  asset: Asset;
  spender: Address;
}

/** What is read before and after the calls. */
export interface Watch {
  assets: Asset[];
  allowances: AllowanceKey[];
}

/** What a sequence of calls would do, by real execution at one agreed block; arrays follow the watch. */
export interface Simulation {
  calls: { isSuccess: boolean; gasUsed: bigint }[];
  deltas: bigint[];
  allowancesBefore: bigint[];
  allowancesAfter: bigint[];
}

/** Watches every asset of a chain, and every token's allowance to every router. */
export const watchAll = (assets: readonly Asset[], spenders: readonly Address[]): Watch => ({
  assets: [...assets],
  allowances: assets
    .filter((asset) => !isNative(asset))
    .flatMap((asset) => spenders.map((spender) => ({ asset, spender }))),
});

/**
 * The rules a simulated sequence must pass: every call runs, exactly what is sold leaves, at least
 * the minimum arrives, nothing else moves, and no allowance is left larger than the legs explain.
 */
export function judgeSimulation(
  simulation: Simulation,
  watch: Watch,
  legs: readonly LegTerms[],
): GuardRow[] {
  const failed = simulation.calls.findIndex(({ isSuccess }) => !isSuccess);
  const outcome = failed < 0 ? 'succeeds' : `call ${failed + 1} fails`;
  const row = guardRow('simulation', failed < 0, 'succeeds', outcome);
  if (failed >= 0) return [row];
  const deltas = watch.assets.flatMap((asset, i) =>
    judgeDelta(asset, simulation.deltas[i] ?? 0n, legs),
  );
  const allowances = watch.allowances.flatMap((key, i) =>
    judgeAllowance(
      key,
      simulation.allowancesBefore[i] ?? 0n,
      simulation.allowancesAfter[i] ?? 0n,
      legs,
    ),
  );
  const rest = (id: GuardRow['id'], rows: GuardRow[]) =>
    rows.some((one) => one.id === id) ? [] : [guardRow(id, true, 'unchanged', 'unchanged')];
  return [
    row,
    ...deltas,
    ...rest('simulatedRest', deltas),
    ...allowances,
    ...rest('simulatedAllowance', allowances),
  ];
}

const total = (legs: readonly LegTerms[], of: (leg: LegTerms) => bigint): bigint =>
  legs.reduce((sum, leg) => sum + of(leg), 0n);

function judgeDelta(asset: Asset, delta: bigint, legs: readonly LegTerms[]): GuardRow[] {
  const key = assetKey(asset);
  const sells = legs.filter(({ sell }) => assetKey(sell) === key);
  const buys = legs.filter(({ buy }) => assetKey(buy) === key);
  const label = (value: bigint) => `${value} ${asset.symbol}`;
  const sold = -total(sells, ({ sellAmount }) => sellAmount);
  const least = total(buys, ({ minReceived }) => minReceived);
  if (sells.length > 0)
    return [
      guardRow('simulatedSell', delta === sold && buys.length === 0, label(sold), label(delta)),
    ];
  if (buys.length > 0)
    return [guardRow('simulatedBuy', delta >= least, label(least), label(delta))];
  return delta === 0n ? [] : [guardRow('simulatedRest', false, label(0n), label(delta))];
}

/** Spent exactly, or untouched: an allowance never ends larger than it began. */
function judgeAllowance(
  { asset, spender }: AllowanceKey,
  before: bigint,
  after: bigint,
  legs: readonly LegTerms[],
): GuardRow[] {
  const own = legs.filter(
    (leg) => assetKey(leg.sell) === assetKey(asset) && leg.spender === spender,
  );
  const spent = total(own, ({ sellAmount }) => sellAmount);
  const left = before > spent ? before - spent : 0n;
  const isFine = after === before || (own.length > 0 && after <= left);
  const label = (value: bigint) => `${value} ${asset.symbol}`;
  const isTold = own.length > 0 || !isFine;
  return isTold ? [guardRow('simulatedAllowance', isFine, label(left), label(after))] : [];
}
