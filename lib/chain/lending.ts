import type { Address } from 'viem';
import { encodeFunctionData } from 'viem/utils';
import { type Asset, assetKey, type ChainId } from '../core/asset.ts';
import { type Amount, amount, dollars, type Price, price, usd, valueUp } from '../core/money.ts';
import type { Debt, LendingAccount } from '../core/snapshot.ts';
import { AAVE_POOL_ABI } from './abi.ts';
import { askBalances, type Held } from './balances.ts';
import type { QueriedMarket, QueriedReserve } from './chainQuery.ts';
import { type Answer, type Ask, askAll, LONG_READ_GAS } from './views.ts';

/** What an owner lent to and owes a market. */
export interface Lent extends Held {
  debts: Debt[];
  accounts: LendingAccount[];
}

/** What the market says may exceed what the debt tokens explain by 1 % and a dollar. */
const UNEXPLAINED = { part: 100n, beside: dollars(1) };
const NO_DEBT = 2n ** 256n - 1n;

/** Prices by asset key, as the market counts. */
type MarketPrices = ReadonlyMap<string, Price>;

/**
 * What an owner lent and owes, at one block. Debts that are not known, or do not explain what the
 * market says is owed, leave everything lent there uncounted: it might back more than we can see.
 */
export function askLending(
  chainId: ChainId,
  owner: Address,
  market: QueriedMarket,
): Ask<(prices: MarketPrices) => Lent> {
  const { reserves } = market;
  const debtTokens = reserves.flatMap((one) => one.debtTokens);
  const all = askAll({
    account: askAccount(market.pool, owner),
    lent: askBalances(
      owner,
      reserves.map(({ aToken }) => aToken.address),
    ),
    owed: askBalances(owner, debtTokens),
  });
  return {
    views: all.views,
    read: (answers, time) => (prices) => {
      const said = all.read(answers, time);
      const owed = reserves.flatMap((one) => one.debtTokens.map(() => one.underlying));
      const debts = debtsOf(owner, owed, said.owed);
      const lent = reserves.map((reserve, i) => ({ reserve, sum: said.lent[i] ?? null }));
      const isKnown = isExplained(said.account, said.owed, debts, prices);
      return {
        ...receiptsOf(owner, lent, isKnown),
        debts: isKnown ? debts : [],
        accounts: accountOf(said.account, owner, chainId, market.name),
      };
    },
  };
}

/** Totals of an account: collateral, debt, …, health factor. */
function askAccount(pool: Address, owner: Address): Ask<Answer> {
  const data = encodeFunctionData({ abi: AAVE_POOL_ABI, args: [owner] });
  return {
    views: [{ target: pool, data, words: 6, gas: LONG_READ_GAS }],
    read: ([answer]) => answer ?? null,
  };
}

function debtsOf(owner: Address, assets: readonly Asset[], sums: readonly (Amount | null)[]) {
  const byAsset = new Map<string, Debt>();
  for (const [index, asset] of assets.entries()) {
    const before = byAsset.get(assetKey(asset))?.amount ?? 0n;
    const sum = before + (sums[index] ?? 0n);
    if (sum > 0n) byAsset.set(assetKey(asset), { owner, asset, amount: amount(sum) });
  }
  return [...byAsset.values()];
}

/** Whether every debt token answered and together they are what the market says is owed. */
function isExplained(
  account: Answer,
  sums: readonly (Amount | null)[],
  debts: readonly Debt[],
  prices: MarketPrices,
): boolean {
  const [, total] = account ?? [];
  if (total === undefined || sums.includes(null)) return false;
  const explained = debts.reduce(
    (sum, { asset, amount: owed }) =>
      sum + valueUp(owed, asset.decimals, prices.get(assetKey(asset)) ?? price(0n)),
    usd(0n) as bigint,
  );
  return total <= explained + explained / UNEXPLAINED.part + UNEXPLAINED.beside;
}

function receiptsOf(
  owner: Address,
  lent: readonly { reserve: QueriedReserve; sum: Amount | null }[],
  isKnown: boolean,
): Held {
  const held = lent.flatMap(({ reserve, sum }) => (sum ? [{ reserve, sum }] : []));
  const unread = lent.filter(({ sum }) => sum === null);
  return {
    holdings: isKnown
      ? held.map(({ reserve: { aToken, underlying }, sum }) => ({
          owner,
          asset: aToken,
          amount: sum,
          countsAs: { asset: underlying, amount: sum },
          isCollateral: true,
        }))
      : [],
    uncounted: [
      ...(isKnown ? [] : held).map(({ reserve, sum }) => ({
        owner,
        asset: reserve.aToken,
        amount: sum,
        reason: 'debtUnknown' as const,
      })),
      ...unread.map(({ reserve }) => ({
        owner,
        asset: reserve.aToken,
        amount: null,
        reason: 'unreadable' as const,
      })),
    ],
  };
}

function accountOf(
  account: Answer,
  owner: Address,
  chainId: ChainId,
  market: string,
): LendingAccount[] {
  const [lent = 0n, owed = 0n, , , , factor = NO_DEBT] = account ?? [];
  if (lent === 0n && owed === 0n) return [];
  const healthFactor = owed === 0n || factor === NO_DEBT ? null : factor;
  return [{ owner, chainId, market, healthFactor }];
}
