import type { Address } from 'viem';
import type { ChainId } from '../core/asset.ts';
import { addressIn, keyIn, listIn, textIn, wholeIn } from './rows.ts';
import { type Load, loadShipped } from './shipped.ts';

/** A token as a published list names it. */
export interface ListedToken {
  address: Address;
  /** As published; normalise it before it is shown. */
  symbol: string;
  decimals: number;
}

/** The tokens looked for on a chain, from published lists. */
export interface TokenList {
  chainId: ChainId;
  /** Day of the newest list it was made from, YYYY-MM-DD. */
  date: string;
  /** Packages it was made from, with their versions. */
  sources: readonly string[];
  tokens: readonly ListedToken[];
}

/** One file a chain, made by assets/tokens/generate.ts. */
const FILES: Readonly<Partial<Record<ChainId, Load>>> = {
  1: () => import('../../assets/tokens/1.json', { with: { type: 'json' } }),
  8453: () => import('../../assets/tokens/8453.json', { with: { type: 'json' } }),
  42161: () => import('../../assets/tokens/42161.json', { with: { type: 'json' } }),
  10: () => import('../../assets/tokens/10.json', { with: { type: 'json' } }),
  137: () => import('../../assets/tokens/137.json', { with: { type: 'json' } }),
  56: () => import('../../assets/tokens/56.json', { with: { type: 'json' } }),
  43114: () => import('../../assets/tokens/43114.json', { with: { type: 'json' } }),
  100: () => import('../../assets/tokens/100.json', { with: { type: 'json' } }),
  59144: () => import('../../assets/tokens/59144.json', { with: { type: 'json' } }),
  130: () => import('../../assets/tokens/130.json', { with: { type: 'json' } }),
  146: () => import('../../assets/tokens/146.json', { with: { type: 'json' } }),
  534352: () => import('../../assets/tokens/534352.json', { with: { type: 'json' } }),
  5000: () => import('../../assets/tokens/5000.json', { with: { type: 'json' } }),
};

/** The token list of a chain; null for a chain without one. @throws RangeError when it is broken */
export async function loadTokenList(chainId: ChainId): Promise<TokenList | null> {
  const load = FILES[chainId];
  if (!load) return null;
  return parseTokenList(await loadShipped(load));
}

/** A token list as its file holds it. @throws RangeError for anything else */
export const parseTokenList = (raw: unknown): TokenList => ({
  chainId: wholeIn(keyIn(raw, 'chainId'), 2 ** 32),
  date: textIn(keyIn(raw, 'date'), 10),
  sources: listIn(keyIn(raw, 'sources')).map((source) => textIn(source, 100)),
  tokens: listIn(keyIn(raw, 'tokens')).map((row) => {
    const [address, symbol, decimals] = listIn(row);
    return {
      address: addressIn(address),
      symbol: textIn(symbol, 32),
      decimals: wholeIn(decimals, 36),
    };
  }),
});
