import * as v from 'valibot';
import { FAULTS, type FaultCode } from '../core/fault.ts';

const portfolioId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** Everything a page may ask of the background. None of it can lead to a signature. */
export const REQUEST = v.variant('kind', [
  v.object({ kind: v.literal('check'), portfolioId }),
  v.object({ kind: v.literal('settle'), portfolioId }),
  v.object({ kind: v.literal('prove'), portfolioId }),
  v.object({ kind: v.literal('schedule') }),
  v.object({ kind: v.literal('testAlert') }),
]);
export type Request = v.InferOutput<typeof REQUEST>;

/** How it ended, by code: classes do not survive the way. */
export type Reply = { ok: true } | { ok: false; code: FaultCode };

export const REPLY: v.GenericSchema<unknown, Reply> = v.variant('ok', [
  v.object({ ok: v.literal(true) }),
  v.object({ ok: v.literal(false), code: v.picklist(Object.keys(FAULTS) as FaultCode[]) }),
]);
