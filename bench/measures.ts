// Every measurement, in the order of the table.
import { backtest } from './decision/backtest.ts';
import { decisionShare } from './decision/decisionShare.ts';
import { garch } from './decision/garch.ts';
import { planLegs } from './decision/planLegs.ts';
import { bundleBytes } from './main/bundleBytes.ts';
import { bundlePackages } from './main/bundlePackages.ts';
import { popupOpen } from './main/popupOpen.ts';
import { snapshotReads } from './main/snapshotReads.ts';
import type { Measure } from './measure.ts';
import { backgroundMemory } from './truth/backgroundMemory.ts';
import { discover } from './truth/discover.ts';
import { growth } from './truth/growth.ts';
import { sevenChains } from './truth/sevenChains.ts';

export const MEASURES: readonly Measure[] = [
  snapshotReads,
  popupOpen,
  bundleBytes,
  bundlePackages,
  discover,
  growth,
  sevenChains,
  backgroundMemory,
  backtest,
  garch,
  decisionShare,
  planLegs,
];
