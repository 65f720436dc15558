import type { Address } from 'viem';
import { type Asset, assetKey, type ChainId } from './asset.ts';
import { type Drift, reserveOf } from './drift.ts';
import type { Binding, LeftOut, Tradables } from './leftOut.ts';
import { matchNeeds } from './matching.ts';
import { type Amount, addUsd, amount, amountDown, type Usd, usd, valueDown } from './money.ts';
import type { Market, Matchable, Matching } from './pairing.ts';
import { type PlanAsk, REBALANCE } from './planAsk.ts';
import type { PlanCost } from './planCosts.ts';
import { bindingOf, leftOutOf, underLocks } from './planReasons.ts';
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

export interface Plan {
  trades: Trade[];
  leftOut: LeftOut[];
  /** Chains whose state is not known: with any, nothing is planned. */
  unknown: ChainId[];
  /** What keeps the plan from its end, and by how much; absent where nothing does. */
  binding?: Binding[];
  /** What it is expected to cost; absent where that is not known. */
  cost?: PlanCost;
  /** Changed by hand. */
  isEdited?: true;
}

/** How swaps are chosen: in few of them, or at least cost where costs are known. */
export type Match = (given: Matchable) => Matching & { cost?: PlanCost };

/**
 * Swaps that do what is asked as far as swaps within one chain can: each sells what is over for what
 * is under on the same chain, so nothing is spent before it arrived and no class is both sold and
 * bought. Locks, caps and the minimum of the portfolio hold. With a chain or a price unknown no
 * weight is known, and nothing is planned.
 */
export function planTrades(
  portfolio: Portfolio,
  drift: Drift,
  snapshot: Snapshot,
  classes: Tradables,
  ask: PlanAsk = REBALANCE,
  match: Match = matchNeeds,
): Plan {
  const unknown = unknownChains(snapshot).map(({ chainId }) => chainId);
  const isIdle = ask.kind === 'rebalance' && ask.aim === null && drift.outside === 0;
  if (unknown.length > 0 || isIdle) return { trades: [], leftOut: [], unknown };
  if (drift.unpriced.length > 0)
    return withBinding({ trades: [], leftOut: leaveAll(drift), unknown });
  const unlocked: Market = {
    maySell: (asset) => classes.maySell(asset),
    buyOn(classId, chainId) {
      const buy = classes.buyMemberOf(classId, chainId);
      return buy && priceOf(snapshot, buy)?.status === 'agreed' ? buy : undefined;
    },
  };
  const market = underLocks(portfolio, unlocked);
  const matching = match({ ask, portfolio, drift, snapshot, market });
  const trades = matching.matches.map(({ supply, buy, sellAmount, value }) => {
    const { owner, asset } = supply.holding;
    return { owner, sell: asset, sellAmount, buy, value };
  });
  const leftOut = leftOutOf({ ask, portfolio, drift, matching, classes, market, unlocked });
  const plan = withBinding({ trades: trades.sort(byChainThenValue), leftOut, unknown });
  return matching.cost ? { ...plan, cost: matching.cost } : plan;
}

const withBinding = (plan: Plan): Plan =>
  plan.leftOut.length > 0 ? { ...plan, binding: bindingOf(plan.leftOut) } : plan;

const leaveAll = (drift: Drift): LeftOut[] =>
  drift.rows
    .filter(({ position }) => position !== 'inBand')
    .map(({ classId, change }) => ({ classId, change, reason: 'priceUnknown' }));

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
