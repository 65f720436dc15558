import type { FaultCode } from './fault.ts';
import type { UnixSeconds } from './snapshot.ts';

/** One check of a portfolio: running while `endedAt` is null. */
export interface CheckRecord {
  startedAt: UnixSeconds;
  endedAt: UnixSeconds | null;
  end: 'ok' | 'partial' | 'unknown' | null;
  fault: FaultCode | null;
  /** Chains whose reading has ended so far, well or not. */
  chainsRead?: number;
}

/** A check that has not ended after this long was killed with its worker. */
export const CHECK_LIMIT_SECONDS = 60;

export const isRunning = (check: CheckRecord | null, now: UnixSeconds): boolean =>
  check !== null && check.endedAt === null && now - check.startedAt < CHECK_LIMIT_SECONDS;
