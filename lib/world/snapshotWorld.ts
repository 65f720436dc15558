import { readChain } from '../chain/readChain.ts';
import type { SnapshotWorld } from '../flow/takeSnapshot.ts';
import { fetchDefillamaPrices } from '../prices/defillama.ts';
import { ASSETS, assetsOn } from '../registry/assets.ts';
import { chainOf } from '../registry/chains.ts';
import { FEED_GRACE, feedOf, HTTP_STALE_AFTER } from '../registry/feeds.ts';
import { snapshotItem } from '../storage/snapshots.ts';
import { now } from './clock.ts';

/** The real world a snapshot is taken in. */
export const snapshotWorld: SnapshotWorld = {
  now,
  assetsOn,
  oracleStaleAfter: (asset) => (feedOf(asset)?.heartbeat ?? 0) + FEED_GRACE,
  httpStaleAfter: HTTP_STALE_AFTER,
  readChain: (chainId, owners) => readChain(chainOf(chainId), owners, now()),
  fetchPrices: () => fetchDefillamaPrices(ASSETS),
  lastSnapshot: (portfolioId) => snapshotItem(portfolioId).read(),
};
