import type { Hex } from 'viem';
import { asFault, Fault } from '../core/fault.ts';
import type { BlockRef, UnixSeconds } from '../core/snapshot.ts';
import { type RpcAnswer, type RpcCall, rpcBatch } from '../net/rpc.ts';
import type { Chain, RpcOperator } from '../registry/chains.ts';
import { parseBlock, parseQuantity, resultOf } from './parse.ts';

/** A block that two operators of different companies hold at the same height. */
export interface AgreedBlock extends BlockRef {
  baseFee: bigint;
}

/** What two operators answered alike, all of it at one block. */
export interface Agreed<T> {
  block: AgreedBlock;
  value: T;
  /** Hosts that answered otherwise. */
  dissent: string[];
}

/** Calls to make once the block is known, and how to read their answers. */
export interface Question<T> {
  calls(at: { blockHash: Hex }, number: bigint): RpcCall[];
  /** Turns raw answers into a value; compared between operators by content. */
  parse(answers: readonly RpcAnswer[], block: AgreedBlock): T;
}

interface Ballot<T> {
  host: string;
  block: AgreedBlock;
  value: T;
  /** Same text means same answer. */
  key: string;
}

/** A head older than this many seconds (or that many ahead of us) is no head. */
const HEAD_TOLERANCE = 120;

/**
 * Reads a chain so that one liar changes nothing: one operator names the block before its head,
 * then two must hold that very hash and answer everything alike at it; the third is asked when
 * they do not. In the good case three requests. Each operator takes its turn at naming the block.
 * @throws rpc.wrongChain, rpc.unreachable when fewer than two answer, rpc.split when no two agree
 */
export async function readAgreed<T>(
  chain: Chain,
  question: Question<T>,
  now: UnixSeconds,
): Promise<Agreed<T>> {
  const faults: Fault[] = [];
  const heard = new Set<string>();
  for (const proposer of chain.operators) {
    try {
      const proposed = await proposeBlock(chain, proposer, now);
      return await vote(chain, proposer, proposed, question, heard);
    } catch (thrown) {
      faults.push(asFault(thrown));
    }
  }
  throw worstOf(faults, heard.size);
}

/** Two of another chain are a wrong chain; two heard that differ are a quarrel; else nobody is there. */
function worstOf(faults: Fault[], heard: number): Fault {
  const wrong = faults.filter(({ code }) => code === 'rpc.wrongChain');
  const split = faults.find(({ code }) => code === 'rpc.split');
  if (wrong[0] && (wrong.length >= 2 || !split)) return wrong[0];
  return split && heard >= 2 ? split : new Fault('rpc.unreachable');
}

/** The block before an operator's head: its hash is in the head itself, so one request names it. */
async function proposeBlock(chain: Chain, operator: RpcOperator, now: UnixSeconds) {
  const [id, head] = await rpcBatch(operator.url, [
    { method: 'eth_chainId', params: [] },
    { method: 'eth_getBlockByNumber', params: ['latest', false] },
  ]);
  requireChain(chain, id);
  const block = parseBlock(resultOf(head));
  if (Math.abs(now - block.time) > HEAD_TOLERANCE || block.number === 0n)
    throw new Fault('rpc.unreachable', 'an operator is behind');
  return { number: block.number - 1n, hash: block.parentHash };
}

function requireChain(chain: Chain, answer: RpcAnswer | undefined): void {
  if (parseQuantity(resultOf(answer)) !== BigInt(chain.id)) throw new Fault('rpc.wrongChain');
}

async function vote<T>(
  chain: Chain,
  proposer: RpcOperator,
  proposed: { number: bigint; hash: Hex },
  question: Question<T>,
  heard: Set<string>,
): Promise<Agreed<T>> {
  const others = chain.operators.filter((operator) => operator !== proposer);
  const ask = async (operator: RpcOperator): Promise<Ballot<T>[]> => {
    try {
      return [await ballotOf(chain, operator, proposed, question, heard)];
    } catch {
      return [];
    }
  };
  const first = await Promise.all([proposer, ...others.slice(0, 1)].map(ask));
  const ballots = first.flat();
  const agreed =
    majorityOf(ballots) ?? majorityOf([...ballots, ...(await lastBallot(others, ask))]);
  if (!agreed) throw new Fault('rpc.split');
  return agreed;
}

const lastBallot = <T>(
  others: RpcOperator[],
  ask: (operator: RpcOperator) => Promise<Ballot<T>[]>,
): Promise<Ballot<T>[]> => (others[1] ? ask(others[1]) : Promise.resolve([]));

async function ballotOf<T>(
  chain: Chain,
  operator: RpcOperator,
  proposed: { number: bigint; hash: Hex },
  question: Question<T>,
  heard: Set<string>,
): Promise<Ballot<T>> {
  const [id, header, ...answers] = await rpcBatch(operator.url, [
    { method: 'eth_chainId', params: [] },
    { method: 'eth_getBlockByNumber', params: [`0x${proposed.number.toString(16)}`, false] },
    ...question.calls({ blockHash: proposed.hash }, proposed.number),
  ]);
  heard.add(operator.host);
  requireChain(chain, id);
  const { number, hash, time, baseFee } = parseBlock(resultOf(header));
  if (hash !== proposed.hash || number !== proposed.number) throw new Fault('rpc.split');
  const block = { number, hash, time, baseFee };
  const value = question.parse(answers, block);
  return { host: operator.host, block, value, key: contentOf({ block, value }) };
}

/** The answer two operators share; whoever said otherwise is named. */
function majorityOf<T>(ballots: readonly Ballot<T>[]): Agreed<T> | undefined {
  const winner = ballots.find(({ key, host }) =>
    ballots.some((other) => other.host !== host && other.key === key),
  );
  if (!winner) return undefined;
  const dissent = ballots.filter(({ key }) => key !== winner.key).map(({ host }) => host);
  return { block: winner.block, value: winner.value, dissent };
}

const contentOf = (value: unknown): string =>
  JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? `${part}n` : part));
