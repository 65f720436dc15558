import type { ChainId } from '../../lib/core/asset.ts';
import type { QuoteSource } from '../../lib/core/quote.ts';
import type { Labels } from '../ui/labels.ts';

/** A chain with its coin and explorer; the registry's entries fit. */
export interface ChainEntry {
  id: ChainId;
  name: string;
  nativeSymbol: string;
  /** Address of its block explorer, without a slash at the end; null where there is none. */
  explorer: string | null;
}

/** Names and addresses that signing and history show besides: filled from the registry. */
export interface FullLabels extends Labels {
  chains: readonly ChainEntry[];
  sources: Readonly<Record<QuoteSource, string>>;
}

/** The entry of a chain; one without links for a chain that is not in the registry. */
export const chainEntry = ({ chains }: Pick<FullLabels, 'chains'>, id: ChainId): ChainEntry =>
  chains.find((chain) => chain.id === id) ?? {
    id,
    name: `${id}`,
    nativeSymbol: '',
    explorer: null,
  };

export const transactionUrl = (chain: ChainEntry, hash: string): string | null =>
  chain.explorer && `${chain.explorer}/tx/${hash}`;
