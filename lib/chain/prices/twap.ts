import type { Address } from 'viem';
import type { Asset } from '../../core/asset.ts';
import { bps, dollars, type Price, price, type Usd, usd } from '../../core/money.ts';
import type { PriceReading, UnixSeconds } from '../../core/snapshot.ts';
import type { PoolSays } from './pools.ts';
import { RATIO_BITS, tickRatio } from './tickRatio.ts';

/** A token of a pool and what the chain's own sources say it costs. */
interface Quoted {
  token: Address;
  decimals: Asset['decimals'];
  price: Price;
}

/** Dollars of the quote asset a pool must behave as if it held: less is moved too cheaply. */
const LEAST_DEPTH: Usd = dollars(5_000_000);
/** How far an average over half an hour may trail the last minute's; one tick is a basis point. */
const DEVIATION = bps(100);
const STALE_AFTER = 3600;
const USD_PER_PRICE = 10n ** 10n;

/**
 * A token's average price of half an hour in dollars, by what it is traded against; null when the
 * pool was too shallow, or while the price runs: an average that trails could confirm what was true
 * and is not. Dated by the block it was read at.
 */
export function twapOf(
  says: PoolSays,
  base: Omit<Quoted, 'price'>,
  quote: Quoted,
  time: UnixSeconds,
): PriceReading | null {
  if (Math.abs(says.tick - says.lately) > DEVIATION) return null;
  const isBaseFirst = base.token.toLowerCase() < quote.token.toLowerCase();
  if (depthOf(says, !isBaseFirst, quote) < LEAST_DEPTH) return null;
  // Smallest units of the quote a smallest unit of the base.
  const ratio = tickRatio(isBaseFirst ? says.tick : -says.tick);
  const whole = (ratio * 10n ** BigInt(base.decimals) * quote.price) >> RATIO_BITS;
  return {
    source: 'twap',
    price: price(whole / 10n ** BigInt(quote.decimals)),
    asOf: time,
    staleAfter: STALE_AFTER,
    deviation: DEVIATION,
  };
}

/** Value of the quote asset that liquidity in range stands for: L·√p of token1, L/√p of token0. */
function depthOf({ tick, liquidity }: PoolSays, isQuoteFirst: boolean, quote: Quoted): Usd {
  const half = Math.trunc(tick / 2);
  const held = (liquidity * tickRatio(isQuoteFirst ? -half : half)) >> RATIO_BITS;
  return usd((held * quote.price) / 10n ** BigInt(quote.decimals) / USD_PER_PRICE);
}
