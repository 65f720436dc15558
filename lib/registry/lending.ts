import type { Address } from 'viem';
import type { ChainId } from '../core/asset.ts';
import { addressIn, keyIn, listIn, textIn, wholeIn } from './rows.ts';
import { loadShipped } from './shipped.ts';

/** One of our assets at a lending market: what is lent and what is owed are tokens of their own. */
export interface LendingReserve {
  underlying: Address;
  /** Receipt of what is lent; its balance grows with interest and counts one for one. */
  aToken: Address;
  variableDebt: Address;
  /** Debt at a fixed rate; null where the market has none (Aave ended it with v3.2). */
  stableDebt: Address | null;
}

/** An Aave v3 market. */
export interface LendingMarket {
  chainId: ChainId;
  name: string;
  /** `getUserAccountData(address)` gives the health factor. */
  pool: Address;
  reserves: readonly LendingReserve[];
}

const reserveIn = (row: unknown): LendingReserve => {
  const [underlying, aToken, variableDebt, stableDebt] = listIn(row);
  return {
    underlying: addressIn(underlying),
    aToken: addressIn(aToken),
    variableDebt: addressIn(variableDebt),
    stableDebt: stableDebt === undefined ? null : addressIn(stableDebt),
  };
};

const marketIn = (market: unknown): LendingMarket => ({
  chainId: wholeIn(keyIn(market, 'chainId'), 2 ** 32),
  name: textIn(keyIn(market, 'name'), 32),
  pool: addressIn(keyIn(market, 'pool')),
  reserves: listIn(keyIn(market, 'reserves')).map(reserveIn),
});

/**
 * Aave v3 markets, the main one of a chain first, and the reserves whose underlying is one of our
 * assets. From bgd-labs/aave-address-book 4.44.22 by script. @throws RangeError when broken
 */
export async function loadLendingMarkets(): Promise<LendingMarket[]> {
  const list = await loadShipped(
    () => import('../../assets/lending.json', { with: { type: 'json' } }),
  );
  return listIn(list).map(marketIn);
}

export const lendingMarketsOn = async (chainId: ChainId): Promise<LendingMarket[]> =>
  (await loadLendingMarkets()).filter((market) => market.chainId === chainId);
