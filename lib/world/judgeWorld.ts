import type { JudgeWorld } from '../flow/readKnown.ts';
import { NO_COSTS } from '../policy/costView.ts';
import { lookItem } from '../storage/checks.ts';
import { readDays } from '../storage/closes.ts';
import { readHistory } from '../storage/history.ts';
import { readJournal } from '../storage/journal.ts';
import { snapshotWorld } from './snapshotWorld.ts';

/** The real world a decision is made in. It asks no aggregator. */
export const judgeWorld: JudgeWorld = {
  now: snapshotWorld.now,
  classesOf: snapshotWorld.classesOf,
  readDays,
  readCosts: async () => NO_COSTS,
  readTaxes: async () => ({}),
  readJournal,
  readHistory,
  readLook: (id) => lookItem(id).read(),
  writeLook: (id, at) => lookItem(id).write(at),
};
