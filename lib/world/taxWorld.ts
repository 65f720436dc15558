import type { TaxWorld } from '../flow/readTaxes.ts';
import { classesIn } from '../registry/catalogue.ts';
import { coinOf } from '../registry/coins.ts';
import { readHistory } from '../storage/history.ts';
import { readLotRecords } from '../storage/lots.ts';
import { now } from './clock.ts';

/** The real world lots are read in. */
export const taxWorld: TaxWorld = {
  now,
  coinOf,
  classesOf: classesIn,
  readHistory,
  readRecords: readLotRecords,
};
