import type { ChainId } from '../core/asset.ts';
import type { OperatorEnd } from '../core/operatorScore.ts';

/** What came of asking one operator in one read. */
export interface Outcome {
  chainId: ChainId;
  host: string;
  end: OperatorEnd;
  /** Milliseconds to its last answer; null when none came. */
  ms: number | null;
}

type Listener = (outcomes: readonly Outcome[]) => void;
const listeners = new Set<Listener>();

/** Calls back after each read with what came of every operator that was asked. */
export const onOutcomes = (listener: Listener): void => void listeners.add(listener);

/** Tells everybody who listens. */
export const tellOutcomes: Listener = (outcomes) => {
  for (const listener of listeners) listener(outcomes);
};
