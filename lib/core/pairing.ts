import { type Asset, assetKey, type ChainId, type ClassId, isNative } from './asset.ts';
import type { Drift, ValuedHolding } from './drift.ts';
import {
  type Amount,
  amount,
  amountDown,
  leftAfter,
  type Price,
  shareDown,
  subtractUsd,
  type Usd,
  usd,
  valueDown,
} from './money.ts';
import type { Need, Needs } from './needs.ts';
import type { PlanAsk } from './planAsk.ts';
import type { Portfolio } from './portfolio.ts';
import { priceOf, type Snapshot } from './snapshot.ts';
import type { Strategy } from './strategy.ts';
import type { Link } from './transport.ts';

/** A holding of a class that is over: what of it is left to sell, and its value. */
export interface Supply {
  over: Need;
  holding: ValuedHolding;
  /** Null without an agreed price: not for sale. */
  at: Price | null;
  amount: Amount;
  value: Usd;
}

/** So much of one holding for one class, on the holding's chain. */
export interface Match {
  supply: Supply;
  under: Need;
  buy: Asset;
  sellAmount: Amount;
  value: Usd;
}

/** A pair that may trade, as a link of the transport problem. */
export interface Pair {
  supply: Supply;
  under: Need;
  buy: Asset;
  link: Link;
}

export interface Paired extends Needs {
  supplies: Supply[];
  pairs: Pair[];
}

/** Which swaps meet which needs. */
export interface Matching extends Paired {
  matches: Match[];
  /** Needs of which only the first part is met now, by the number of parts. */
  sliced?: ReadonlyMap<Need, bigint>;
}

/** What may be traded. */
export interface Market {
  /** What a class is bought as on a chain; undefined where it cannot be, or not at an agreed price. */
  buyOn(classId: ClassId, chainId: ChainId): Asset | undefined;
  maySell(asset: Asset): boolean;
}

/** Everything swaps are chosen from. */
export interface Matchable {
  ask: PlanAsk;
  portfolio: Portfolio;
  drift: Drift;
  snapshot: Snapshot;
  market: Market;
}

/** The most all swaps of a plan may move; null is no limit. */
export function turnoverCapOf({
  portfolio,
  drift,
}: Pick<Matchable, 'portfolio' | 'drift'>): Usd | null {
  const { turnover } = portfolio.strategy.caps;
  if (turnover === null) return null;
  return drift.total > 0n ? shareDown(drift.total, turnover) : usd(0n);
}

/** The most one trade between two classes may be; null is no limit. */
export function tradeCapOf(
  { caps }: Strategy,
  sold: ClassId | null,
  bought: ClassId | null,
): Usd | null {
  const own = [sold, bought].map((classId) => (classId === null ? null : caps.classes[classId]));
  return [...own, caps.trade].reduce<Usd | null>(
    (least, cap) => (cap == null || (least !== null && least <= cap) ? least : cap),
    null,
  );
}

/** Every holding that may be sold beside every class it may be sold for, on its own chain. */
export function pairNeeds(needs: Needs, given: Matchable): Paired {
  const supplies = needs.overs.flatMap((over) => suppliesOf(over, needs, given));
  const pairs = supplies.flatMap((supply) =>
    needs.unders.flatMap((under) => {
      const buy = given.market.buyOn(under.row.classId, supply.holding.asset.chainId);
      if (!buy || supply.value === 0n) return [];
      const cap = tradeCapOf(given.portfolio.strategy, supply.over.row.classId, under.row.classId);
      const room = cap !== null && cap < supply.value ? cap : supply.value;
      const [from, to] = [supplyKey(supply), underKey(under)];
      return [{ supply, under, buy, link: { from, to, room, flow: 0n } }];
    }),
  );
  return { ...needs, supplies, pairs };
}

/**
 * Every holding of a class that is over and may be sold, never what backs a debt. Reserves for fees
 * are no part of it: drift leaves them out.
 */
function suppliesOf(over: Need, needs: Needs, { market, snapshot }: Matchable): Supply[] {
  return over.row.holdings
    .filter(({ asset, isCollateral }) => !isCollateral && market.maySell(asset))
    .map((holding) => {
      const { asset } = holding;
      const entry = priceOf(snapshot, asset);
      const at = entry?.status === 'agreed' ? entry.price : null;
      const spendable = needs.spendable(holding);
      const value = at ? valueDown(spendable, asset.decimals, at) : usd(0n);
      return { over, holding, at, amount: spendable, value };
    })
    .sort((a, b) => needsApproval(a) - needsApproval(b) || compare(supplyKey(a), supplyKey(b)));
}

const compare = <T extends bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** The native coin is sold without an allowance: of two that serve alike it goes first. */
const needsApproval = ({ holding }: Supply): number => (isNative(holding.asset) ? 0 : 1);

export const overKey = ({ row }: Need) => `over ${row.classId}`;
export const underKey = ({ row }: Need) => `under ${row.classId}`;
export const supplyKey = ({ holding }: Supply) => `${assetKey(holding.asset)}:${holding.owner}`;

/** Makes swaps of what flows between the pairs, the largest first; `lostOf` tells what costs take of each. */
export function takeMatches(
  paired: Paired,
  { snapshot, portfolio }: Matchable,
  lostOf: (matches: readonly Match[]) => (match: Match) => Usd = () => () => usd(0n),
): Matching {
  const matches = [...paired.pairs]
    .sort((a, b) => compare(b.link.flow, a.link.flow))
    .flatMap((pair) => takeMatch(pair, snapshot, portfolio.limits.minTrade));
  const lost = lostOf(matches);
  for (const match of matches)
    match.under.left = leftOf(match.under.left, subtractUsd(match.value, lost(match)));
  return { ...paired, matches };
}

/** Turns what flows between a pair into an exact amount, and takes it off what is left. */
function takeMatch({ supply, under, buy, link }: Pair, snapshot: Snapshot, least: Usd): Match[] {
  const { holding, at } = supply;
  const buyAt = priceOf(snapshot, buy)?.price;
  if (!at || !buyAt || link.flow <= 0n) return [];
  const { decimals } = holding.asset;
  const isAll = link.flow >= supply.value;
  const sellAmount = isAll ? supply.amount : amountOf(link, decimals, at, least);
  const value = valueDown(sellAmount, decimals, at);
  if (value === 0n || value < least || amountDown(value, buy.decimals, buyAt) === 0n) return [];
  supply.over.left = leftOf(supply.over.left, value);
  supply.amount = amount(supply.amount - sellAmount);
  supply.value = valueDown(supply.amount, decimals, at);
  return [{ supply, under, buy, sellAmount, value }];
}

/** What flows, rounded down; up where only its last unit keeps it below the least. */
function amountOf({ flow, room }: Link, decimals: number, at: Price, least: Usd): Amount {
  const down = amountDown(usd(flow), decimals, at);
  if (flow < least || valueDown(down, decimals, at) >= least) return down;
  const up = amount(down + 1n);
  const value = valueDown(up, decimals, at);
  return value <= room && value - flow <= least / GRAINS ? up : down;
}

/** A swap may be so small a part of the least larger than asked. */
const GRAINS = 10_000n;

const leftOf = (left: Usd, moved: Usd): Usd => usd(leftAfter(amount(left), amount(moved)));
