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
import { lieInScan } from './scanLie.ts';

const BALANCE_OF = '0x70a08231';
const AGGREGATE3 = '0x82ad56cb';
const DECIMALS = '0x313ce567';
const GET_ETH_BALANCE = '0x4d2301cc';

/** Doubles every balance, however it is asked: by itself, by Multicall3 or by the scanner. */
export const lieAboutBalances: Lie = (method, params, result) => {
  if (typeof result !== 'string') return result;
  if (method === 'eth_getBalance') return toHex(BigInt(result) * 2n);
  if (method !== 'eth_call') return result;
  const { to, data, input } = (params[0] ?? {}) as { to?: string; data?: Hex; input?: Hex };
  const calldata = data ?? input ?? '0x';
  if (!to) return lieInScan(calldata, result as Hex, BALANCE_OF, doubled);
  if (calldata.startsWith(BALANCE_OF)) return doubleWord(result as Hex);
  return calldata.startsWith(AGGREGATE3) ? doubleAggregate(calldata, result as Hex) : result;
};

/** Gives every block a hash of its own making. */
export const lieAboutHashes: Lie = (method, _params, result) => {
  if (!method.startsWith('eth_getBlockBy') || !isBlock(result)) return result;
  return { ...result, hash: keccak256(result.hash) };
};

/** Gives every block a time some seconds back: not so old that it would be refused for that. */
export const lieAboutTime: Lie = (method, _params, result) => {
  if (!method.startsWith('eth_getBlockBy') || !isBlock(result)) return result;
  return { ...result, timestamp: toHex(BigInt(result.timestamp) - 40n) };
};

/** Says that its head is some blocks further back than it is. */
export const lieAboutHeight: Lie = (method, _params, result) => {
  if (method === 'eth_blockNumber') return toHex(BigInt(result as Hex) - 5n);
  if (!method.startsWith('eth_getBlockBy') || !isBlock(result)) return result;
  return { ...result, number: toHex(BigInt(result.number) - 5n) };
};

/** Finds no contract anywhere. */
export const lieAboutCode: Lie = (method, params, result) => {
  if (method === 'eth_getCode') return '0x';
  const { to } = (params[0] ?? {}) as { to?: string };
  return method === 'eth_call' && to ? '0x' : result;
};

/** Finds no logs, and leaves those of receipts out. */
export const lieAboutLogs: Lie = (method, _params, result) => {
  if (method === 'eth_getLogs') return [];
  if (method !== 'eth_getTransactionReceipt' || !result) return result;
  return { ...result, logs: [] };
};

/** Gives every token two decimals more. */
export const lieAboutDecimals: Lie = (method, params, result) => {
  const { data, input } = (params[0] ?? {}) as { data?: Hex; input?: Hex };
  const isAsked = method === 'eth_call' && (data ?? input ?? '0x').startsWith(DECIMALS);
  return isAsked ? pad(toHex(BigInt(result as Hex) + 2n)) : result;
};

/** Both lies at once. */
export const liar: Lie = (method, params, result) =>
  lieAboutHashes(method, params, lieAboutBalances(method, params, result));

function isBlock(value: unknown): value is { hash: Hex; number: Hex; timestamp: Hex } {
  return typeof value === 'object' && value !== null && 'hash' in value;
}

const doubled = (word: bigint): bigint => (word * 2n) % (1n << 256n);

function doubleWord(word: Hex): Hex {
  return word.length === 66 ? pad(toHex(doubled(BigInt(word)))) : word;
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
