import type { LedgerWorld } from '../flow/readLedger.ts';
import { classesIn } from '../registry/catalogue.ts';
import { readDays } from '../storage/closes.ts';
import { readHistory } from '../storage/history.ts';
import { performanceItem } from '../storage/performance.ts';
import { now } from './clock.ts';

/** The real world the ledger is read in. */
export const ledgerWorld: LedgerWorld = {
  now,
  classesOf: classesIn,
  readHistory,
  readPerformance: (id) => performanceItem(id).read(),
  readDays,
};
