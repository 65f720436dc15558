import type { Address } from 'viem';
import type { ChainId } from '../core/asset.ts';
import type { QuoteSource } from '../core/quote.ts';

/**
 * The only contracts a swap may call and an allowance may go to.
 * KyberSwap MetaAggregationRouterV2: docs.kyberswap.com, same address on every chain it serves
 * (chains also by lifinance/contracts config/whitelist.json; Unichain by Kyber's docs alone).
 * Velora AugustusV6.2: developers.velora.xyz, same address wherever it is deployed.
 */
const ROUTERS: Readonly<Record<QuoteSource, { address: Address; chains: readonly ChainId[] }>> = {
  kyber: {
    address: '0x6131B5fae19EA4f9D964eAc0408E4408b66337b5',
    chains: [1, 8453, 42161, 10, 137, 56, 43114, 59144, 130, 146, 534352, 5000],
  },
  velora: {
    address: '0x6A000F20005980200259B80c5102003040001068',
    chains: [1, 8453, 42161, 10, 137, 56, 43114, 100],
  },
};

export const QUOTE_SOURCES: readonly QuoteSource[] = ['kyber', 'velora'];

export const SOURCE_NAMES: Readonly<Record<QuoteSource, string>> = {
  kyber: 'KyberSwap',
  velora: 'Velora',
};

/** The pinned router of a source on a chain, or undefined where it has none. */
export const routerOf = (source: QuoteSource, chainId: ChainId): Address | undefined =>
  ROUTERS[source].chains.includes(chainId) ? ROUTERS[source].address : undefined;
