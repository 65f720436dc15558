import type { ChainId, ClassId } from '../../lib/core/asset.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';

export type Labels = PortfolioFacts['labels'];

export const chainLabel = (labels: Labels, id: ChainId): string =>
  labels.chains.find((chain) => chain.id === id)?.name ?? `${id}`;

/** A class in one word: our id, or the name of a class of the user's own. */
export const classMark = (labels: Labels, id: ClassId): string =>
  id.startsWith('own/') ? classLabel(labels, id) : id;

export const classLabel = (labels: Labels, id: ClassId): string =>
  labels.classes.find((entry) => entry.id === id)?.name ?? id;
