import * as v from 'valibot';
import { type Asset, type AssetKey, assetKey, isNative } from '../core/asset.ts';
import { Fault } from '../core/fault.ts';
import { bps, price } from '../core/money.ts';
import type { PriceReading } from '../core/snapshot.ts';
import { fetchJson } from '../net/fetchJson.ts';
import { CHAINS, chainOf } from '../registry/chains.ts';
import { HTTP_STALE_AFTER } from '../registry/feeds.ts';

/** Below this the source itself is not sure. */
const MIN_CONFIDENCE = 0.9;

/** Documented at defillama.com/docs/api (coins/prices/current); further keys are ignored. */
const ANSWER = v.looseObject({
  coins: v.record(
    v.string(),
    v.looseObject({
      price: v.pipe(v.number(), v.finite(), v.minValue(0)),
      timestamp: v.pipe(v.number(), v.integer(), v.minValue(0)),
      confidence: v.optional(v.number(), 1),
    }),
  ),
});

/** What DefiLlama calls an asset. */
export const coinOf = (asset: Asset): string => {
  const chain = chainOf(asset.chainId);
  return `${chain.slugs.defillama}:${isNative(asset) ? chain.wrappedNative : asset.address}`;
};

/** Whether it prices the asset's chain; one the user added it does not. */
const isCovered = ({ chainId }: Asset): boolean =>
  CHAINS.some(({ id, slugs }) => id === chainId && slugs.defillama !== null);

/** Coins a request beside the basket's names, so that its address stays short. */
const MOST_COINS = 100;

type Prices = Partial<Record<AssetKey, PriceReading[]>>;

/**
 * DefiLlama's price of each asset: the basket in one request, the same whatever the user holds, and
 * the tokens the user added in others, which lose nothing but themselves. Assets it does not know or
 * is not sure of are absent. @throws host.unreachable when the basket cannot be had
 */
export async function fetchDefillamaPrices(
  basket: readonly Asset[],
  added: readonly Asset[] = [],
): Promise<Prices> {
  const parts = Array.from({ length: Math.ceil(added.length / MOST_COINS) }, (_, n) =>
    added.slice(n * MOST_COINS, (n + 1) * MOST_COINS),
  );
  const [prices, ...others] = await Promise.all([
    fetchPrices(basket),
    ...parts.map((part) => fetchPrices(part).catch((): Prices => ({}))),
  ]);
  return Object.assign({}, ...others, prices);
}

async function fetchPrices(assets: readonly Asset[]): Promise<Prices> {
  const covered = assets.filter(isCovered);
  if (covered.length === 0) return {};
  const coins = [...new Set(covered.map(coinOf))].join(',');
  const raw = await fetchJson({ url: `https://coins.llama.fi/prices/current/${coins}` });
  const parsed = v.safeParse(ANSWER, raw);
  if (!parsed.success) throw new Fault('host.unreachable', 'coins.llama.fi sent no prices');
  const readings = covered.flatMap((asset) => {
    const entry = parsed.output.coins[coinOf(asset)];
    if (!entry || entry.confidence < MIN_CONFIDENCE) return [];
    const reading = {
      source: 'defillama' as const,
      price: price(toPrice(entry.price)),
      asOf: entry.timestamp,
      staleAfter: HTTP_STALE_AFTER,
      deviation: bps(0),
    };
    return [[assetKey(asset), reading] as const];
  });
  return Object.fromEntries(readings.map(([key, reading]) => [key, [reading]]));
}

/** A JSON number of dollars as dollars × 10¹⁸, exact to the twelve digits such sources mean. */
export function toPrice(value: number): bigint {
  const [mantissa = '0', exponent = '0'] = value.toExponential(11).split('e');
  const digits = BigInt(mantissa.replace('.', ''));
  const shift = Number(exponent) - 11 + 18;
  return shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
}
