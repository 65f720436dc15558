import type { Asset } from './asset.ts';
import { type Bps, bps } from './money.ts';
import type { AssetPrice, PriceReading, UnixSeconds } from './snapshot.ts';

/** Two families may differ by this much before a price counts as disputed. */
export const PRICE_MARGIN: Bps = bps(200);

/** How old a reading of each source may be: oracle readings carry their feed's own heartbeat. */
export interface Freshness {
  now: UnixSeconds;
  /** Seconds after which the on-chain reading is stale: heartbeat plus a margin. */
  oracleStaleAfter: number;
  httpStaleAfter: number;
}

const isApart = (a: bigint, b: bigint, margin: Bps): boolean => {
  const gap = a > b ? a - b : b - a;
  return gap * 10_000n > (a < b ? a : b) * BigInt(margin);
};

/**
 * One price from what the sources said: on chain first, confirmed by another family. Nothing is
 * assumed to be a dollar; zero and negative readings count as missing.
 */
export function judgePrice(
  asset: Asset,
  readings: readonly PriceReading[],
  freshness: Freshness,
): AssetPrice {
  const sound = readings.filter(({ price }) => price > 0n);
  const limit = ({ source }: PriceReading) =>
    source === 'defillama' ? freshness.httpStaleAfter : freshness.oracleStaleAfter;
  const fresh = sound.filter((r) => freshness.now - r.asOf <= limit(r));
  const onChain = fresh.filter(({ source }) => source !== 'defillama');
  const offChain = fresh.filter(({ source }) => source === 'defillama');
  const chosen = onChain[0] ?? offChain[0] ?? sound[0];
  const base = { asset, readings: [...readings] };
  if (!chosen) return { ...base, status: 'missing', price: null, asOf: null };
  const counted = { ...base, price: chosen.price, asOf: chosen.asOf };
  const isOldOnChain = onChain.length === 0 && sound.some(({ source }) => source !== 'defillama');
  const isStale = isOldOnChain || fresh.length === 0;
  if (isStale) return { ...counted, status: 'stale' };
  if (fresh.some(({ price }) => isApart(price, chosen.price, PRICE_MARGIN)))
    return { ...counted, status: 'disputed' };
  return { ...counted, status: onChain.length && offChain.length ? 'agreed' : 'single' };
}
