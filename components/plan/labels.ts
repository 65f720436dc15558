import type { ChainId, ClassId } from '../../lib/core/asset.ts';
import type { QuoteSource } from '../../lib/core/quote.ts';

/** A chain by name; the registry's entries fit. */
export interface ChainLabel {
  id: ChainId;
  name: string;
  nativeSymbol: string;
  /** Address of its block explorer, without a slash at the end. */
  explorer: string;
}

/** An asset class by name; the registry's entries fit. */
export interface ClassLabel {
  id: ClassId;
  name: string;
}

/** Every name the screens need that core does not know: filled from the registry. */
export interface Labels {
  chains: readonly ChainLabel[];
  classes: readonly ClassLabel[];
  sources: Readonly<Record<QuoteSource, string>>;
}

export const chainLabel = (labels: Pick<Labels, 'chains'>, id: ChainId): ChainLabel =>
  labels.chains.find((chain) => chain.id === id) ?? {
    id,
    name: `chain ${id}`,
    nativeSymbol: '',
    explorer: '',
  };

export const className = (labels: Pick<Labels, 'classes'>, id: ClassId): string =>
  labels.classes.find((entry) => entry.id === id)?.name ?? id;

export const transactionUrl = (chain: ChainLabel, hash: string): string =>
  `${chain.explorer}/tx/${hash}`;
export const addressUrl = (chain: ChainLabel, address: string): string =>
  `${chain.explorer}/address/${address}`;
