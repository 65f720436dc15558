import type { Address } from 'viem';
import { type Asset, type AssetKey, assetKey } from './asset.ts';
import type { Bundle } from './bundle.ts';
import { type IsKnown, knownIn } from './comparable.ts';
import {
  type Amount,
  absUsd,
  addUsd,
  amount as amountOf,
  bps,
  dollars,
  type Price,
  shareDown,
  sumUsd,
  type Usd,
  usd,
  valueDown,
} from './money.ts';
import { type OwnMove, ownMoves } from './ownMoves.ts';
import type { Holding, Snapshot } from './snapshot.ts';

/** What came in or went out between two checks, beyond what swaps, fees and prices explain. */
export interface Flow {
  /** Positive: a deposit; negative: a withdrawal. At the prices of the later check. */
  value: Usd;
  /** All that came in, by holding, and all that went out; absent where only the value was noted. */
  arrived: Arrival[];
  left?: Arrival[];
}

/** So much of one asset arrived at one address. */
export interface Arrival extends Pick<Holding, 'owner' | 'asset'> {
  amount: Amount;
}

/** Less than this is a fee, a reward or dust, not a transfer. */
export const LEAST_FLOW: Usd = dollars(5);
/** Of all that moved, this much may get lost in swaps and fees, or come in as yield. */
const SWAP_LOSS = bps(300);

interface Change extends Pick<Holding, 'owner' | 'asset'> {
  by: bigint;
  value: Usd;
}

/** Two snapshots of a portfolio side by side, as far as they can be compared. */
export interface Comparison {
  /** Everything held less everything owed, at each time's own prices. */
  before: Usd;
  after: Usd;
  /** What came in or went out between them; null for nothing. */
  flow: Flow | null;
  /** What own swaps brought into what is compared, or took out of it, at the later prices. */
  exchanged: Usd;
}

/**
 * Compares what both snapshots know: of addresses read both times, on chains agreed on both times,
 * assets with a price both times, and nothing of which either could not read a part. What our own
 * bundles did between them is no transfer, whatever it cost.
 */
export function compareSnapshots(
  before: Snapshot,
  after: Snapshot,
  bundles: readonly Bundle[] = [],
): Comparison {
  const isKnown = knownIn(before, after);
  const [was, is] = [placesOf(before, isKnown), placesOf(after, isKnown)];
  const [oldPrices, prices] = [pricesOf(before), pricesOf(after)];
  const moves = ownMoves(bundles, before, after);
  return {
    before: worthOf(was, oldPrices),
    after: worthOf(is, prices),
    flow: flowOf(changesOf(was, is, explainedBy(moves, isKnown), prices)),
    exchanged: exchangedBy(moves, isKnown, prices),
  };
}

/**
 * The transfer that unexplained changes of amounts leave over. What left and came back as something else is a
 * swap, and so is a loan: what is borrowed is owed.
 */
function flowOf(changes: readonly Change[]): Flow | null {
  const net = changes.reduce((sum, { value }) => addUsd(sum, value), usd(0n));
  const moved = changes.reduce((sum, { value }) => addUsd(sum, absUsd(value)), usd(0n));
  const isSwap = absUsd(net) <= shareDown(moved, SWAP_LOSS);
  if (absUsd(net) < LEAST_FLOW || isSwap) return null;
  const parts = (isIn: boolean): Arrival[] =>
    changes
      .filter(({ by }) => by > 0n === isIn)
      .map(({ owner, asset, by }) => ({ owner, asset, amount: amountOf(absOf(by)) }));
  return { value: net, arrived: parts(true), left: parts(false) };
}

type Places = ReadonlyMap<string, Place>;
type Prices = ReadonlyMap<AssetKey, Price>;

/** Amounts that changed otherwise than explained, at the later prices. */
const changesOf = (was: Places, is: Places, own: Places, prices: Prices): Change[] =>
  [...new Set([...was.keys(), ...is.keys(), ...own.keys()])].flatMap((key) => {
    const place = is.get(key) ?? was.get(key) ?? own.get(key);
    const [old = 0n, now = 0n, explained = 0n] = [was, is, own].map(
      (some) => some.get(key)?.amount,
    );
    const by = now - old - explained;
    if (!place || by === 0n || isYield(was.get(key), by)) return [];
    const { owner, asset } = place;
    return [{ owner, asset, by, value: worthAt({ asset, amount: by }, prices) }];
  });

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

/** Own moves of what both snapshots know, by place. */
function explainedBy(moves: readonly OwnMove[], isKnown: IsKnown): Places {
  const places = new Map<string, Place>();
  for (const { owner, changes } of moves)
    for (const { asset, by } of changes)
      if (isKnown(owner, asset)) put(places, { owner, asset, by });
  return places;
}

/** Of swaps of which only one side can be compared, that side. */
const exchangedBy = (moves: readonly OwnMove[], isKnown: IsKnown, prices: Prices): Usd =>
  sumUsd(
    moves.flatMap(({ owner, changes }) => {
      const known = changes.filter(({ asset }) => isKnown(owner, asset));
      const isWhole = known.length === changes.length;
      return isWhole ? [] : known.map(({ asset, by }) => worthAt({ asset, amount: by }, prices));
    }),
  );

/** What each address holds of each asset, less what it owes; receipts as what they stand for. */
function placesOf(snapshot: Snapshot, isKnown: IsKnown): Places {
  const places = new Map<string, Place>();
  const add = (owner: Address, asset: Asset, by: bigint, isAccruing: boolean) => {
    if (isKnown(owner, asset)) put(places, { owner, asset, by }, isAccruing);
  };
  for (const held of snapshot.holdings) {
    const { asset, amount } = held.countsAs ?? held;
    add(held.owner, asset, amount, held.countsAs !== undefined);
  }
  for (const { owner, asset, amount } of snapshot.debts) add(owner, asset, -amount, true);
  return places;
}

function put(
  places: Map<string, Place>,
  { owner, asset, by }: Pick<Change, 'owner' | 'asset' | 'by'>,
  isAccruing = false,
): void {
  const key = `${owner}:${assetKey(asset)}`;
  const so = places.get(key) ?? { owner, asset, amount: 0n, isAccruing };
  const amount = so.amount + by;
  places.set(key, { ...so, amount, isAccruing: so.isAccruing || isAccruing });
}

const worthOf = (places: Places, prices: Prices): Usd =>
  sumUsd([...places.values()].map((place) => worthAt(place, prices)));

/** Value of an amount that may be owed or gone: rounded towards zero. */
function worthAt({ asset, amount }: Pick<Place, 'asset' | 'amount'>, prices: Prices): Usd {
  const at = prices.get(assetKey(asset));
  if (!at) return usd(0n);
  const value = valueDown(amountOf(absOf(amount)), asset.decimals, at);
  return amount < 0n ? usd(-value) : value;
}

const pricesOf = (snapshot: Snapshot): Prices =>
  new Map(snapshot.prices.flatMap(({ asset, price }) => (price ? [[assetKey(asset), price]] : [])));
