import { assetKey, isNative, NATIVE } from '../asset.ts';
import type { Bundle, Step } from '../bundle.ts';
import { amount, type Usd, usd, valueDown } from '../money.ts';
import type { UnixSeconds } from '../snapshot.ts';
import { type CoinOf, coinAmount } from './coin.ts';
import type { LotEvent } from './lot.ts';

/** Decimals of every chain's own coin. */
const COIN = 18;

/** A chain's own coin as far as its fees need it: by the asset it was priced as, else by its address. */
const nativeOf = ({ prices }: Bundle, chainId: number) =>
  prices?.find(({ asset }) => asset.chainId === chainId && isNative(asset));

/** Network fees in dollars at the prices of the review; null without a price of the chain's coin. */
export function feeInDollars(bundle: Bundle, steps: readonly Step[]): Usd | null {
  let all = 0n;
  for (const { leg, fee } of steps) {
    if (fee === null || fee === 0n) continue;
    const chainId = bundle.legs[leg]?.sell.chainId ?? 0;
    const native = nativeOf(bundle, chainId);
    if (!native) return null;
    all += valueDown(amount(fee), COIN, native.price);
  }
  return usd(all);
}

/**
 * What an ended bundle means for tax lots: each swap gives up its asset at the value of the review and
 * acquires the other for that value and its network fees; the coin spent on fees is given up too. A
 * swap between forms of one coin is none. What is given up goes when the plan is begun, what it brings
 * comes when it has settled: no fee is paid out of what it bought. What the chain has not told (nothing received, mined
 * otherwise than reviewed) is left out: it shows as held beyond the records.
 */
export function eventsOfBundle(bundle: Bundle, at: UnixSeconds, coinOf: CoinOf): LotEvent[] {
  return bundle.legs.flatMap((leg, index) => {
    const steps = bundle.steps.filter((step) => step.leg === index);
    const swap = steps.find(({ kind, state }) => kind === 'swap' && state === 'confirmed');
    const fee = feeInDollars(bundle, steps);
    const id = `${bundle.id}:${index}`;
    const own = { at: bundle.createdAt, wallet: leg.owner };
    const [sold, bought] = [coinOf(leg.sell), coinOf(leg.buy)];
    const events = feeEvents(bundle, index, steps, own, coinOf);
    if (!swap?.received || sold === bought) return events;
    const received = coinAmount(swap.received, leg.buy);
    return [
      ...events,
      {
        ...own,
        kind: 'dispose' as const,
        id: `${id}:sold`,
        coin: sold,
        amount: coinAmount(leg.sellAmount, leg.sell),
        proceeds: leg.value,
      },
      {
        ...own,
        at,
        kind: 'acquire' as const,
        id: `${id}:bought`,
        coin: bought,
        amount: received,
        cost: usd(leg.value + (fee ?? 0n)),
      },
    ];
  });
}

function feeEvents(
  bundle: Bundle,
  index: number,
  steps: readonly Step[],
  own: Pick<LotEvent, 'at' | 'wallet'>,
  coinOf: CoinOf,
): LotEvent[] {
  const wei = steps.reduce((sum, { fee }) => sum + (fee ?? 0n), 0n);
  const chainId = bundle.legs[index]?.sell.chainId ?? 0;
  const coin = nativeOf(bundle, chainId)?.asset ?? ownCoinIn(bundle, chainId);
  if (wei === 0n || !coin) return [];
  const proceeds = feeInDollars(bundle, steps);
  return [
    {
      ...own,
      kind: 'dispose',
      id: `${bundle.id}:${index}:fee`,
      coin: coinOf(coin),
      amount: coinAmount(wei, { decimals: COIN }),
      proceeds,
    },
  ];
}

/** The chain's coin where a leg trades it. */
const ownCoinIn = ({ legs }: Bundle, chainId: number) =>
  legs
    .flatMap(({ sell, buy }) => [sell, buy])
    .find((asset) => assetKey(asset) === assetKey({ chainId, address: NATIVE }));
