import { Fault } from '../core/fault.ts';

/** One step of a check may take this long, so that a worker never ends in the middle of one. */
export const STEP_LIMIT_MS = 8000;

/** The work's own end, or `rpc.unreachable` when it has none in time; what comes later is not heard. */
export function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Fault('rpc.unreachable')), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
