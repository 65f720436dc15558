import type { Address, Hex } from 'viem';
import { decodeFunctionData, encodeFunctionData, parseAbi } from 'viem/utils';

/** EIP-20. Tokens that return nothing (USDT) are called the same way. */
const APPROVAL_ABI = parseAbi(['function approve(address spender, uint256 value) returns (bool)']);

/** Calldata that sets the allowance of a token to exactly `value`, in its smallest unit. */
export const encodeApproval = (spender: Address, value: bigint): Hex =>
  encodeFunctionData({ abi: APPROVAL_ABI, functionName: 'approve', args: [spender, value] });

/** Spender and amount of an `approve` call; null for anything else and for bytes off by one. */
export function decodeApproval(data: Hex): { spender: Address; amount: bigint } | null {
  try {
    const [spender, amount] = decodeFunctionData({ abi: APPROVAL_ABI, data }).args;
    const isCanonical = encodeApproval(spender, amount) === data;
    return isCanonical ? { spender, amount } : null;
  } catch {
    return null;
  }
}
