import { readPoolQuotes } from '../chain/readPoolQuotes.ts';
import { type Asset, isNative } from '../core/asset.ts';
import type { CostWorld } from '../flow/readCosts.ts';
import { classesIn } from '../registry/catalogue.ts';
import type { Chain } from '../registry/chains.ts';
import { QUOTERS, routesBetween } from '../registry/quoters.ts';
import {
  readCostPoints,
  readGasReadings,
  writeCostPoints,
  writeGasReading,
} from '../storage/costs.ts';
import { now } from './clock.ts';
import { chainFor } from './networks.ts';
import { STEP_LIMIT_MS, within } from './within.ts';

/** The real world costs are read in: the chain's own pools and our notes. Nothing in it can sign. */
export const costWorld: CostWorld = {
  now,
  classesOf: classesIn,
  async readPoolQuotes(portfolio, chainId, swaps) {
    const chain = await chainFor(chainId, portfolio.addresses[0]);
    const quoter = QUOTERS[chainId];
    if (!quoter) return swaps.map(() => null);
    const asks = swaps.map(({ sell, buy, amount }) => ({
      amount,
      routes: routesBetween(chainId, pooled(chain, sell), pooled(chain, buy)),
    }));
    return within(STEP_LIMIT_MS, readPoolQuotes(chain, quoter, asks, now()));
  },
  readCostPoints,
  writeCostPoints,
  readGasReadings,
  writeGasReading,
};

/** Pools hold a chain's coin in its wrapped form. */
const pooled = ({ wrappedNative }: Chain, asset: Asset) =>
  (isNative(asset) ? wrappedNative : null) ?? asset.address;
