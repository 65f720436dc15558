import { readFeedDays } from '../chain/feedDays.ts';
import { type Asset, assetKey } from '../core/asset.ts';
import type { HistoryWorld } from '../flow/historyWorld.ts';
import type { RecordWorld } from '../flow/recordPrices.ts';
import { fetchDefillamaCloses } from '../prices/defillamaChart.ts';
import { classesIn, OUR_CLASSES } from '../registry/catalogue.ts';
import { CHAINS } from '../registry/chains.ts';
import { FEED_GRACE, feedOf } from '../registry/feeds.ts';
import { checkItem } from '../storage/checks.ts';
import { appendDays, fillItem, readDays } from '../storage/closes.ts';
import { portfolioItem } from '../storage/portfolios.ts';
import { snapshotItem } from '../storage/snapshots.ts';
import { now } from './clock.ts';
import { chainFor } from './networks.ts';

/** Within a background step's 8 s, with a second left to write what was found. */
const STEP_MS = 7_000;
const READS_A_STEP = 16;
/** Feeds livelier than this make hundreds of rounds a day and more: of these closes alone are read. */
const CALM = { heartbeat: 1_200, deviation: 20 };

/** What stands for our classes: plain assets, each of which its feed prices itself. */
const REFERENCES = OUR_CLASSES.classes.flatMap(({ id }) => OUR_CLASSES.referenceOf(id) ?? []);
const KEYS: ReadonlySet<string> = new Set(REFERENCES.map(assetKey));

/** A token the user added has no feed of ours, whatever it calls itself. */
const ownFeedOf = (asset: Asset) => (KEYS.has(assetKey(asset)) ? feedOf(asset) : undefined);
const hasChart = ({ chainId }: Asset) =>
  Boolean(CHAINS.find(({ id }) => id === chainId)?.slugs.defillama);

/** The real world price history is filled and kept in. */
export const historyWorld: HistoryWorld & RecordWorld = {
  now,
  readPortfolio: (id) => portfolioItem(id).read(),
  classesOf: classesIn,
  sourcesOf: (asset) => {
    const feed = ownFeedOf(asset);
    const ranges =
      feed !== undefined && feed.heartbeat >= CALM.heartbeat && feed.deviation >= CALM.deviation;
    return { feed: feed !== undefined, ranges, chart: hasChart(asset) };
  },
  basket: REFERENCES,
  readDays,
  appendDays,
  readFeedDays: async (asset, wanted) => {
    const feed = ownFeedOf(asset);
    if (!feed) return { records: [], fault: null };
    const budget = { reads: READS_A_STEP, signal: AbortSignal.timeout(STEP_MS) };
    const staleAfter = feed.heartbeat + FEED_GRACE;
    const chain = await chainFor(asset.chainId);
    return readFeedDays(chain, feed, staleAfter, wanted, budget, now);
  },
  fetchCloses: fetchDefillamaCloses,
  readStep: (id) => fillItem(id).read(),
  writeStep: (id, at) => fillItem(id).write(at),
  readCheck: (id) => checkItem(id).read(),
  readSnapshot: (id) => snapshotItem(id).read(),
};
