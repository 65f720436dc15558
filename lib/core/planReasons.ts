import type { Asset, ClassId } from './asset.ts';
import type { Drift } from './drift.ts';
import type { Binding, LeftOut, LeftOutReason, Tradables } from './leftOut.ts';
import { CENT, sumUsd, type Usd, usd, WHOLE } from './money.ts';
import type { Need } from './needs.ts';
import { type Market, type Matching, type Supply, tradeCapOf, turnoverCapOf } from './pairing.ts';
import type { PlanAsk } from './planAsk.ts';
import type { Portfolio } from './portfolio.ts';

/** Where a plan looks for what stands in the way. */
export interface Hindrances {
  ask: PlanAsk;
  portfolio: Portfolio;
  drift: Drift;
  matching: Matching;
  classes: Tradables;
  /** With prices and locks. */
  market: Market;
  /** With prices, without locks. */
  unlocked: Market;
}

/** The needs a plan does not meet, each with what stands in the way. */
export function leftOutOf(given: Hindrances): LeftOut[] {
  const { named, overs, unders } = given.matching;
  const needs = [...(named === 'unders' ? [] : overs), ...(named === 'overs' ? [] : unders)];
  return needs.flatMap((need): LeftOut[] => {
    if (!isWorthNaming(need, given.drift.total)) return [];
    const change = need.isOver ? usd(-need.left) : need.left;
    const parts = given.matching.sliced?.get(need);
    const entry = { classId: need.row.classId, change };
    if (parts !== undefined) return [{ ...entry, reason: 'sliced', parts: Number(parts) }];
    return [{ ...entry, reason: reasonOf(need, given) }];
  });
}

/** Each constraint with the larger of what it leaves to be sold and to be bought. */
export function bindingOf(leftOut: readonly LeftOut[]): Binding[] {
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))].sort();
  return reasons.map((constraint) => {
    const ours = leftOut.filter(({ reason }) => reason === constraint);
    const sells = sumUsd(ours.map(({ change }) => usd(change < 0n ? -change : 0n)));
    const buys = sumUsd(ours.map(({ change }) => usd(change > 0n ? change : 0n)));
    return { constraint, by: sells > buys ? sells : buys };
  });
}

/** Amounts that follow from one another end within such a part of the whole. */
const GRAIN = 1_000_000n;

/** What rounding leaves is not named: less than a cent or that part, and back in band. */
const isWorthNaming = ({ row, isOutside, left }: Need, total: Usd): boolean =>
  isOutside &&
  ((left >= CENT && left >= total / GRAIN) || left * BigInt(WHOLE) > total * BigInt(row.band));

/** What stands in the way of the rest of a need. */
function reasonOf(need: Need, given: Hindrances): LeftOutReason {
  const { matching, portfolio } = given;
  const least = portfolio.limits.minTrade;
  const others = need.isOver
    ? matching.supplies.filter(({ over }) => over === need)
    : matching.supplies;
  const sellers = others.filter(({ over, value }) => over.left > 0n && value > 0n);
  const unsold = sumUsd(sellers.map(({ value }) => value));
  const isShort = need.isOver && given.ask.kind === 'invest' && need.left >= unsold + CENT;
  if (!isShort && (need.left < least || need.left < CENT)) return 'belowMinimum';
  const own = need.isOver ? 'noSell' : 'noBuy';
  if (isLocked(portfolio, need, own)) return own;
  if (isShort) return reasonNotForSale(need, others, 'notEnough');
  const isTooLittle = need.isOver && unsold < least;
  if (sellers.length > 0 && !isTooLittle) return reasonBetween(need, sellers, given);
  return need.isOver ? reasonNotForSale(need, others) : reasonWithoutSeller(given);
}

/** Why sellers there are do not serve a need. */
function reasonBetween(need: Need, sellers: readonly Supply[], given: Hindrances): LeftOutReason {
  const { matching, market, unlocked, classes } = given;
  const buyers = need.isOver ? matching.unders.filter(({ left }) => left > 0n) : [need];
  if (buyers.length === 0) return 'nothingToBuy';
  const meets = (buyOn: Market['buyOn']) =>
    sellers.some(({ holding }) =>
      buyers.some(({ row }) => buyOn(row.classId, holding.asset.chainId) !== undefined),
    );
  if (meets(market.buyOn)) return capOf(need, given) ?? 'belowMinimum';
  if (meets(unlocked.buyOn)) return 'noBuy';
  return meets(classes.buyMemberOf) ? 'priceUnknown' : 'acrossChains';
}

function isLocked({ strategy }: Portfolio, { row }: Need, side: 'noSell' | 'noBuy'): boolean {
  const lock = strategy.locks[row.classId];
  return lock === side || lock === 'both';
}

/** The cap that keeps a need from being met, if one does. */
function capOf(need: Need, given: Hindrances): LeftOutReason | null {
  const { matching, portfolio } = given;
  const most = turnoverCapOf(given);
  const moved = sumUsd(matching.matches.map(({ value }) => value));
  if (most !== null && moved + portfolio.limits.minTrade + CENT > most) return 'turnoverCap';
  const isFull = matching.pairs.some(({ supply, under, link }) => {
    if (supply.over !== need && under !== need) return false;
    const cap = tradeCapOf(portfolio.strategy, supply.over.row.classId, under.row.classId);
    return cap !== null && (link.flow + CENT >= cap || cap < portfolio.limits.minTrade);
  });
  return isFull ? 'tradeCap' : null;
}

/** Why a class that is over has nothing to sell. */
function reasonNotForSale(
  { row }: Need,
  supplies: readonly Supply[],
  otherwise: LeftOutReason = 'belowMinimum',
): LeftOutReason {
  if (supplies.some(({ at, amount: held }) => at === null && held > 0n)) return 'priceUnknown';
  const forSale = new Set(supplies.map(({ holding }) => holding));
  if (row.holdings.some((held) => held.amount > 0n && !forSale.has(held))) return 'kept';
  return row.manual > 0n ? 'locked' : otherwise;
}

/** Nothing is for sale for a class that is under: a lock's doing where one is set on what is over. */
function reasonWithoutSeller({ matching, portfolio }: Hindrances): LeftOutReason {
  const isHeld = matching.overs.some(
    (over) => over.left > 0n && isLocked(portfolio, over, 'noSell'),
  );
  return isHeld ? 'noSell' : 'nothingToSell';
}

/** What may be sold and bought under the user's own locks. */
export function underLocks(portfolio: Portfolio, market: Market): Market {
  const isFree = (classId: ClassId | null, side: 'noSell' | 'noBuy') => {
    const lock = classId === null ? undefined : portfolio.strategy.locks[classId];
    return lock !== side && lock !== 'both';
  };
  return {
    maySell: (asset: Asset) => isFree(asset.classId, 'noSell') && market.maySell(asset),
    buyOn: (classId, chainId) =>
      isFree(classId, 'noBuy') ? market.buyOn(classId, chainId) : undefined,
  };
}
