// Does what a user does with a quote: approve, send, and look at what arrived.
import { type Address, encodeFunctionData, type Hex } from 'viem';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { NATIVE, symbolAt } from '../../devnet/chain/layout.ts';

export interface Trade {
  readonly sell: Address;
  readonly buy: Address;
  readonly amount: bigint;
}

/** Approves exactly the amount; a native sell needs none. */
export async function approve(
  chain: DevChain,
  owner: Address,
  { sell, amount }: Trade,
  spender: Address,
): Promise<void> {
  if (sell === NATIVE) return;
  const args = [spender, amount] as const;
  const data = encodeFunctionData({ abi: TOKEN_ABI, functionName: 'approve', args });
  await chain.send({ from: owner, to: sell, data });
}

/** Sends the swap and returns how much of the buy token the owner got, gas set aside. */
export async function received(
  chain: DevChain,
  owner: Address,
  { sell, buy, amount }: Trade,
  call: { readonly to: Address; readonly data: Hex },
): Promise<bigint> {
  const symbol = buy === NATIVE ? 'native' : (symbolAt(chain.chainId, buy) ?? '');
  const before = await chain.balances(owner);
  const value = sell === NATIVE ? amount : 0n;
  const receipt = await chain.send({ from: owner, ...call, value });
  const after = await chain.balances(owner);
  const gas = BigInt(receipt.gasUsed) * BigInt(receipt.effectiveGasPrice);
  return (after[symbol] ?? 0n) - (before[symbol] ?? 0n) + (symbol === 'native' ? gas : 0n);
}
