import * as v from 'valibot';
import { type Cause, MISSING, type Statement, VERDICTS } from '../core/judgement.ts';
import { bpsNumber, unixSeconds, usdText } from './schemas.ts';

const classId = v.string();
const hundredths = v.pipe(v.number(), v.integer());

const CAUSE: v.GenericSchema<unknown, Cause> = v.variant('cause', [
  v.object({ cause: v.literal('schedule'), until: unixSeconds }),
  v.object({ cause: v.literal('gas'), now: hundredths, until: hundredths }),
  v.object({ cause: v.literal('impact'), classId, now: bpsNumber, until: bpsNumber }),
  v.object({ cause: v.literal('price'), classId, is: v.picklist(['disputed', 'depegged']) }),
  v.object({
    cause: v.literal('stress'),
    of: v.picklist(['spread', 'correlation']),
    now: bpsNumber,
    until: bpsNumber,
  }),
  v.object({ cause: v.picklist(['resting', 'inTransit', 'trend']), classId }),
]);

/** The fields of a statement, to be spread into what holds one. */
export const STATEMENT_FIELDS = {
  kind: v.picklist(VERDICTS),
  outside: v.array(classId),
  causes: v.array(CAUSE),
  missing: v.array(v.object({ of: v.picklist(MISSING), ids: v.array(v.string()) })),
  worth: v.nullable(
    v.object({
      cost: usdText,
      relief: usdText,
      days: hundredths,
      worthFrom: v.exactOptional(v.nullable(bpsNumber)),
    }),
  ),
};

export const STATEMENT: v.GenericSchema<unknown, Statement> = v.object(STATEMENT_FIELDS);
