import type { Address, Hex } from 'viem';
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

/** What an `eth_call` is made with, its sender apart. */
interface CallBody {
  to?: Address;
  data: Hex;
}

/** How one manner puts views into a call, whether that is too much for one, and what it answers. */
interface Form {
  mayHold(views: readonly View[]): boolean;
  call(chain: Chain, views: readonly View[]): CallBody;
  /** Asked of a call made; always fine unless said. */
  fits?(call: CallBody): boolean;
  parse(data: Hex, views: readonly View[]): Answer[];
}

const wordsOf = (views: readonly View[]): number =>
  views.reduce((sum, { words }) => sum + words, 0);

const scanOf = (_chain: Chain, views: readonly View[]): CallBody => ({ data: encodeScan(views) });

const FORMS: Readonly<Record<Manner, Form>> = {
  scan: {
    mayHold: ({ length }) => length <= SCAN_VIEWS,
    call: scanOf,
    fits: ({ data }) => size(data) <= MAX_INIT_CODE,
    parse: decodeScan,
  },
  smallScans: {
    mayHold: (views) => wordsOf(views) <= SMALL_SCAN_WORDS,
    call: scanOf,
    parse: decodeScan,
  },
  multicall: {
    mayHold: ({ length }) => length <= MULTICALL_VIEWS,
    call: multicallOf,
    parse: parseMulticall,
  },
};

/** The calls that make the views in a manner. */
export function viewCalls(chain: Chain, views: readonly View[], manner: Manner): ViewCalls {
  const { parse } = FORMS[manner];
  const parts = partsOf(chain, views, FORMS[manner]);
  return {
    calls: (at) => parts.map(({ call }) => ({ method: 'eth_call', params: [call, at] })),
    parse: (answers) =>
      parts.flatMap((part, index) => parse(parseHex(resultOf(answers[index])), part.views)),
  };
}

interface Part {
  views: readonly View[];
  call: CallBody;
}

/** Halved until each part fits into its call; a single view always does. */
function partsOf(chain: Chain, views: readonly View[], form: Form): Part[] {
  if (views.length === 0) return [];
  if (views.length === 1 || form.mayHold(views)) {
    const call = form.call(chain, views);
    if (views.length === 1 || (form.fits?.(call) ?? true)) return [{ views, call }];
  }
  const middle = Math.ceil(views.length / 2);
  return [views.slice(0, middle), views.slice(middle)].flatMap((half) =>
    partsOf(chain, half, form),
  );
}

function multicallOf(chain: Chain, views: readonly View[]): CallBody {
  const calls = views.map(({ target, data }) => ({ target, allowFailure: true, callData: data }));
  const args = [calls] as const;
  const data = encodeFunctionData({ abi: MULTICALL_ABI, functionName: 'aggregate3', args });
  return { to: chain.multicall, data };
}

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
