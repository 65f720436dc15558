import type { ClassId } from './asset.ts';
import type { Bundle } from './bundle.ts';
import type { Bps } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';

interface Entry {
  id: string;
  portfolioId: string;
  at: UnixSeconds;
}

/** A bundle that ended, with everything that was reviewed and sent. */
export interface RebalanceEntry extends Entry {
  kind: 'rebalance';
  bundle: Bundle;
  /** Measured anew after the last step; null when the chain could not be read. */
  onTargetAfter: Bps | null;
}

/** An alert that was raised. */
export interface AlertEntry extends Entry {
  kind: 'alert';
  classId: ClassId;
  weight: Bps;
  target: Bps;
  band: Bps;
  outside: number;
}

/** One line of what happened; written once, never changed. */
export type HistoryEntry = RebalanceEntry | AlertEntry;
