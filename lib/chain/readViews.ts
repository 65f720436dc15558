import type { Hex } from 'viem';
import { decodeFunctionResult, encodeFunctionData, hexToBigInt, size, slice } from 'viem/utils';
import { Fault } from '../core/fault.ts';
import type { RpcAnswer, RpcCall } from '../net/rpc.ts';
import type { Chain } from '../registry/chains.ts';
import { MULTICALL_ABI } from './abi.ts';
import type { BlockAt } from './ballot.ts';
import { decodeScan } from './callScanAnswer.ts';
import { encodeScan } from './callScanInput.ts';
import { parseHex, resultOf } from './parse.ts';
import type { Answer, View } from './views.ts';

/**
 * How views are made: by the scanner, as many as fit into one call; by the scanner in parts so small
 * that neither their gas nor their answer is too much; or through Multicall3.
 */
export const MANNERS = ['scan', 'smallScans', 'multicall'] as const;
export type Manner = (typeof MANNERS)[number];

/** A node makes this many reads of ordinary tokens within its 50 million gas. */
const SCAN_VIEWS = 2000;
/** An answer of so many words is never longer than a contract may be. */
const SMALL_SCAN_WORDS = 600;
const MULTICALL_VIEWS = 400;
/** EIP-3860: init code may not be longer. */
const MAX_INIT_CODE = 49_152;
const WORD = 32;

/** Several `eth_call`s that make all views, and what their answers say. */
interface ViewCalls {
  calls(at: BlockAt): RpcCall[];
  /** One answer a view. @throws rpc.unreachable when a call was refused or does not fit */
  parse(answers: readonly RpcAnswer[]): Answer[];
}

/** The calls that make the views in a manner. */
export function viewCalls(chain: Chain, views: readonly View[], manner: Manner): ViewCalls {
  const parts = partsOf(views, fitsIn[manner]);
  const call = manner === 'multicall' ? multicallOf(chain) : scanCall;
  const parse = manner === 'multicall' ? parseMulticall : decodeScan;
  const made = parts.map(call);
  return {
    calls: (at) => made.map((one) => ({ method: 'eth_call', params: [one, at] })),
    parse: (answers) =>
      parts.flatMap((part, index) => parse(parseHex(resultOf(answers[index])), part)),
  };
}

const wordsOf = (views: readonly View[]): number =>
  views.reduce((sum, { words }) => sum + words, 0);

const fitsIn: Readonly<Record<Manner, (views: readonly View[]) => boolean>> = {
  scan: (views) => views.length <= SCAN_VIEWS && size(encodeScan(views)) <= MAX_INIT_CODE,
  smallScans: (views) => wordsOf(views) <= SMALL_SCAN_WORDS,
  multicall: (views) => views.length <= MULTICALL_VIEWS,
};

/** Halved until each part fits; a single view always does. */
function partsOf(views: readonly View[], fits: (views: readonly View[]) => boolean): View[][] {
  if (views.length === 0) return [];
  if (views.length === 1 || fits(views)) return [[...views]];
  const middle = Math.ceil(views.length / 2);
  return [views.slice(0, middle), views.slice(middle)].flatMap((half) => partsOf(half, fits));
}

const scanCall = (views: readonly View[]) => ({ data: encodeScan(views) });

const multicallOf = (chain: Chain) => (views: readonly View[]) => ({
  to: chain.multicall,
  data: encodeFunctionData({
    abi: MULTICALL_ABI,
    functionName: 'aggregate3',
    args: [views.map(({ target, data }) => ({ target, allowFailure: true, callData: data }))],
  }),
});

function parseMulticall(data: Hex, views: readonly View[]): Answer[] {
  const results = decodeFunctionResult({ abi: MULTICALL_ABI, functionName: 'aggregate3', data });
  if (results.length !== views.length) throw new Fault('rpc.unreachable', 'unreadable answers');
  return views.map(({ words }, index) => {
    const result = results[index];
    if (!result?.success || size(result.returnData) < words * WORD) return null;
    return Array.from({ length: words }, (_, i) =>
      hexToBigInt(slice(result.returnData, i * WORD, (i + 1) * WORD)),
    );
  });
}
