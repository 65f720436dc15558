import type { Address } from 'viem';
import { type Asset, assetKey, type ChainId, type ClassId } from './asset.ts';
import type { ClassTable } from './classes.ts';
import { type Drift, reserveOf } from './drift.ts';
import type { Arrival } from './flows.ts';
import { type Matching, matchNeeds, type Need, type Supply } from './matching.ts';
import {
  type Amount,
  addUsd,
  amount,
  amountDown,
  sumUsd,
  USD_DECIMALS,
  type Usd,
  usd,
  valueDown,
  WHOLE,
} from './money.ts';
import type { Limits, Portfolio } from './portfolio.ts';
import { type Holding, priceOf, type Snapshot, unknownChains } from './snapshot.ts';

/** One swap a plan wants: an exact amount of one asset for another on the same chain. */
export interface Trade {
  owner: Address;
  sell: Asset;
  sellAmount: Amount;
  buy: Asset;
  value: Usd;
}

export type LeftOutReason =
  | 'belowMinimum'
  | 'acrossChains'
  | 'locked'
  | 'kept'
  | 'priceUnknown'
  | 'nothingToSell';

/** A change the plan does not make, by how much, and what stands in the way. */
export interface LeftOut {
  classId: ClassId;
  /** Positive: still to buy; negative: still to sell. */
  change: Usd;
  reason: LeftOutReason;
}

export interface Plan {
  trades: Trade[];
  leftOut: LeftOut[];
  /** Chains whose state is not known: with any, nothing is planned. */
  unknown: ChainId[];
}

/** What may be bought and sold of the classes. */
export type Tradables = Pick<ClassTable, 'buyMemberOf' | 'maySell'>;

/**
 * Few swaps that bring every class outside its band to its target, as far as swaps within one chain
 * can: each sells what is over for what is under on the same chain, so nothing is spent before it
 * arrived and no class is both sold and bought. In-band classes only fund or absorb what the others
 * cannot. With a chain or a price unknown no weight is known, and nothing is planned. With `spend`
 * only that is sold, for what is under target, in band or not: a deposit put to work.
 */
export function planTrades(
  portfolio: Portfolio,
  drift: Drift,
  snapshot: Snapshot,
  classes: Tradables,
  spend: readonly Arrival[] | null = null,
): Plan {
  const unknown = unknownChains(snapshot).map(({ chainId }) => chainId);
  const isIdle = spend === null && drift.outside === 0;
  if (unknown.length > 0 || isIdle) return { trades: [], leftOut: [], unknown };
  if (drift.unpriced.length > 0) return { trades: [], leftOut: leaveAll(drift), unknown };
  const buyOn = (classId: ClassId, chainId: ChainId) => {
    const buy = classes.buyMemberOf(classId, chainId);
    return buy && priceOf(snapshot, buy)?.status === 'agreed' ? buy : undefined;
  };
  const maySell = (asset: Asset) => classes.maySell(asset);
  const matching = matchNeeds(portfolio, drift, snapshot, { buyOn, maySell, spend });
  const trades = matching.matches.map(({ supply, buy, sellAmount, value }) => {
    const { owner, asset } = supply.holding;
    return { owner, sell: asset, sellAmount, buy, value };
  });
  const named = spend ? matching.unders : [...matching.overs, ...matching.unders];
  const leftOut = named.flatMap((need) => {
    const reason = isWorthNaming(need, drift.total)
      ? reasonOf(need, matching, portfolio.limits.minTrade, { classes, buyOn })
      : null;
    const change = need.row.change < 0n ? usd(-need.left) : need.left;
    return reason ? [{ classId: need.row.classId, change, reason }] : [];
  });
  return { trades: trades.sort(byChainThenValue), leftOut, unknown };
}

const leaveAll = (drift: Drift): LeftOut[] =>
  drift.rows
    .filter(({ position }) => position !== 'inBand')
    .map(({ classId, change }) => ({ classId, change, reason: 'priceUnknown' }));

const CENT: Usd = usd(10n ** BigInt(USD_DECIMALS - 2));

/** What rounding leaves is not named: less than a cent, and back in band. */
const isWorthNaming = ({ row, isOutside, left }: Need, total: Usd): boolean =>
  isOutside && (left >= CENT || left * BigInt(WHOLE) > total * BigInt(row.band));

interface Market {
  classes: Tradables;
  buyOn: Tradables['buyMemberOf'];
}

/** What stands in the way of the rest of a need. */
function reasonOf(need: Need, matching: Matching, least: Usd, market: Market): LeftOutReason {
  if (need.left < least || need.left < CENT) return 'belowMinimum';
  const isOver = need.row.change < 0n;
  const others = isOver ? matching.supplies.filter(({ over }) => over === need) : matching.supplies;
  const sellers = others.filter(({ over, value }) => over.left > 0n && value > 0n);
  if (sellers.length === 0 || (isOver && sumUsd(sellers.map(({ value }) => value)) < least))
    return isOver ? reasonNotForSale(need, others) : 'nothingToSell';
  const buyers = isOver ? matching.unders.filter(({ left }) => left > 0n) : [need];
  const meets = (buyOn: Tradables['buyMemberOf']) =>
    sellers.some(({ holding }) =>
      buyers.some(({ row }) => buyOn(row.classId, holding.asset.chainId) !== undefined),
    );
  if (meets(market.buyOn)) return 'belowMinimum';
  return meets(market.classes.buyMemberOf) ? 'priceUnknown' : 'acrossChains';
}

/** Why a class that is over has nothing to sell. */
function reasonNotForSale({ row }: Need, supplies: readonly Supply[]): LeftOutReason {
  if (supplies.some(({ at, amount: held }) => at === null && held > 0n)) return 'priceUnknown';
  const forSale = new Set(supplies.map(({ holding }) => holding));
  if (row.holdings.some((held) => held.amount > 0n && !forSale.has(held))) return 'kept';
  return row.manual > 0n ? 'locked' : 'belowMinimum';
}

const compareUsd = (a: Usd, b: Usd): number => (a < b ? -1 : a > b ? 1 : 0);

const byChainThenValue = (a: Trade, b: Trade): number =>
  a.sell.chainId - b.sell.chainId ||
  compareUsd(b.value, a.value) ||
  (assetKey(a.sell) < assetKey(b.sell) ? -1 : 1);

/** A trade with what it brings. */
export interface Fill {
  trade: Trade;
  received: Amount;
}

/** What a trade would bring at the snapshot's own prices, rounded down; zero without a price. */
export function fairFill(snapshot: Snapshot, trade: Trade): Fill {
  const sold = priceOf(snapshot, trade.sell)?.price;
  const at = priceOf(snapshot, trade.buy)?.price;
  if (!sold || !at) return { trade, received: amount(0n) };
  const value = valueDown(trade.sellAmount, trade.sell.decimals, sold);
  return { trade, received: amountDown(value, trade.buy.decimals, at) };
}

/** The snapshot as it would stand after the fills, with the reserves for fees as they are now. */
export function applyTrades(snapshot: Snapshot, fills: readonly Fill[], limits: Limits): Snapshot {
  const holdings = snapshot.holdings.map(
    (held): Kept => ({
      ...held,
      reserve: reserveOf(limits, held),
    }),
  );
  const change = (owner: Address, asset: Asset, by: bigint) => {
    const held = holdings.find((h) => h.owner === owner && assetKey(h.asset) === assetKey(asset));
    if (held) holdings[holdings.indexOf(held)] = grown(held, by);
    else holdings.push({ owner, asset, amount: amount(by), reserve: amount(0n) });
  };
  for (const { trade, received } of fills) {
    change(trade.owner, trade.sell, -trade.sellAmount);
    change(trade.owner, trade.buy, received);
  }
  return { ...snapshot, holdings };
}

type Kept = Holding & { reserve: Amount };

/** A holding with more or less of it; a receipt stands for as much more or less. */
function grown(held: Kept, by: bigint): Kept {
  const after = amount(held.amount + by);
  const { countsAs } = held;
  if (!countsAs) return { ...held, amount: after };
  const { countsAs: _was, ...bare } = held;
  if (held.amount === 0n) return { ...bare, amount: after };
  const stands = amount((countsAs.amount * after) / held.amount);
  return { ...held, amount: after, countsAs: { ...countsAs, amount: stands } };
}

/** Value of all trades together. */
export const turnoverOf = (trades: readonly Trade[]): Usd =>
  trades.reduce((sum, { value }) => addUsd(sum, value), usd(0n));
