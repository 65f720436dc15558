import { readChain } from '../chain/readChain.ts';
import type { SnapshotWorld } from '../flow/takeSnapshot.ts';
import { fetchDefillamaPrices } from '../prices/defillama.ts';
import { ASSETS } from '../registry/assets.ts';
import { classesIn } from '../registry/catalogue.ts';
import { snapshotItem } from '../storage/snapshots.ts';
import { chainQueryOf } from './chainQuery.ts';
import { now } from './clock.ts';
import { chainFor } from './networks.ts';
import { STEP_LIMIT_MS, within } from './within.ts';

/** The real world a snapshot is taken in. */
export const snapshotWorld: SnapshotWorld = {
  now,
  classesOf: classesIn,
  readChain: async (chainId, portfolio) => {
    const chain = await chainFor(chainId, portfolio.addresses[0]);
    const query = await chainQueryOf(portfolio, chain);
    const read = await within(STEP_LIMIT_MS, readChain(chain, query, now()));
    return chain.quorum === 1 ? { ...read, isOneOfOne: true } : read;
  },
  fetchPrices: ({ tokens }) =>
    fetchDefillamaPrices(
      ASSETS,
      tokens.map(({ asset }) => asset),
    ),
  lastSnapshot: (portfolioId) => snapshotItem(portfolioId).read(),
};
