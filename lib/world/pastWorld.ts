import type { PastWorld } from '../flow/readPast.ts';
import { classesIn } from '../registry/catalogue.ts';
import { readDays } from '../storage/closes.ts';
import { now } from './clock.ts';

/** The store past prices are read from. */
export const pastWorld: PastWorld = { now, classesOf: classesIn, readDays };
