import * as v from 'valibot';
import type { Address, Hex } from 'viem';
import { getAddress } from 'viem/utils';
import { Fault } from '../core/fault.ts';

const MAX_CALLDATA_BYTES = 65_536;
const UINT256_END = 2n ** 256n;

/** A whole number as APIs write it: decimal digits in a string, no sign, within 256 bits. */
export const Decimal = v.pipe(
  v.string(),
  v.regex(/^(0|[1-9]\d{0,77})$/),
  v.transform((digits) => BigInt(digits)),
  v.check((value) => value < UINT256_END),
);

/** An address in any case, checksummed here. */
export const CheckedAddress = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{40}$/),
  v.transform((text): Address => getAddress(text)),
);

/** Calldata with a selector, at most 64 kB, in lower case so that bytes can be compared as text. */
export const Calldata = v.pipe(
  v.string(),
  v.maxLength(2 + 2 * MAX_CALLDATA_BYTES),
  v.regex(/^0x([0-9a-fA-F]{2}){4,}$/),
  v.transform((text) => text.toLowerCase() as Hex),
);

/** The parsed value. @throws quote.malformed naming the first key that is wrong, never its value */
export function parseAnswer<Output>(
  schema: v.GenericSchema<unknown, Output>,
  answer: unknown,
): Output {
  const parsed = v.safeParse(schema, answer);
  if (parsed.success) return parsed.output;
  throw new Fault('quote.malformed', v.getDotPath(parsed.issues[0]) ?? 'no object');
}
