import type { Address } from 'viem';
import type { OperatorMethods, OperatorTest } from '../core/operatorTest.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { type RpcAnswer, type RpcCall, rpcBatch } from '../net/rpc.ts';
import { parseBlock, parseHex, parseObject, parseQuantity, resultOf } from './parse.ts';

/** Returns the word 42: PUSH1 42, PUSH1 0, MSTORE, PUSH1 32, PUSH1 0, RETURN. */
const ANSWER_42 = '0x602a60005260206000f3';
const FORTY_TWO = `0x${'2a'.padStart(64, '0')}`;
const NOBODY: Address = '0x000000000000000000000000000000000000dEaD';

/**
 * Asks one node, in two requests, what chain it is of, how far its head is, how fast it answers and
 * which methods it knows. Says nothing of the user's but that somebody asks. Never throws.
 */
export async function testOperator(
  url: string,
  now: UnixSeconds,
  signal?: AbortSignal,
): Promise<OperatorTest> {
  try {
    const startedAt = performance.now();
    const [id, head] = await rpcBatch(
      url,
      [
        { method: 'eth_chainId', params: [] },
        { method: 'eth_getBlockByNumber', params: ['latest', false] },
      ],
      signal,
    );
    const latencyMs = Math.round(performance.now() - startedAt);
    const chainId = parseQuantity(resultOf(id));
    const { number, time, parentHash } = parseBlock(resultOf(head));
    const methods = await testMethods(url, { blockHash: parentHash }, signal);
    return { isAnswering: true, chainId, height: number, headAge: now - time, latencyMs, methods };
  } catch {
    return { isAnswering: false };
  }
}

/** A node that refuses the whole batch knows none of it. */
async function testMethods(
  url: string,
  at: unknown,
  signal: AbortSignal | undefined,
): Promise<OperatorMethods> {
  const transfer = { from: NOBODY, to: NOBODY, value: '0x0' };
  const simulated = { blockStateCalls: [{ calls: [transfer] }], validation: false };
  const overridden = { [NOBODY]: { code: ANSWER_42 } };
  const calls: RpcCall[] = [
    { method: 'eth_getBalance', params: [NOBODY, at] },
    { method: 'eth_call', params: [{ data: ANSWER_42 }, at] },
    { method: 'eth_simulateV1', params: [simulated, at] },
    { method: 'eth_call', params: [{ to: NOBODY }, at, overridden] },
    { method: 'eth_getProof', params: [NOBODY, [], at] },
  ];
  const answers = await rpcBatch(url, calls, signal).catch((): RpcAnswer[] => []);
  const [byHash, initCode, simulate, overrides, proof] = answers;
  return {
    byHash: is(byHash, (result) => parseQuantity(result) >= 0n),
    initCode: is(initCode, (result) => parseHex(result) === FORTY_TWO),
    simulate: is(simulate, isSimulation),
    overrides: is(overrides, (result) => parseHex(result) === FORTY_TWO),
    proof: is(proof, (result) => Array.isArray(parseObject(result).accountProof)),
  };
}

function is(answer: RpcAnswer | undefined, isGood: (result: unknown) => boolean): boolean {
  try {
    return isGood(resultOf(answer));
  } catch {
    return false;
  }
}

function isSimulation(result: unknown): boolean {
  const block = parseObject(Array.isArray(result) ? result[0] : undefined);
  return Array.isArray(block.calls) && parseQuantity(parseObject(block.calls[0]).status) === 1n;
}
