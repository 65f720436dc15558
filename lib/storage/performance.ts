import * as v from 'valibot';
import type { Performance } from '../core/performance.ts';
import { type StoredItem, storedItem } from './item.ts';
import { address, amountText, asset, bigintText, unixSeconds, usdText } from './schemas.ts';

const ARRIVALS = v.array(v.object({ owner: address, asset, amount: amountText }));
const FLOW = v.object({
  at: unixSeconds,
  value: usdText,
  arrived: ARRIVALS,
  left: v.exactOptional(ARRIVALS),
});

const PERFORMANCE: v.GenericSchema<unknown, Performance> = v.object({
  since: unixSeconds,
  growth: bigintText,
  flows: v.array(FLOW),
  forgottenUntil: v.exactOptional(unixSeconds),
  deposit: v.nullable(FLOW),
});

/** How a portfolio did since its first snapshot; null before that. */
export const performanceItem = (portfolioId: string): StoredItem<Performance | null> =>
  storedItem(`performance/${portfolioId}`, v.nullable(PERFORMANCE), null);
