import type { Address } from 'viem';
import { type Asset, type AssetKey, assetKey } from './asset.ts';
import {
  type Amount,
  absUsd,
  addUsd,
  amount as amountOf,
  bps,
  dollars,
  shareDown,
  subtractUsd,
  type Usd,
  usd,
  valueDown,
} from './money.ts';
import type { Holding, Snapshot } from './snapshot.ts';

/** What came in or went out between two checks, beyond what swaps, fees and prices explain. */
export interface Flow {
  /** Positive: a deposit; negative: a withdrawal. At the prices of the later check. */
  value: Usd;
  /** What came in, by holding; empty for a withdrawal. */
  arrived: Arrival[];
}

/** So much of one asset arrived at one address. */
export interface Arrival extends Pick<Holding, 'owner' | 'asset'> {
  amount: Amount;
}

/** Less than this is a fee, a reward or dust, not a transfer. */
const LEAST_FLOW: Usd = dollars(5);
/** Of all that moved, this much may get lost in swaps and fees, or come in as yield. */
const SWAP_LOSS = bps(300);

interface Change extends Pick<Holding, 'owner' | 'asset'> {
  by: bigint;
  value: Usd;
}

/**
 * The transfer between two snapshots, if there was one: amounts that changed, at the later prices,
 * on chains that were on both times. What left and came back as something else is a swap, and so
 * is a loan: what is borrowed is owed. Assets that had no price at both times are left out.
 */
export function flowBetween(before: Snapshot, after: Snapshot): Flow | null {
  const changes = changesOf(before, after);
  const net = changes.reduce((sum, { value }) => addUsd(sum, value), usd(0n));
  const moved = changes.reduce((sum, { value }) => addUsd(sum, absUsd(value)), usd(0n));
  const isSwap = absUsd(net) <= shareDown(moved, SWAP_LOSS);
  if (absUsd(net) < LEAST_FLOW || isSwap) return null;
  const arrived = changes.flatMap(({ owner, asset, by }) =>
    net > 0n && by > 0n ? [{ owner, asset, amount: amountOf(by) }] : [],
  );
  return { value: net, arrived };
}

/** Value of everything held less everything owed, of assets priced at both times. */
export function comparableValues(before: Snapshot, after: Snapshot): { before: Usd; after: Usd } {
  const keys = comparable(before, after);
  return { before: netWorth(before, keys), after: netWorth(after, keys) };
}

function changesOf(before: Snapshot, after: Snapshot): Change[] {
  const keys = comparable(before, after);
  const was = amountsOf(before, keys);
  const is = amountsOf(after, keys);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((place) => {
    const entry = is.get(place) ?? was.get(place);
    const by = (is.get(place)?.amount ?? 0n) - (was.get(place)?.amount ?? 0n);
    const at = entry && pricesOf(after).get(assetKey(entry.asset));
    if (!entry || !at || by === 0n || isYield(was.get(place), by)) return [];
    const value = valueDown(amountOf(absOf(by)), entry.asset.decimals, at);
    return [{ owner: entry.owner, asset: entry.asset, by, value: by < 0n ? usd(-value) : value }];
  });
}

/** What is lent, staked or owed may grow by so much of itself between two checks. */
const YIELD_PARTS = 500n;

const isYield = (was: Place | undefined, by: bigint): boolean =>
  was?.isAccruing === true && absOf(by) * YIELD_PARTS <= absOf(was.amount);

const absOf = (value: bigint): bigint => (value < 0n ? -value : value);

interface Place extends Pick<Holding, 'owner' | 'asset'> {
  amount: bigint;
  /** Part of it is lent, staked or owed, and grows by itself. */
  isAccruing: boolean;
}

/** What each address holds of each asset, less what it owes; receipts as what they stand for. */
function amountsOf(snapshot: Snapshot, keys: ReadonlySet<AssetKey>): Map<string, Place> {
  const places = new Map<string, Place>();
  const add = (owner: Address, asset: Asset, by: bigint, isAccruing: boolean) => {
    if (!keys.has(assetKey(asset))) return;
    const place = `${owner}:${assetKey(asset)}`;
    const so = places.get(place) ?? { owner, asset, amount: 0n, isAccruing };
    const amount = so.amount + by;
    places.set(place, { ...so, amount, isAccruing: so.isAccruing || isAccruing });
  };
  for (const held of snapshot.holdings) {
    const { asset, amount } = held.countsAs ?? held;
    add(held.owner, asset, amount, held.countsAs !== undefined);
  }
  for (const { owner, asset, amount } of snapshot.debts) add(owner, asset, -amount, true);
  return places;
}

function netWorth(snapshot: Snapshot, keys: ReadonlySet<AssetKey>): Usd {
  const prices = pricesOf(snapshot);
  return [...amountsOf(snapshot, keys).values()].reduce((sum, { asset, amount }) => {
    const at = prices.get(assetKey(asset));
    if (!at) return sum;
    const value = valueDown(amountOf(absOf(amount)), asset.decimals, at);
    return amount < 0n ? subtractUsd(sum, value) : addUsd(sum, value);
  }, usd(0n));
}

const pricesOf = (snapshot: Snapshot) =>
  new Map(snapshot.prices.flatMap(({ asset, price }) => (price ? [[assetKey(asset), price]] : [])));

/**
 * Assets that had a price at both times, on chains that were on both times. A chain that could not
 * be read keeps its last amounts, so that what moved meanwhile is noticed once it can be again.
 */
function comparable(before: Snapshot, after: Snapshot): ReadonlySet<AssetKey> {
  const wasOn = new Set(before.chains.map(({ chainId }) => chainId));
  const known = pricesOf(before);
  return new Set(
    after.prices
      .filter(({ asset, price }) => price !== null && known.has(assetKey(asset)))
      .filter(({ asset }) => wasOn.has(asset.chainId))
      .map(({ asset }) => assetKey(asset)),
  );
}
