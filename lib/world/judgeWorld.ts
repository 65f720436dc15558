import { readCosts } from '../flow/readCosts.ts';
import type { JudgeWorld } from '../flow/readKnown.ts';
import { readTaxes } from '../flow/readTaxes.ts';
import { lookItem } from '../storage/checks.ts';
import { readDays } from '../storage/closes.ts';
import { readHistory } from '../storage/history.ts';
import { readJournal } from '../storage/journal.ts';
import { provenItem } from '../storage/proven.ts';
import { costWorld } from './costWorld.ts';
import { snapshotWorld } from './snapshotWorld.ts';
import { taxWorld } from './taxWorld.ts';

/** The real world a decision is made in. It asks no aggregator. */
export const judgeWorld: JudgeWorld = {
  now: snapshotWorld.now,
  classesOf: snapshotWorld.classesOf,
  readDays,
  readCosts: (portfolio, snapshot) => readCosts(costWorld, portfolio, snapshot),
  readTaxes: (portfolio, snapshot) => readTaxes(taxWorld, portfolio, snapshot),
  readJournal,
  readHistory,
  readProven: (id) => provenItem(id).read(),
  readLook: (id) => lookItem(id).read(),
  writeLook: (id, at) => lookItem(id).write(at),
};
