import type { ChainId, ClassId } from '../../lib/core/asset.ts';

/** The names core knows only by id; the registry's entries fit as they are. */
export interface Labels {
  chains: readonly { id: ChainId; name: string }[];
  classes: readonly { id: ClassId; name: string }[];
}

export const chainLabel = (labels: Labels, id: ChainId): string =>
  labels.chains.find((chain) => chain.id === id)?.name ?? `${id}`;

export const classLabel = (labels: Labels, id: ClassId): string =>
  labels.classes.find((entry) => entry.id === id)?.name ?? id;
