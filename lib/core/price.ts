import type { Asset } from './asset.ts';
import { type Bps, bps, type Price, price } from './money.ts';
import type {
  AssetPrice,
  PriceReading,
  PriceSource,
  PriceStatus,
  UnixSeconds,
} from './snapshot.ts';

/** What two families may differ by beside the deviation their sources allow themselves. */
const PRICE_MARGIN: Bps = bps(150);
/** Whatever sources allow themselves, further apart than this is a dispute. */
const MAX_PRICE_GAP: Bps = bps(300);
/** Further than this from its peg, a token is not traded; it counts at its own price all the same. */
const PEG_MARGIN: Bps = bps(200);

type Family = 'chain' | 'service' | 'market';

const FAMILY_OF: Readonly<Record<PriceSource, Family>> = {
  oracle: 'chain',
  feed: 'chain',
  defillama: 'service',
  twap: 'market',
};

const familyOf = ({ source }: PriceReading): Family => FAMILY_OF[source];
const isSound = ({ price: at, flaw }: PriceReading): boolean => at > 0n && flaw === undefined;

const isWithin = (a: bigint, b: bigint, margin: number): boolean => {
  const gap = a > b ? a - b : b - a;
  return gap * 10_000n <= (a < b ? a : b) * BigInt(margin);
};

/** Two readings of one price, each as far off as its source may be. */
const isAlike = (a: PriceReading, b: PriceReading): boolean =>
  isWithin(
    a.price,
    b.price,
    Math.min(PRICE_MARGIN + Math.max(a.deviation, b.deviation), MAX_PRICE_GAP),
  );

/**
 * One price from what the sources said. It is agreed when two of the three families say the same,
 * the chain's own among them wherever it has a say: a chain that is flawed, stale or alone against
 * the others blocks. Nothing is assumed to be a dollar; `peg` only names what a token should be worth.
 */
export function judgePrice(
  asset: Asset,
  readings: readonly PriceReading[],
  now: UnixSeconds,
  peg: Price | null = null,
): AssetPrice {
  const sound = readings.filter(isSound);
  const fresh = sound.filter(({ asOf, staleAfter }) => now - asOf <= staleAfter);
  const chosen = firstBy(FAMILIES, fresh) ?? sound[0];
  const own = readings.filter((reading) => familyOf(reading) === 'chain');
  const base = { asset, readings: [...readings] };
  const isFlawed = own.some((reading) => !isSound(reading));
  if (!chosen) return { ...base, status: isFlawed ? 'flawed' : 'missing', price: null, asOf: null };
  const counted = { ...base, price: chosen.price, asOf: chosen.asOf };
  if (isFlawed) return { ...counted, status: 'flawed' };
  const isOwnStale = own.length > 0 && familyOf(chosen) !== 'chain';
  if (isOwnStale || !fresh.includes(chosen)) return { ...counted, status: 'stale' };
  return { ...counted, status: statusOf(chosen, fresh, peg) };
}

/** On chain first: what is counted with, and what the others must confirm. */
const FAMILIES: readonly Family[] = ['chain', 'service', 'market'];

const firstBy = (families: readonly Family[], readings: readonly PriceReading[]) =>
  families
    .map((family) => readings.find((reading) => familyOf(reading) === family))
    .find((reading) => reading !== undefined);

/** What fresh and sound readings make of the one counted with. */
function statusOf(
  chosen: PriceReading,
  fresh: readonly PriceReading[],
  peg: Price | null,
): PriceStatus {
  const isOwn = (reading: PriceReading) => familyOf(reading) === familyOf(chosen);
  const others = fresh.filter((reading) => !isOwn(reading));
  const isSplit = fresh.some((reading) => isOwn(reading) && !isAlike(reading, chosen));
  const isConfirmed = others.some((reading) => isAlike(reading, chosen));
  if (isSplit || (others.length > 0 && !isConfirmed)) return 'disputed';
  if (!isConfirmed) return 'single';
  return peg !== null && !isWithin(chosen.price, peg, PEG_MARGIN) ? 'depegged' : 'agreed';
}

/** One dollar as a price: what dollar tokens are measured against, never what they are valued at. */
export const ONE_DOLLAR: Price = price(10n ** 18n);
