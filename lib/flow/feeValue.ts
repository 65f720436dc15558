import { isNative } from '../core/asset.ts';
import { amount, type Usd, usd, valueDown } from '../core/money.ts';
import type { Snapshot } from '../core/snapshot.ts';

/** Wei of a chain's coin in dollars at the snapshot's price; zero only when there is no price. */
export function feeValue(snapshot: Snapshot, chainId: number, wei: bigint): Usd {
  const native = snapshot.prices.find(
    ({ asset }) => asset.chainId === chainId && isNative(asset),
  )?.price;
  return native ? valueDown(amount(wei), 18, native) : usd(0n);
}
