import { Fault } from '../core/fault.ts';

/**
 * Runs alone among all windows and the background of this browser: a Web Lock, freed when its
 * holder dies. Does not wait. @throws bundle.busy when another is at work
 */
export function locked<T>(portfolioId: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(journal(portfolioId), { ifAvailable: true }, (lock) => {
    if (!lock) throw new Fault('bundle.busy');
    return work();
  }) as Promise<T>;
}

/** A settling with its measuring afterwards takes no longer. */
const LONGEST_WAIT_MS = 20_000;

/**
 * The same, for what a user says of a bundle: waits its turn behind a settling, which is no reason
 * to say it again. @throws bundle.busy when another is at work for long, as while a wallet is asked
 */
export async function lockedInTurn<T>(portfolioId: string, work: () => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
  let hasTurn = false;
  const start = () => {
    hasTurn = true;
    return work();
  };
  try {
    return (await navigator.locks.request(journal(portfolioId), { signal }, start)) as T;
  } catch (thrown) {
    throw hasTurn ? thrown : new Fault('bundle.busy');
  }
}

const journal = (portfolioId: string): string => `journal/${portfolioId}`;

/** Runs after whoever is at the same work now, in whatever window: for reading, changing, writing. */
export const inTurn = (name: string, work: () => Promise<void>): Promise<void> =>
  navigator.locks.request(name, work) as Promise<void>;
