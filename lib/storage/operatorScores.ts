import * as v from 'valibot';
import type { OperatorScores } from '../core/operatorScore.ts';
import { type StoredItem, storedItem } from './item.ts';
import { unixSeconds } from './schemas.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const SCORES: v.GenericSchema<unknown, OperatorScores> = v.record(
  v.pipe(v.string(), v.maxLength(260)),
  v.object({
    answered: count,
    failed: count,
    late: count,
    lied: count,
    usualMs: v.nullable(count),
    inRow: count,
    troubleAt: unixSeconds,
    liedAt: unixSeconds,
    restUntil: unixSeconds,
  }),
);

/** How each operator did so far, by its host. */
export const operatorScores: StoredItem<OperatorScores> = storedItem('operatorScores', SCORES, {});
