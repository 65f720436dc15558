import { encodeFunctionData, keccak256, numberToHex, parseAbi, toHex } from 'viem';
import { afterEach, expect, test } from 'vitest';
import { findSent } from '../../lib/chain/findSent.ts';
import type { Intent } from '../../lib/core/bundle.ts';
import { type Call, hashCall } from '../../lib/core/terms.ts';
import { installHostPolicy } from '../../lib/net/hostPolicy.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { chainOfPlayed } from './playedOperators.ts';

const NOW = 1_800_000_000;
const HEAD = 60_000n;
/** As many blocks as nodes search at once. */
const MOST_BLOCKS = 5000n;
const HASH = keccak256('0x01');
const USDC = assetsOn(1).find(({ symbol }) => symbol === 'USDC');
const OWNER = '0x1111111111111111111111111111111111111111';

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

function intentAt(fromBlock: bigint): Intent {
  if (!USDC) throw new Error('no USDC');
  const data = encodeFunctionData({
    abi: parseAbi(['function approve(address spender, uint256 value)']),
    args: [OWNER, 7n],
  });
  const fees = { gas: 1n, maxFeePerGas: 1n, maxPriorityFeePerGas: 1n };
  const call: Call = { chainId: 1, from: OWNER, to: USDC.address, data, value: 0n, ...fees };
  return { call, callHash: hashCall(call), nonce: 3, fromBlock, askedAt: NOW };
}

type Range = { fromBlock: string; toBlock: string };

/** Operators of a chain that holds the intent's transaction in one block; says what was searched. */
function playChain(intent: Intent, minedIn: bigint | null): bigint[] {
  const searched: bigint[] = [];
  const hash = (number: bigint) => keccak256(toHex(number));
  const logsIn = ({ fromBlock, toBlock }: Range) => {
    const [from, to] = [BigInt(fromBlock), BigInt(toBlock)];
    if (to - from >= MOST_BLOCKS || to < from) throw new Error('refused');
    searched.push(from);
    const isIn = minedIn !== null && from <= minedIn && minedIn <= to;
    return isIn ? [{ transactionHash: HASH }] : [];
  };
  const answer = (method: string, [first]: unknown[]): unknown => {
    if (method === 'eth_chainId') return '0x1';
    if (method === 'eth_blockNumber') return numberToHex(HEAD);
    if (method === 'eth_getTransactionByHash')
      return { ...rawOf(intent.call), nonce: numberToHex(intent.nonce) };
    if (method === 'eth_getLogs') return logsIn(first as Range);
    const number = first === 'latest' ? HEAD : BigInt(first as string);
    const timestamp = numberToHex(BigInt(NOW) - (HEAD - number) * 12n);
    return {
      number: numberToHex(number),
      hash: hash(number),
      parentHash: hash(number - 1n),
      timestamp,
    };
  };
  installHostPolicy(async () => ({ added: ['https://a.example', 'https://b.example'], off: [] }));
  globalThis.fetch = async (input, init) => {
    type Item = { id: number; method: string; params: unknown[] };
    const items = (await new Request(input, init).json()) as Item[];
    return Response.json(
      items.map(({ id, method, params }) => {
        try {
          return { id, result: answer(method, params) };
        } catch {
          return { id, error: { code: -32005 } };
        }
      }),
    );
  };
  return searched;
}

const rawOf = ({ from, to, data, value, gas }: Call) => ({
  from,
  to,
  input: data,
  value: numberToHex(value),
  gas: numberToHex(gas),
});

const find = (intent: Intent) =>
  findSent(chainOfPlayed(['a', 'b']), intent, USDC ? [USDC] : [], NOW);

test.each([
  ['in the very block it was asked in', 100n, 100n],
  ['soon after it was asked, long ago', 100n, 1_000n],
  ['hours after it was asked', 100n, 20_000n],
  ['just now, asked long ago', 100n, HEAD - 1n],
  ['just now, asked a moment ago', HEAD - 5n, HEAD - 1n],
  ['in the block read at, asked after it', HEAD, HEAD - 1n],
])('a transaction whose hash is lost is found: mined %s', async (_when, askedAt, minedIn) => {
  const intent = intentAt(askedAt);
  playChain(intent, minedIn);
  expect(await find(intent)).toBe(HASH);
});

test('a search has an end, however long ago the transaction was asked for', async () => {
  const intent = intentAt(100n);
  const searched = playChain(intent, null);
  expect(await find(intent)).toBeNull();
  expect(new Set(searched).size).toBe(6);
});
