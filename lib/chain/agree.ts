import { Fault } from '../core/fault.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { isResting } from '../net/rpc.ts';
import type { Chain, RpcOperator } from '../registry/chains.ts';
import { askHedged } from './askHedged.ts';
import {
  type AgreedBlock,
  askBallot,
  askProposal,
  type Ballot,
  type Proposal,
  type Question,
  type Said,
} from './ballot.ts';
import { tellOutcomes } from './outcomes.ts';
import { dissentOf, faultOf, outcomesOf, type Round } from './tally.ts';

/** What as many operators as must agree answered alike, all of it at one block. */
export interface Agreed<T> {
  block: AgreedBlock;
  value: T;
  /** What each of those who agree said, where not all of it is compared. */
  values: T[];
  /** Hosts that answered otherwise. */
  dissent: string[];
}

/** One whole read may take this long, so that a background step ends before its worker does. */
const READ_LIMIT_MS = 8000;
/** How many operators may name the block, one after another, before the read is given up. */
const MOST_ROUNDS = 3;

/**
 * Reads a chain so that one liar changes nothing: one operator names a block a little behind its
 * head, then as many as must agree have to hold that very block and answer everything alike at it.
 * The next one is asked as soon as one is slow, dead or differs; each may take its turn at naming
 * the block. In the good case one request more than operators must agree. Never fewer than these:
 * who is dead is not replaced by belief in those who are left. Ends within 8 seconds.
 * @throws rpc.wrongChain, rpc.unreachable when too few answer, rpc.split when too few agree
 */
export async function readAgreed<T>(
  chain: Chain,
  question: Question<T>,
  now: UnixSeconds,
): Promise<Agreed<T>> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(READ_LIMIT_MS)]);
  const reading = { chain, question, now, signal };
  const rounds: Round<T>[] = [];
  try {
    for (let turn = 0; turn < MOST_ROUNDS && !signal.aborted; turn++) {
      const round = await playRound(reading, rounds);
      if (!round) break;
      rounds.push(round);
      if (round.winners.length > 0) return agreedOf(chain, rounds, round.winners);
      if (!round.proposer) break;
    }
    throw faultOf(rounds, chain.quorum);
  } finally {
    over.abort();
    tellOutcomes(outcomesOf(chain, rounds));
  }
}

interface Reading<T> {
  chain: Chain;
  question: Question<T>;
  now: UnixSeconds;
  signal: AbortSignal;
}

/** One proposal and the vote on it; null when too few are left to agree. */
async function playRound<T>(
  reading: Reading<T>,
  before: readonly Round<T>[],
): Promise<Round<T> | null> {
  const { chain, now, signal } = reading;
  const left = operatorsLeft(
    chain.operators,
    before.flatMap(({ said }) => said),
  );
  const fresh = left.filter(({ host }) => !before.some((round) => round.proposer === host));
  if (left.length < chain.quorum || fresh.length === 0) return null;
  const heads = await askHedged(
    fresh,
    (operator) => askProposal(chain, operator, now, signal),
    (answers) => (answers.some(({ proposal }) => proposal) ? 0 : 1),
    signal,
  );
  const first = heads.answers.find(({ proposal }) => proposal);
  const silent = heads.silent.map(({ host }) => host);
  if (!first?.proposal) return { proposer: null, said: heads.answers, silent, winners: [] };
  const doubted = [...silent, ...dissentOf(before, chain.quorum)];
  const voters = votingOrder(first.operator, operatorsLeft(left, heads.answers), doubted);
  const votes = await vote(reading, first.proposal, voters);
  const group = largestGroup(votes.answers);
  return {
    proposer: first.operator.host,
    said: [...heads.answers, ...votes.answers],
    silent: [...silent, ...votes.silent.map(({ host }) => host)],
    winners: group.length >= chain.quorum ? group : [],
  };
}

const vote = <T>(
  { chain, question, now, signal }: Reading<T>,
  proposal: Proposal,
  voters: readonly RpcOperator[],
) =>
  askHedged(
    voters,
    (operator) => askBallot(chain, operator, proposal, question, now, signal),
    (answers: readonly Said<T>[]) => Math.max(chain.quorum - largestGroup(answers).length, 0),
    signal,
  );

/**
 * Who may still be asked: none that is dead, of another chain or at rest, and none that has the block
 * and yet could not answer.
 */
function operatorsLeft<T>(
  operators: readonly RpcOperator[],
  said: readonly Said<T>[],
): RpcOperator[] {
  const gone = said
    .filter(({ end, hash }) => (end === 'amiss' ? hash !== undefined : end !== 'said'))
    .map(({ operator }) => operator.host);
  return operators.filter(({ host, url }) => !gone.includes(host) && !isResting(url));
}

/** The proposer first, who has the block; last those who were silent or alone a moment ago. */
function votingOrder(
  proposer: RpcOperator,
  left: readonly RpcOperator[],
  doubted: readonly string[],
): RpcOperator[] {
  const others = left.filter((one) => one !== proposer);
  const isDoubted = ({ host }: RpcOperator) => doubted.includes(host);
  return [proposer, ...others.filter((one) => !isDoubted(one)), ...others.filter(isDoubted)];
}

/** The most ballots with one content; each operator has one. */
function largestGroup<T>(said: readonly Said<T>[]): Ballot<T>[] {
  const ballots = said.flatMap(({ ballot }) => ballot ?? []);
  const groups = ballots.map(({ key }) => ballots.filter((other) => other.key === key));
  return groups.reduce((best, group) => (group.length > best.length ? group : best), []);
}

function agreedOf<T>(
  { quorum }: Chain,
  rounds: readonly Round<T>[],
  winners: readonly Ballot<T>[],
): Agreed<T> {
  const [first] = winners;
  if (!first) throw new Fault('bug.unreachable');
  const values = winners.map(({ value }) => value);
  return { block: first.block, value: first.value, values, dissent: dissentOf(rounds, quorum) };
}
