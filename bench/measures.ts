// Every measurement, in the order of the table.
import { bundleBytes } from './main/bundleBytes.ts';
import { bundlePackages } from './main/bundlePackages.ts';
import { popupOpen } from './main/popupOpen.ts';
import { snapshotReads } from './main/snapshotReads.ts';
import type { Measure } from './measure.ts';

export const MEASURES: readonly Measure[] = [snapshotReads, popupOpen, bundleBytes, bundlePackages];
