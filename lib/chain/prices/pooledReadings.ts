import type { Price } from '../../core/money.ts';
import type { PriceReading, UnixSeconds } from '../../core/snapshot.ts';
import type { Pool } from '../../registry/pools.ts';
import type { PricedAsset } from '../chainQuery.ts';
import type { PoolSays } from './pools.ts';
import { twapOf } from './twap.ts';

/** An asset with what oracle and feed say of it. */
interface Priced {
  entry: PricedAsset;
  readings: readonly PriceReading[];
}

/**
 * The readings of an asset by its pools: worth what they are traded for, at what the chain's own
 * sources say of that at the same block. Nothing where those are flawed or stale.
 */
export function pooledReadings(
  own: readonly Priced[],
  pools: readonly Pool[],
  says: readonly (PoolSays | null)[],
  time: UnixSeconds,
): (asset: PricedAsset) => PriceReading[] {
  const isToken = (address: string) => (one: Priced) => one.entry.token === address;
  return ({ asset, token }) =>
    pools.flatMap((pool, index) => {
      const said = says[index];
      const quote = own.find(isToken(pool.quote));
      const at = quote && soundPrice(quote.readings, time);
      if (pool.base !== token || !said || !quote || !at) return [];
      const { decimals } = quote.entry.asset;
      const base = { token, decimals: asset.decimals };
      return twapOf(said, base, { token: pool.quote, decimals, price: at }, time) ?? [];
    });
}

const soundPrice = (readings: readonly PriceReading[], time: UnixSeconds): Price | undefined =>
  readings.find(
    ({ flaw, price, asOf, staleAfter }) => !flaw && price > 0n && time - asOf <= staleAfter,
  )?.price;
