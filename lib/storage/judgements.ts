import * as v from 'valibot';
import type { Judgement } from '../core/judgement.ts';
import { type StoredItem, storedItem } from './item.ts';
import { bigintText, bpsNumber, priceText, unixSeconds } from './schemas.ts';
import { STATEMENT_FIELDS } from './statementSchema.ts';

const price = v.nullable(priceText);

const JUDGEMENT: v.GenericSchema<unknown, Judgement> = v.object({
  ...STATEMENT_FIELDS,
  at: unixSeconds,
  dueAt: v.nullable(unixSeconds),
  found: v.record(v.string(), v.object({ above: bpsNumber, below: bpsNumber })),
  breach: v.record(v.string(), v.object({ above: price, below: price })),
  aim: v.nullable(v.record(v.string(), bigintText)),
  costs: v.nullable(v.object({ asOf: unixSeconds, error: bpsNumber })),
  past: v.nullable(v.object({ days: v.number(), to: unixSeconds })),
});

/** The last verdict as it is shown; null before the first check. */
export const judgementItem = (portfolioId: string): StoredItem<Judgement | null> =>
  storedItem(`judgement/${portfolioId}`, v.nullable(JUDGEMENT), null);
