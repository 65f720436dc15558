import type { Address } from 'viem';
import { type Asset, assetKey, type ChainId, type ClassId, isNative } from './asset.ts';
import type { Drift, DriftRow, ValuedHolding } from './drift.ts';
import {
  type Amount,
  absUsd,
  addUsd,
  amount,
  amountDown,
  leftAfter,
  smallerUsd,
  subtractUsd,
  sumUsd,
  type Usd,
  usd,
  valueDown,
} from './money.ts';
import { gasReserveOf, type Portfolio } from './portfolio.ts';
import { priceOf, type Snapshot, unknownChains } from './snapshot.ts';

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
  | 'priceUnknown'
  | 'gasReserve'
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

/** Which member of a class plans buy on a chain. */
export interface BuyTable {
  buyMemberOf(classId: ClassId, chainId: ChainId): Asset | undefined;
}

interface Need {
  row: DriftRow;
  left: Usd;
}

interface Supply {
  holding: ValuedHolding;
  amount: Amount;
  value: Usd;
}

interface Match {
  over: Need;
  under: Need;
  supply: Supply;
  buy: Asset;
  value: Usd;
}

/**
 * Fewest swaps that bring every class outside its band to its target: each swap sells what is over
 * for what is under on the same chain, largest first, so nothing is spent before it arrived and no
 * asset is both sold and bought. In-band classes only fund or absorb what the others cannot.
 */
export function planTrades(
  portfolio: Portfolio,
  drift: Drift,
  snapshot: Snapshot,
  classes: BuyTable,
): Plan {
  const unknown = unknownChains(snapshot).map(({ chainId }) => chainId);
  if (unknown.length > 0 || drift.outside === 0) return { trades: [], leftOut: [], unknown };
  const { overs, unders } = needsOf(drift);
  const supplies = suppliesOf(portfolio, overs, snapshot);
  const trades: Trade[] = [];
  for (;;) {
    const match = largestMatch(overs, unders, supplies, snapshot, classes);
    if (!match || match.value < portfolio.limits.minTrade) break;
    trades.push(takeTrade(match, snapshot));
  }
  const leftOut = [...overs, ...unders].flatMap((need) =>
    explainLeft(need, overs.includes(need), portfolio, supplies, snapshot),
  );
  return { trades: trades.sort(byChainThenValue), leftOut, unknown: [] };
}

/** Who has to sell and who to buy: all outside the band, and in-band classes for the difference. */
function needsOf(drift: Drift): { overs: Need[]; unders: Need[] } {
  const side = (isOver: boolean) =>
    drift.rows.filter(({ change }) => (isOver ? change < 0n : change > 0n));
  const outside = (rows: DriftRow[]) => rows.filter(({ position }) => position !== 'inBand');
  const size = (rows: DriftRow[]) => sumUsd(rows.map(({ change }) => absUsd(change)));
  const goal = [outside(side(true)), outside(side(false))].map(size) as [Usd, Usd];
  const wanted = goal[0] > goal[1] ? goal[0] : goal[1];
  return { overs: fillUp(side(true), wanted), unders: fillUp(side(false), wanted) };
}

/** Takes the outside rows whole, then in-band rows by size until `wanted` is reached. */
function fillUp(rows: DriftRow[], wanted: Usd): Need[] {
  const isOut = (row: DriftRow) => row.position !== 'inBand';
  const ordered = [...rows].sort(
    (a, b) =>
      Number(isOut(b)) - Number(isOut(a)) ||
      compareUsd(absUsd(b.change), absUsd(a.change)) ||
      (a.classId < b.classId ? -1 : 1),
  );
  let missing = wanted;
  return ordered.flatMap((row) => {
    const left = isOut(row) ? absUsd(row.change) : smallerUsd(absUsd(row.change), missing);
    missing = usd(missing > left ? missing - left : 0n);
    return left > 0n ? [{ row, left }] : [];
  });
}

function suppliesOf(portfolio: Portfolio, overs: Need[], snapshot: Snapshot): Supply[] {
  const holdings = overs.flatMap(({ row }) => row.holdings);
  return holdings
    .map((holding) => {
      const spendable = spendableOf(portfolio, holding);
      const at = priceOf(snapshot, holding.asset);
      const safe = at?.status === 'agreed' ? at.price : null;
      const value = safe ? valueDown(spendable, holding.asset.decimals, safe) : usd(0n);
      return { holding, amount: spendable, value };
    })
    .sort((a, b) => (supplyKey(a) < supplyKey(b) ? -1 : 1));
}

const supplyKey = ({ holding }: Supply) => `${assetKey(holding.asset)}:${holding.owner}`;

/** The whole amount, but for the native coin what lies above the reserve kept for fees. */
function spendableOf(portfolio: Portfolio, holding: ValuedHolding): Amount {
  if (!isNative(holding.asset)) return holding.amount;
  return leftAfter(holding.amount, gasReserveOf(portfolio.limits, holding.asset.chainId));
}

function largestMatch(
  overs: Need[],
  unders: Need[],
  supplies: Supply[],
  snapshot: Snapshot,
  classes: BuyTable,
): Match | undefined {
  const matches = overs.flatMap((over) =>
    supplies
      .filter(({ holding }) => holding.asset.classId === over.row.classId)
      .flatMap((supply) =>
        unders.flatMap((under) => matchOf(over, under, supply, snapshot, classes)),
      ),
  );
  return matches.reduce<Match | undefined>(
    (best, match) => (best && best.value >= match.value ? best : match),
    undefined,
  );
}

/** The largest swap between one supply and one need, or none where the chain cannot offer it. */
function matchOf(
  over: Need,
  under: Need,
  supply: Supply,
  snapshot: Snapshot,
  classes: BuyTable,
): Match[] {
  const buy = classes.buyMemberOf(under.row.classId, supply.holding.asset.chainId);
  if (!buy || priceOf(snapshot, buy)?.status !== 'agreed') return [];
  const value = smallerUsd(smallerUsd(over.left, under.left), supply.value);
  return [{ over, under, supply, buy, value }];
}

/** Turns a match into a trade and takes it off what is left. */
function takeTrade({ over, under, supply, buy, value }: Match, snapshot: Snapshot): Trade {
  const { asset, owner } = supply.holding;
  const at = priceOf(snapshot, asset)?.price;
  const isAll = value === supply.value;
  const sellAmount = isAll || !at ? supply.amount : amountDown(value, asset.decimals, at);
  over.left = subtractUsd(over.left, value);
  under.left = subtractUsd(under.left, value);
  supply.value = subtractUsd(supply.value, value);
  supply.amount = amount(supply.amount - sellAmount);
  return { owner, sell: asset, sellAmount, buy, value };
}

function explainLeft(
  need: Need,
  isOver: boolean,
  portfolio: Portfolio,
  supplies: Supply[],
  snapshot: Snapshot,
): LeftOut[] {
  if (need.left <= 0n || need.row.position === 'inBand') return [];
  const change = usd(isOver ? -need.left : need.left);
  const say = (reason: LeftOutReason): LeftOut[] => [{ classId: need.row.classId, change, reason }];
  if (need.left < portfolio.limits.minTrade) return say('belowMinimum');
  if (!isOver)
    return say(supplies.some(({ value }) => value > 0n) ? 'acrossChains' : 'nothingToSell');
  const own = supplies.filter(({ holding }) => holding.asset.classId === need.row.classId);
  if (sumUsd(own.map(({ value }) => value)) >= portfolio.limits.minTrade)
    return say('acrossChains');
  if (own.some(({ holding }) => priceOf(snapshot, holding.asset)?.status !== 'agreed'))
    return say('priceUnknown');
  return say(need.row.manual > 0n ? 'locked' : 'gasReserve');
}

const compareUsd = (a: Usd, b: Usd): number => (a < b ? -1 : a > b ? 1 : 0);

const byChainThenValue = (a: Trade, b: Trade): number =>
  a.sell.chainId - b.sell.chainId ||
  compareUsd(b.value, a.value) ||
  (assetKey(a.sell) < assetKey(b.sell) ? -1 : 1);

/** The snapshot as it would stand after the trades, each filled at its own reference price. */
export function applyTrades(snapshot: Snapshot, trades: readonly Trade[]): Snapshot {
  const holdings = snapshot.holdings.map((holding) => ({ ...holding }));
  const change = (owner: Address, asset: Asset, by: bigint) => {
    const held = holdings.find((h) => h.owner === owner && assetKey(h.asset) === assetKey(asset));
    if (held) held.amount = amount(held.amount + by);
    else holdings.push({ owner, asset, amount: amount(by) });
  };
  for (const trade of trades) {
    const at = priceOf(snapshot, trade.buy)?.price;
    if (!at) continue;
    change(trade.owner, trade.sell, -trade.sellAmount);
    change(trade.owner, trade.buy, amountDown(trade.value, trade.buy.decimals, at));
  }
  return { ...snapshot, holdings };
}

/** Value of all trades together. */
export const turnoverOf = (trades: readonly Trade[]): Usd =>
  trades.reduce((sum, { value }) => addUsd(sum, value), usd(0n));
