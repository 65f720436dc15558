import { assetKey } from '../../core/asset.ts';
import { bps, type Price, price } from '../../core/money.ts';
import type { CurrencyRate, PriceReading, Readings } from '../../core/snapshot.ts';
import type { Chain } from '../../registry/chains.ts';
import { FEED_GRACE, type Feed } from '../../registry/feeds.ts';
import type { ChainQuery, PricedAsset } from '../chainQuery.ts';
import { type Ask, askAll } from '../views.ts';
import { askFeeds, type FeedSays } from './feeds.ts';
import { askOracle } from './oracle.ts';
import { pooledReadings } from './pooledReadings.ts';
import { askPools } from './pools.ts';
import { askSequencer } from './sequencer.ts';

/** What a chain says of prices at one block. */
interface ChainPrices {
  /** By asset: Aave's oracle, the asset's own feed, a pool's average, where they are. */
  readings: Readings;
  rates: CurrencyRate[];
  /** What Aave counts a priced asset with, by its key; zero where it knows none. */
  byOracle: ReadonlyMap<string, Price>;
}

/** Dollars × 10⁸ to dollars × 10¹⁸. */
const ORACLE_SCALE = 10n ** 10n;

/** Every price the chain itself says, each with its time and what is wrong with it. */
export function askPrices(chain: Chain, query: ChainQuery): Ask<ChainPrices> {
  const { priced, pools, currencies } = query;
  const feeds = feedsOf(query);
  const tokens = [...new Set(priced.map(({ token }) => token))];
  const all = askAll({
    isRunning: askSequencer(chain.sequencerFeed),
    quotes: askOracle(chain.aaveOracle, tokens),
    feeds: askFeeds(feeds),
    pools: askPools(pools),
  });
  return {
    views: all.views,
    read: (answers, time) => {
      const said = all.read(answers, time);
      const says = new Map(feeds.map(({ address }, i) => [address, said.feeds[i]]));
      const quotes = new Map(tokens.map((token, i) => [token, scaled(said.quotes[i] ?? 0n)]));
      const own = priced.map((entry) => ({
        entry,
        readings: ownReadings(
          entry,
          says.get(entry.feed?.address ?? entry.token),
          quotes.get(entry.token) ?? scaled(0n),
        ),
      }));
      const pooled = pooledReadings(own, pools, said.pools, time);
      return {
        readings: Object.fromEntries(
          own.flatMap(({ entry, readings }) => {
            const list = [...readings, ...pooled(entry)];
            const told = said.isRunning ? list : list.map(halted);
            return told.length > 0 ? [[assetKey(entry.asset), told] as const] : [];
          }),
        ),
        rates: currencies.flatMap(({ currency, feed }) => {
          const rate = says.get(feed.address);
          return rate && !rate.flaw ? [{ currency, price: rate.price, asOf: rate.asOf }] : [];
        }),
        byOracle: new Map(
          priced.map(({ asset, token }) => [assetKey(asset), quotes.get(token) ?? scaled(0n)]),
        ),
      };
    },
  };
}

const scaled = (quoted: bigint): Price => price(quoted * ORACLE_SCALE);

const halted = (reading: PriceReading): PriceReading => ({ flaw: 'sequencerDown', ...reading });

/** Every feed once, whatever it is for. */
function feedsOf({ priced, currencies }: ChainQuery): Feed[] {
  const all = [...priced.flatMap(({ feed }) => feed ?? []), ...currencies.map(({ feed }) => feed)];
  return [...new Map(all.map((feed) => [feed.address, feed])).values()];
}

/**
 * Aave's price dated by the asset's feed, and the feed's own where it is the asset's. What is wrong
 * with the feed is wrong with both; without a feed an oracle's price has no date and is none.
 */
function ownReadings(
  { feed, isOwnFeed }: PricedAsset,
  says: FeedSays | undefined,
  quoted: Price,
): PriceReading[] {
  if (!feed || !says) return [];
  const dated = {
    asOf: says.asOf,
    staleAfter: feed.heartbeat + FEED_GRACE,
    deviation: bps(feed.deviation),
    ...(says.flaw && { flaw: says.flaw }),
  };
  return [
    ...(quoted > 0n ? [{ source: 'oracle' as const, price: quoted, ...dated }] : []),
    ...(isOwnFeed ? [{ source: 'feed' as const, price: says.price, ...dated }] : []),
  ];
}
