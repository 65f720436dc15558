// Lies an RPC operator can tell. All are well formed: only a comparison finds them out.
import {
  decodeFunctionData,
  decodeFunctionResult,
  encodeFunctionResult,
  type Hex,
  keccak256,
  pad,
  toHex,
} from 'viem';
import { MULTICALL_ABI } from '../chain/abis.ts';
import type { Lie } from './operators.ts';

const BALANCE_OF = '0x70a08231';
const AGGREGATE3 = '0x82ad56cb';
const GET_ETH_BALANCE = '0x4d2301cc';
const INDEX_MASK = ~((1n << 240n) - 1n);

/** Doubles every balance, however it is asked: by itself, by Multicall3 or by the scanner. */
export const lieAboutBalances: Lie = (method, params, result) => {
  if (typeof result !== 'string') return result;
  if (method === 'eth_getBalance') return toHex(BigInt(result) * 2n);
  if (method !== 'eth_call') return result;
  const { to, data, input } = (params[0] ?? {}) as { to?: string; data?: Hex; input?: Hex };
  const calldata = data ?? input ?? '0x';
  if (!to) return doubleScan(result as Hex);
  if (calldata.startsWith(BALANCE_OF)) return doubleWord(result as Hex);
  return calldata.startsWith(AGGREGATE3) ? doubleAggregate(calldata, result as Hex) : result;
};

/** Gives every block a hash of its own making. */
export const lieAboutHashes: Lie = (method, _params, result) => {
  if (!method.startsWith('eth_getBlockBy') || !isBlock(result)) return result;
  return { ...result, hash: keccak256(result.hash) };
};

/** Both lies at once. */
export const liar: Lie = (method, params, result) =>
  lieAboutHashes(method, params, lieAboutBalances(method, params, result));

function isBlock(value: unknown): value is { hash: Hex } {
  return typeof value === 'object' && value !== null && 'hash' in value;
}

function doubleWord(word: Hex): Hex {
  return word.length === 66 ? pad(toHex((BigInt(word) * 2n) % (1n << 256n))) : word;
}

/** The scanner's words: the native balance, then index and balance in one. */
function doubleScan(answer: Hex): Hex {
  const words = answer.slice(2).match(/.{64}/g) ?? [];
  const doubled = words.map((word, i) => {
    const value = BigInt(`0x${word}`);
    const index = i === 0 ? 0n : value & INDEX_MASK;
    return pad(toHex(index | ((value & ~index) * 2n))).slice(2);
  });
  return `0x${doubled.join('')}`;
}

function doubleAggregate(calldata: Hex, answer: Hex): Hex {
  const { args } = decodeFunctionData({ abi: MULTICALL_ABI, data: calldata });
  const results = decodeFunctionResult({
    abi: MULTICALL_ABI,
    functionName: 'aggregate3',
    data: answer,
  });
  const doubled = results.map((result, i) => {
    const inner = args[0][i]?.callData ?? '0x';
    const isBalance = inner.startsWith(BALANCE_OF) || inner.startsWith(GET_ETH_BALANCE);
    return isBalance ? { ...result, returnData: doubleWord(result.returnData) } : result;
  });
  return encodeFunctionResult({ abi: MULTICALL_ABI, functionName: 'aggregate3', result: doubled });
}
