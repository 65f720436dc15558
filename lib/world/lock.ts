import { Fault } from '../core/fault.ts';

/**
 * Runs alone among all windows and the background of this browser: a Web Lock, freed when its
 * holder dies. Does not wait. @throws bundle.busy when another is at work
 */
export function locked<T>(portfolioId: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`journal/${portfolioId}`, { ifAvailable: true }, (lock) => {
    if (!lock) throw new Fault('bundle.busy');
    return work();
  }) as Promise<T>;
}

/** Runs after whoever is at the same work now, in whatever window: for reading, changing, writing. */
export const inTurn = (name: string, work: () => Promise<void>): Promise<void> =>
  navigator.locks.request(name, work) as Promise<void>;
