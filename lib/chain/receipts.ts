import { encodeFunctionData } from 'viem/utils';
import { type AssetKey, assetKey } from '../core/asset.ts';
import { amount } from '../core/money.ts';
import type { Holding, UncountedHolding, UnixSeconds } from '../core/snapshot.ts';
import { FEED_ABI, RATE_ABI } from './abi.ts';
import type { QueriedReceipt } from './chainQuery.ts';
import { type Answer, type Ask, READ_GAS, type View } from './views.ts';

/** Smallest units of what a receipt stands for, a whole receipt; null where it is not known. */
interface Rated {
  receipt: QueriedReceipt;
  rate: bigint | null;
}

type Rates = ReadonlyMap<AssetKey, Rated>;

/** A rate feed writes once a day; one that missed two is silent. Seconds. */
const RATE_STALE_AFTER = 2 * 86_400 + 3600;

/** What a whole of each receipt stands for, as its own contract or its rate feed says. */
export function askRates(receipts: readonly QueriedReceipt[]): Ask<Rates> {
  return {
    views: receipts.map(viewOf),
    read: (answers, time) =>
      new Map(
        receipts.map((receipt, index) => {
          const rate = rateIn(receipt, answers[index] ?? null, time);
          return [assetKey(receipt.asset), { receipt, rate: rate > 0n ? rate : null }];
        }),
      ),
  };
}

function viewOf({ asset, rate }: QueriedReceipt): View {
  const base = { target: asset.address, words: 1, gas: READ_GAS };
  if (rate.kind === 'rateFeed') {
    const data = encodeFunctionData({ abi: FEED_ABI, functionName: 'latestRoundData' });
    return { ...base, target: rate.feed, data, words: 5 };
  }
  if (rate.kind === 'stEthPerToken')
    return { ...base, data: encodeFunctionData({ abi: RATE_ABI, functionName: rate.kind }) };
  const args = [10n ** BigInt(asset.decimals)] as const;
  const data = encodeFunctionData({ abi: RATE_ABI, functionName: 'convertToAssets', args });
  return { ...base, data };
}

function rateIn({ rate }: QueriedReceipt, answer: Answer, time: UnixSeconds): bigint {
  if (rate.kind !== 'rateFeed') return answer?.[0] ?? 0n;
  const [, raw = 0n, , updatedAt = 0n] = answer ?? [];
  return BigInt(time) - updatedAt <= BigInt(RATE_STALE_AFTER) ? BigInt.asIntN(256, raw) : 0n;
}

/** What is held with what its receipts stand for; a receipt whose rate is unknown is not counted. */
export function countByRates(
  held: readonly Holding[],
  rates: Rates,
): { holdings: Holding[]; uncounted: UncountedHolding[] } {
  const isKnown = ({ asset }: Holding) => rates.get(assetKey(asset))?.rate !== null;
  return {
    holdings: held.filter(isKnown).map((holding) => withRate(holding, rates)),
    uncounted: held
      .filter((holding) => !isKnown(holding))
      .map((holding) => ({ ...holding, reason: 'rateUnknown' })),
  };
}

function withRate(holding: Holding, rates: Rates): Holding {
  const { receipt, rate } = rates.get(assetKey(holding.asset)) ?? {};
  if (!receipt || !rate) return holding;
  const stands = (holding.amount * rate) / 10n ** BigInt(holding.asset.decimals);
  return { ...holding, countsAs: { asset: receipt.underlying, amount: amount(stands) } };
}
