import * as v from 'valibot';
import { CURRENCIES, type Snapshot } from '../core/snapshot.ts';
import { type StoredItem, storedItem } from './item.ts';
import {
  address,
  amountText,
  asset,
  bigintText,
  bpsNumber,
  chainId,
  faultCode,
  hex,
  id,
  priceText,
  unixSeconds,
} from './schemas.ts';

const READING = v.object({
  source: v.picklist(['oracle', 'feed', 'defillama', 'twap']),
  price: priceText,
  asOf: unixSeconds,
  staleAfter: v.optional(v.number(), 0),
  deviation: v.optional(bpsNumber, 0),
  flaw: v.exactOptional(
    v.picklist(['notPositive', 'clamped', 'notDollars', 'sequencerDown', 'roundOpen']),
  ),
});

const SNAPSHOT: v.GenericSchema<unknown, Snapshot> = v.object({
  portfolioId: id,
  takenAt: unixSeconds,
  owners: v.optional(v.array(address), []),
  chains: v.array(
    v.object({
      chainId,
      status: v.picklist(['agreed', 'unknown']),
      block: v.nullable(v.object({ number: bigintText, hash: hex, time: unixSeconds })),
      reason: v.nullable(faultCode),
      dissent: v.array(v.string()),
      isOneOfOne: v.exactOptional(v.literal(true)),
      gas: v.exactOptional(v.object({ perGas: bigintText, l1Fee: bigintText })),
    }),
  ),
  holdings: v.array(
    v.object({
      owner: address,
      asset,
      amount: amountText,
      countsAs: v.exactOptional(v.object({ asset, amount: amountText })),
      isCollateral: v.exactOptional(v.literal(true)),
    }),
  ),
  debts: v.optional(v.array(v.object({ owner: address, asset, amount: amountText })), []),
  lending: v.optional(
    v.array(
      v.object({
        owner: address,
        chainId,
        market: v.string(),
        healthFactor: v.nullable(bigintText),
      }),
    ),
    [],
  ),
  uncounted: v.optional(
    v.array(
      v.object({
        owner: address,
        asset,
        amount: v.nullable(amountText),
        reason: v.picklist([
          'notAdded',
          'unverified',
          'debtUnknown',
          'rateUnknown',
          'removed',
          'unreadable',
        ]),
      }),
    ),
    [],
  ),
  prices: v.array(
    v.object({
      asset,
      status: v.picklist([
        'agreed',
        'single',
        'stale',
        'disputed',
        'flawed',
        'depegged',
        'missing',
      ]),
      price: v.nullable(priceText),
      asOf: v.nullable(unixSeconds),
      readings: v.array(READING),
    }),
  ),
  rates: v.optional(
    v.array(v.object({ currency: v.picklist(CURRENCIES), price: priceText, asOf: unixSeconds })),
    [],
  ),
});

/** The last snapshot of a portfolio; null before the first check. */
export const snapshotItem = (portfolioId: string): StoredItem<Snapshot | null> =>
  storedItem(`snapshot/${portfolioId}`, v.nullable(SNAPSHOT), null);
