// The dealer mints the tokens, fills the pools and names the prices. This is how it calls.
import {
  type Abi,
  type AbiStateMutability,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  encodeFunctionData,
} from 'viem';
import type { DevChain, Transaction } from './devChain.ts';

/** A transaction of the dealer, to be sent by `chain.send`; typed by the ABI. */
export function dealerCall<
  const TAbi extends Abi,
  TName extends ContractFunctionName<TAbi>,
  const TArgs extends ContractFunctionArgs<TAbi, AbiStateMutability, TName>,
>(chain: DevChain, to: Address, abi: TAbi, functionName: TName, args?: TArgs): Transaction {
  const call = { abi: abi as Abi, functionName: functionName as string, args: args as unknown[] };
  return { from: chain.dealer, to, data: encodeFunctionData(call) };
}
