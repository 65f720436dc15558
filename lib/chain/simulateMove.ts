import type { Address, Hex } from 'viem';
import { encodeFunctionData, hexToBigInt, size, slice } from 'viem/utils';
import { Fault } from '../core/fault.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Balances, CallEnd, SeenMove } from '../core/tokenMove.ts';
import type { Chain } from '../registry/chains.ts';
import { readAgreed } from './agree.ts';
import { parseHex, parseObject, parseQuantity, resultOf } from './parse.ts';
import { TOKEN_ABI } from './tokenAbi.ts';

const READ_GAS = '0x493e0';
const MOVE_GAS = '0x1e8480';
const WEEK = 604_800;
const WORD = 32;

/** Questions only share tokens answer: Lido's `sharesOf`, Aave's `scaledBalanceOf`, Origin's credits. */
const SHARE_QUESTIONS: readonly Hex[] = ['0xf5eb42dc', '0x1da24f3e', '0xf9854bfc'];
/** Nobody's selector: who answers this answers anything. */
const NO_QUESTION: Hex = '0x5a7e91c3';
const FIRST_CALLS = 2 + 2 + 2 + SHARE_QUESTIONS.length + 1;
const SECOND_CALLS = 2 + 1 + 2;

interface Ended {
  ok: boolean;
  data: Hex;
}

/** One way of coins there and a part of it back. */
export interface Move {
  token: Address;
  holder: Address;
  receiver: Address;
  spender: Address;
  sent: bigint;
  /** Less than was sent, so that a fee on the way does not make it fail. */
  sentBack: bigint;
  /** State the simulation starts from, where it is not the chain's own. */
  overrides: object;
}

/**
 * Approves, moves and sends back coins in one simulation that two operators see alike, with balances
 * read between. @throws rpc.*
 */
export async function simulateMove(chain: Chain, move: Move, now: UnixSeconds): Promise<SeenMove> {
  const payload = payloadOf(move, now);
  const { value } = await readAgreed(
    chain,
    {
      calls: (at) => [{ method: 'eth_simulateV1', params: [payload, at] }],
      parse: ([answer]) => seenIn(resultOf(answer), move),
    },
    now,
  );
  return value;
}

function payloadOf(move: Move, now: UnixSeconds): object {
  const { token, holder, receiver, spender, sent, sentBack } = move;
  const read = (input: Hex) => ({ from: spender, to: token, input, gas: READ_GAS });
  const act = (from: Address, input: Hex) => ({ from, to: token, input, gas: MOVE_GAS });
  const balances = [holder, receiver].map((owner) =>
    read(encodeFunctionData({ abi: TOKEN_ABI, functionName: 'balanceOf', args: [owner] })),
  );
  const word = encodeFunctionData({ abi: TOKEN_ABI, functionName: 'balanceOf', args: [holder] });
  const ask = (selector: Hex) => read(`${selector}${word.slice(10)}`);
  const approve = encodeFunctionData({
    abi: TOKEN_ABI,
    functionName: 'approve',
    args: [spender, sent],
  });
  const there = encodeFunctionData({
    abi: TOKEN_ABI,
    functionName: 'transferFrom',
    args: [holder, receiver, sent],
  });
  const back = encodeFunctionData({
    abi: TOKEN_ABI,
    functionName: 'transfer',
    args: [holder, sentBack],
  });
  const first = [...balances, act(holder, approve), act(spender, there), ...balances];
  const second = [...balances, act(receiver, back), ...balances];
  return {
    blockStateCalls: [
      {
        stateOverrides: move.overrides,
        calls: [...first, ...[...SHARE_QUESTIONS, NO_QUESTION].map(ask)],
      },
      { blockOverrides: { time: `0x${(now + WEEK).toString(16)}` }, calls: second },
    ],
    validation: false,
    traceTransfers: false,
  };
}

/** @throws rpc.unreachable when the answer does not fit what was asked */
function seenIn(result: unknown, { sent, sentBack }: Move): SeenMove {
  const [first = [], second = []] = (Array.isArray(result) ? result : []).map(endsOf);
  if (first.length !== FIRST_CALLS || second.length !== SECOND_CALLS)
    throw new Fault('rpc.unreachable', 'unreadable simulation');
  const [holder, receiver, approved, moved, holderAfter, receiverAfter, ...questions] = first;
  const [holderLater, receiverLater, movedBack, holderEnd, receiverEnd] = second;
  const [none, ...shares] = [...questions].reverse();
  return {
    sent,
    sentBack,
    before: pair(holder, receiver),
    approved: endOf(approved),
    moved: endOf(moved),
    after: pair(holderAfter, receiverAfter),
    later: pair(holderLater, receiverLater),
    movedBack: endOf(movedBack),
    end: pair(holderEnd, receiverEnd),
    hasShares: wordOf(none) === null && shares.some((answer) => wordOf(answer) !== null),
  };
}

function endsOf(block: unknown): Ended[] {
  const { calls } = parseObject(block);
  return (Array.isArray(calls) ? calls : []).map((one) => {
    const { status, returnData } = parseObject(one);
    return { ok: parseQuantity(status) === 1n, data: parseHex(returnData) };
  });
}

const pair = (holder: Ended | undefined, receiver: Ended | undefined): Balances => ({
  holder: wordOf(holder),
  receiver: wordOf(receiver),
});

const wordOf = (ended: Ended | undefined): bigint | null =>
  ended?.ok && size(ended.data) >= WORD ? hexToBigInt(slice(ended.data, 0, WORD)) : null;

function endOf(ended: Ended | undefined): CallEnd {
  if (!ended?.ok) return 'no';
  if (size(ended.data) === 0) return 'nothing';
  return wordOf(ended) === 1n ? 'yes' : 'no';
}
