import type { Abi, Address, DecodeFunctionDataReturnType, Hex } from 'viem';
import { decodeFunctionData, encodeFunctionData } from 'viem/utils';
import { Fault } from '../core/fault.ts';
import type { Call } from '../core/terms.ts';

/** What decoding looks at of a call. */
export type SwapCall = Pick<Call, 'chainId' | 'from' | 'to' | 'data'>;

/** False for the zero address. */
export const isSet = (address: Address): boolean => BigInt(address) !== 0n;

/**
 * Calldata read by an ABI, and whether encoding it again gives the same bytes: no dirty padding, no
 * overlapping parts, nothing behind the end; hex in lower case, as parsing leaves it. @throws guard.refused for a selector that is not in the
 * ABI and for bytes that cannot be read; the bytes are not in the fault
 */
export function readCalldata<const TAbi extends Abi>(
  abi: TAbi,
  data: Hex,
): { read: DecodeFunctionDataReturnType<TAbi>; isCanonical: boolean } {
  try {
    const read = decodeFunctionData({ abi, data });
    const again = encodeFunctionData({ abi, ...read } as Parameters<typeof encodeFunctionData>[0]);
    return { read, isCanonical: again === data };
  } catch {
    throw new Fault('guard.refused', `selector ${data.slice(0, 10)}`);
  }
}
