import * as v from 'valibot';
import type { InsuredState } from '../core/insurance.ts';
import { type StoredItem, storedItem } from './item.ts';
import { bigintText, unixSeconds } from './schemas.ts';

const INSURED: v.GenericSchema<unknown, InsuredState> = v.object({
  since: unixSeconds,
  peak: bigintText,
  atFloorSince: v.nullable(unixSeconds),
});

/** What a portfolio's floor remembers; null while its targets follow none. */
export const insuranceItem = (portfolioId: string): StoredItem<InsuredState | null> =>
  storedItem(`insurance/${portfolioId}`, v.nullable(INSURED), null);
