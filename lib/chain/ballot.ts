import type { Hex } from 'viem';
import type { BlockRef, UnixSeconds } from '../core/snapshot.ts';
import { type RpcAnswer, type RpcCall, rpcBatch } from '../net/rpc.ts';
import type { Chain, RpcOperator } from '../registry/chains.ts';
import { parseBlock, parseQuantity, resultOf, toQuantity } from './parse.ts';

/** A block that as many operators as must agree hold at the same height. */
export interface AgreedBlock extends BlockRef {
  baseFee: bigint;
}

/**
 * The block a call reads at: by its hash (EIP-1898), or by its number on chains that are read
 * further behind their head, where one request cannot name the hash.
 */
export type BlockAt = { blockHash: Hex } | Hex;

/** Calls to make once the block is known, and how to read their answers. */
export interface Question<T> {
  calls(at: BlockAt, number: bigint): RpcCall[];
  /** Turns raw answers into a value; compared between operators by content. */
  parse(answers: readonly RpcAnswer[], block: AgreedBlock): T;
  /** The part of the value that must be alike; all of it unless said. */
  compared?(value: T): unknown;
}

/** The block that is read, as the first operator named it; its hash where one request can tell it. */
export interface Proposal {
  number: bigint;
  hash: Hex | null;
}

export interface Ballot<T> {
  host: string;
  block: AgreedBlock;
  value: T;
  /** Same text means same answer. */
  key: string;
}

/**
 * What one operator said in one request: nothing readable, another chain, or something. `amiss` is
 * a call refused or not understood, a block it has not got, or one too old.
 */
export interface Said<T> {
  operator: RpcOperator;
  ms: number;
  end: 'said' | 'amiss' | 'unreachable' | 'wrongChain';
  proposal?: Proposal;
  /** Hash of its own block at the height that was asked. */
  hash?: Hex;
  /** Its vote; absent too when it holds another block. */
  ballot?: Ballot<T>;
}

/** A head older than this many seconds (or that many ahead of us) is no head. */
const HEAD_TOLERANCE = 120;
/** Voters may be this many seconds of blocks ahead of the block proposed, and a few blocks more. */
const AHEAD_SECONDS = 30;
const AHEAD_BLOCKS = 4;

const CHAIN_ID: RpcCall = { method: 'eth_chainId', params: [] };
const header = (at: string): RpcCall => ({ method: 'eth_getBlockByNumber', params: [at, false] });

/**
 * Asks an operator for the block to read: behind its head by as much as the chain wants. One behind
 * stands in the head itself, with its hash. Never rejects.
 */
export function askProposal(
  chain: Chain,
  operator: RpcOperator,
  now: UnixSeconds,
  signal: AbortSignal,
): Promise<Said<never>> {
  return hear(operator, chain, [CHAIN_ID, header('latest')], signal, ([head]) => {
    const { number, time, parentHash } = parseBlock(resultOf(head));
    const behind = BigInt(chain.behind);
    if (Math.abs(now - time) > HEAD_TOLERANCE || number < behind) return { end: 'amiss' };
    return { proposal: { number: number - behind, hash: behind === 1n ? parentHash : null } };
  });
}

/**
 * Asks an operator for its own header at the proposed height, how far its head is, and everything
 * the question wants at that block, in one request. Never rejects.
 */
export function askBallot<T>(
  chain: Chain,
  operator: RpcOperator,
  proposal: Proposal,
  question: Question<T>,
  now: UnixSeconds,
  signal: AbortSignal,
): Promise<Said<T>> {
  const height = toQuantity(proposal.number);
  const at = proposal.hash ? { blockHash: proposal.hash } : height;
  const calls = [
    CHAIN_ID,
    { method: 'eth_blockNumber', params: [] },
    header(height),
    ...question.calls(at, proposal.number),
  ];
  return hear(operator, chain, calls, signal, ([head, own, ...answers]) => {
    const { number, hash, time, baseFee } = parseBlock(resultOf(own));
    const block = { number, hash, time, baseFee };
    if (number !== proposal.number || isOld(chain, block, parseQuantity(resultOf(head)), now))
      return { end: 'amiss' };
    if (proposal.hash && proposal.hash !== hash) return { hash };
    return { hash, ...tryBallot(operator, question, answers, block) };
  });
}

/** A proposer that names an old block is not followed by those who know a later one. */
function isOld(chain: Chain, { number, time }: BlockRef, head: bigint, now: UnixSeconds): boolean {
  const ahead = chain.behind + AHEAD_BLOCKS + Math.ceil(AHEAD_SECONDS / chain.blockSeconds);
  const tolerance = HEAD_TOLERANCE + chain.behind * chain.blockSeconds;
  return head - number > BigInt(ahead) || Math.abs(now - time) > tolerance;
}

function tryBallot<T>(
  { host }: RpcOperator,
  question: Question<T>,
  answers: readonly RpcAnswer[],
  block: AgreedBlock,
): Partial<Said<T>> {
  try {
    const value = question.parse(answers, block);
    const compared = question.compared ? question.compared(value) : value;
    return { ballot: { host, block, value, key: contentOf({ block, compared }) } };
  } catch {
    return { end: 'amiss' };
  }
}

/** One request, its chain checked, what was said read; whatever goes wrong is an end. */
async function hear<T>(
  operator: RpcOperator,
  chain: Chain,
  calls: readonly RpcCall[],
  signal: AbortSignal,
  read: (answers: readonly RpcAnswer[]) => Partial<Said<T>>,
): Promise<Said<T>> {
  const startedAt = performance.now();
  const timed = (end: Said<T>['end'], said: Partial<Said<T>> = {}): Said<T> => ({
    operator,
    ms: Math.round(performance.now() - startedAt),
    end,
    ...said,
  });
  let answers: RpcAnswer[];
  try {
    answers = await rpcBatch(operator.url, calls, signal);
  } catch {
    return timed('unreachable');
  }
  try {
    const [id, ...rest] = answers;
    if (parseQuantity(resultOf(id)) !== BigInt(chain.id)) return timed('wrongChain');
    return timed('said', read(rest));
  } catch {
    return timed('amiss');
  }
}

const contentOf = (value: unknown): string =>
  JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? `${part}n` : part));
