import { type Asset, assetKey, type ChainId, type ClassId, isNative } from './asset.ts';
import type { Drift, DriftRow, ValuedHolding } from './drift.ts';
import type { Arrival } from './flows.ts';
import {
  type Amount,
  absUsd,
  amount,
  amountDown,
  type Price,
  smallerAmount,
  subtractUsd,
  type Usd,
  usd,
  valueDown,
} from './money.ts';
import type { Portfolio } from './portfolio.ts';
import { priceOf, type Snapshot } from './snapshot.ts';
import { type Link, SINK, SOURCE, sendThrough } from './transport.ts';

/** A class and what is left to be sold or bought of it. */
export interface Need {
  row: DriftRow;
  isOutside: boolean;
  left: Usd;
}

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

export interface Matching {
  overs: Need[];
  unders: Need[];
  supplies: Supply[];
  matches: Match[];
}

/** What may be traded. */
export interface Market {
  /** What a class is bought as on a chain; undefined where it cannot be, or not at an agreed price. */
  buyOn(classId: ClassId, chainId: ChainId): Asset | undefined;
  maySell(asset: Asset): boolean;
  /** Only this is spent, and every class may take it, in band or not; null for no such limit. */
  spend: readonly Arrival[] | null;
}

/** A pair that may trade, as a link of the transport problem. */
interface Pair {
  supply: Supply;
  under: Need;
  buy: Asset;
  link: Link;
}

/**
 * Which holdings to sell for which classes so that the classes outside their band come as near to
 * their targets as swaps within one chain can bring them. They are matched with one another first;
 * classes in band only fund or absorb the rest. Nothing below the portfolio's minimum is matched.
 */
export function matchNeeds(
  portfolio: Portfolio,
  drift: Drift,
  snapshot: Snapshot,
  market: Market,
): Matching {
  const isAll = market.spend !== null;
  const overs = needsOf(
    drift.rows.filter(({ change }) => change < 0n),
    isAll,
  );
  const unders = needsOf(
    drift.rows.filter(({ change }) => change > 0n),
    isAll,
  );
  const supplies = overs.flatMap((over) => suppliesOf(over, snapshot, market));
  const pairs = pairsOf(supplies, unders, market);
  fillPairs(overs, unders, pairs, portfolio.limits.minTrade);
  const matches = [...pairs]
    .sort((a, b) => compare(b.link.flow, a.link.flow))
    .flatMap((pair) => takeMatch(pair, snapshot, portfolio.limits.minTrade));
  return { overs, unders, supplies, matches };
}

const compare = <T extends bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

const needsOf = (rows: readonly DriftRow[], isAll: boolean): Need[] =>
  rows
    .map((row) => ({
      row,
      isOutside: isAll || row.position !== 'inBand',
      left: absUsd(row.change),
    }))
    .sort((a, b) => compare(b.left, a.left) || compare(a.row.classId, b.row.classId));

/**
 * Every holding of a class that is over and may be sold, never what backs a debt. Reserves for fees
 * are no part of it: drift leaves them out.
 */
function suppliesOf(over: Need, snapshot: Snapshot, { maySell, spend }: Market): Supply[] {
  return over.row.holdings
    .filter(({ asset, isCollateral }) => !isCollateral && maySell(asset))
    .map((holding) => {
      const { asset } = holding;
      const entry = priceOf(snapshot, asset);
      const at = entry?.status === 'agreed' ? entry.price : null;
      const spendable = spend
        ? smallerAmount(holding.amount, arrivedOf(spend, holding))
        : holding.amount;
      const value = at ? valueDown(spendable, asset.decimals, at) : usd(0n);
      return { over, holding, at, amount: spendable, value };
    })
    .sort((a, b) => needsApproval(a) - needsApproval(b) || compare(supplyKey(a), supplyKey(b)));
}

const arrivedOf = (spend: readonly Arrival[], { owner, asset }: ValuedHolding): Amount =>
  spend.find((one) => one.owner === owner && assetKey(one.asset) === assetKey(asset))?.amount ??
  amount(0n);

/** The native coin is sold without an allowance: of two that serve alike it goes first. */
const needsApproval = ({ holding }: Supply): number => (isNative(holding.asset) ? 0 : 1);

const overKey = ({ row }: Need) => `over ${row.classId}`;
const underKey = ({ row }: Need) => `under ${row.classId}`;
const supplyKey = ({ holding }: Supply) => `${assetKey(holding.asset)}:${holding.owner}`;

function pairsOf(supplies: readonly Supply[], unders: readonly Need[], { buyOn }: Market): Pair[] {
  return supplies.flatMap((supply) =>
    unders.flatMap((under) => {
      const buy = buyOn(under.row.classId, supply.holding.asset.chainId);
      if (!buy || supply.value === 0n) return [];
      const [from, to] = [supplyKey(supply), underKey(under)];
      return [{ supply, under, buy, link: { from, to, room: supply.value, flow: 0n } }];
    }),
  );
}

/** Who is paired with whom first: both outside, then one of the two. From outside, to outside. */
const PHASES: readonly (readonly [boolean, boolean])[] = [
  [true, true],
  [true, false],
  [false, true],
];

/** Sends value from the classes over, through their holdings, to the classes under. */
function fillPairs(
  overs: readonly Need[],
  unders: readonly Need[],
  pairs: readonly Pair[],
  least: Usd,
): void {
  for (const [isFromOutside, isToOutside] of PHASES) {
    const from = overs.filter(({ isOutside }) => isOutside === isFromOutside);
    const to = unders.filter(({ isOutside }) => isOutside === isToOutside);
    sendThrough(linksOf(from, to, pairs), least);
  }
}

/** The transport problem: source → class over → holding → class under → sink, as far as it is filled. */
function linksOf(from: readonly Need[], to: readonly Need[], pairs: readonly Pair[]): Link[] {
  const flowOf = (isPart: (pair: Pair) => boolean) =>
    pairs.filter(isPart).reduce((sum, { link }) => sum + link.flow, 0n);
  const supplies = [...new Set(pairs.map(({ supply }) => supply))];
  return [
    ...from.map((need) => ({
      from: SOURCE,
      to: overKey(need),
      room: need.left,
      flow: flowOf(({ supply }) => supply.over === need),
    })),
    ...supplies.map((held) => ({
      from: overKey(held.over),
      to: supplyKey(held),
      room: held.value,
      flow: flowOf(({ supply }) => supply === held),
    })),
    ...pairs.map(({ link }) => link),
    ...to.map((need) => ({
      from: underKey(need),
      to: SINK,
      room: need.left,
      flow: flowOf(({ under }) => under === need),
    })),
  ];
}

/** Turns what flows between a pair into an exact amount, and takes it off what is left. */
function takeMatch({ supply, under, buy, link }: Pair, snapshot: Snapshot, least: Usd): Match[] {
  const { holding, at } = supply;
  const buyAt = priceOf(snapshot, buy)?.price;
  if (!at || !buyAt || link.flow === 0n) return [];
  const { decimals } = holding.asset;
  const isAll = link.flow === supply.value;
  const sellAmount = isAll ? supply.amount : amountDown(usd(link.flow), decimals, at);
  const value = valueDown(sellAmount, decimals, at);
  if (value === 0n || value < least || amountDown(value, buy.decimals, buyAt) === 0n) return [];
  supply.over.left = subtractUsd(supply.over.left, value);
  under.left = subtractUsd(under.left, value);
  supply.amount = amount(supply.amount - sellAmount);
  supply.value = valueDown(supply.amount, decimals, at);
  return [{ supply, under, buy, sellAmount, value }];
}
