import * as v from 'valibot';
import type { Snapshot } from '../core/snapshot.ts';
import { type StoredItem, storedItem } from './item.ts';
import {
  address,
  amountText,
  asset,
  bigintText,
  chainId,
  faultCode,
  hex,
  id,
  priceText,
  unixSeconds,
} from './schemas.ts';

const SNAPSHOT: v.GenericSchema<unknown, Snapshot> = v.object({
  portfolioId: id,
  takenAt: unixSeconds,
  chains: v.array(
    v.object({
      chainId,
      status: v.picklist(['agreed', 'unknown']),
      block: v.nullable(v.object({ number: bigintText, hash: hex, time: unixSeconds })),
      reason: v.nullable(faultCode),
      dissent: v.array(v.string()),
    }),
  ),
  holdings: v.array(v.object({ owner: address, asset, amount: amountText })),
  prices: v.array(
    v.object({
      asset,
      status: v.picklist(['agreed', 'single', 'stale', 'disputed', 'missing']),
      price: v.nullable(priceText),
      asOf: v.nullable(unixSeconds),
      readings: v.array(
        v.object({
          source: v.picklist(['oracle', 'feed', 'defillama']),
          price: priceText,
          asOf: unixSeconds,
        }),
      ),
    }),
  ),
});

/** The last snapshot of a portfolio; null before the first check. */
export const snapshotItem = (portfolioId: string): StoredItem<Snapshot | null> =>
  storedItem(`snapshot/${portfolioId}`, v.nullable(SNAPSHOT), null);
