import type { Address } from 'viem';
import { type Asset, assetKey, type ChainId } from './asset.ts';
import type { Bundle } from './bundle.ts';
import { type Amount, type Price, subtractUsd, type Usd, valueDown } from './money.ts';
import type { Review } from './review.ts';
import { type ChainGas, priceOf, type Snapshot, type UnixSeconds } from './snapshot.ts';

/** What a swap of some size cost, as an aggregator quoted it, as it was filled, or as pools say. */
export interface CostPoint {
  /** Writing one of the same chain, source and id again replaces it. */
  id: string;
  chainId: ChainId;
  sell: Address;
  buy: Address;
  at: UnixSeconds;
  /** Value sold, at our own price at that time. */
  size: Usd;
  /**
   * Value sold less value received, at our own prices at that time: fee, spread and impact. Below
   * zero where more was got than those say. Null where so much was not to be had at all.
   */
  cost: Usd | null;
  /** Gas of everything the swap takes; of the pools alone where the source is one. Null: not known. */
  gas: bigint | null;
  source: CostSource;
}

export const COST_SOURCES = ['quote', 'fill', 'pool'] as const;
export type CostSource = (typeof COST_SOURCES)[number];

/** What gas cost on a chain in an hour, as its last check read it. */
export interface GasReading extends ChainGas {
  chainId: ChainId;
  /** Hours since 1970. */
  hour: number;
  /** Dollars a whole coin of the chain. */
  coin: Price;
}

/** What a swap of this much brings and loses at the snapshot's prices; null without an agreed one. */
export function costOfSwap(
  snapshot: Snapshot,
  { sell, buy }: { sell: Asset; buy: Asset },
  sold: Amount,
  received: Amount,
): (Pick<CostPoint, 'size'> & { cost: Usd }) | null {
  const [from, to] = [agreedPrice(snapshot, sell), agreedPrice(snapshot, buy)];
  if (!from || !to) return null;
  const size = valueDown(sold, sell.decimals, from);
  return { size, cost: subtractUsd(size, valueDown(received, buy.decimals, to)) };
}

/** The price of an asset two sources agree on, if there is one. */
export function agreedPrice(snapshot: Snapshot, asset: Asset): Price | null {
  const entry = priceOf(snapshot, asset);
  return entry?.status === 'agreed' ? entry.price : null;
}

/** A point of every leg of a plan whose quote passed every check. */
export function quotePoints({ at, snapshot, legs }: Review): CostPoint[] {
  return legs.flatMap(({ trade, quote, gasUsed, rows }) => {
    if (!rows.every(({ isPassed }) => isPassed)) return [];
    const lost = costOfSwap(snapshot, trade, quote.sellAmount, quote.expectedOut);
    return lost
      ? [
          {
            ...pairOf(trade),
            ...lost,
            id: `${at}/${pairId(trade)}`,
            at,
            gas: gasUsed,
            source: 'quote',
          },
        ]
      : [];
  });
}

/** A point of every swap of a bundle that was filled, at the prices of a snapshot read after it. */
export function fillPoints({ legs, steps }: Bundle, snapshot: Snapshot): CostPoint[] {
  return steps.flatMap(({ leg, kind, state, received, txHash }) => {
    const terms = legs[leg];
    if (!terms || kind !== 'swap' || state !== 'confirmed' || !received || !txHash) return [];
    const lost = costOfSwap(snapshot, terms, terms.sellAmount, received);
    const at = snapshot.takenAt;
    return lost ? [{ ...pairOf(terms), ...lost, id: txHash, at, gas: null, source: 'fill' }] : [];
  });
}

interface Pair {
  sell: Asset;
  buy: Asset;
}

const pairOf = ({ sell, buy }: Pair) => ({
  chainId: sell.chainId,
  sell: sell.address,
  buy: buy.address,
});

/** Names a pair in a point's id. */
export const pairId = ({ sell, buy }: Pair): string => `${assetKey(sell)}>${buy.address}`;
