import type { Hex } from 'viem';
import { Fault } from '../core/fault.ts';
import type { Chain } from '../registry/chains.ts';
import type { Ballot, Said } from './ballot.ts';
import type { Outcome } from './outcomes.ts';

/** One proposal and what everybody said of it. */
export interface Round<T> {
  /** Host of who named the block; null when nobody did. */
  proposer: string | null;
  /** All that was said, in the order it came. */
  said: Said<T>[];
  /** Hosts that had not answered when the round ended. */
  silent: string[];
  /** The ballots that agree, if enough do. */
  winners: Ballot<T>[];
}

const hostOf = <T>({ operator }: Said<T>): string => operator.host;
const hostsWhere = <T>(said: readonly Said<T>[], is: (one: Said<T>) => boolean): Set<string> =>
  new Set(said.filter(is).map(hostOf));

/**
 * Hosts that said otherwise than those who agree: other content at the block, or another block at
 * its height, where enough others hold one and the same.
 */
export function dissentOf<T>(rounds: readonly Round<T>[], quorum: number): string[] {
  const winners = rounds.flatMap((round) => round.winners.map(({ host }) => host));
  const liars = rounds.flatMap(({ said, winners: [winner] }) =>
    said
      .filter(({ ballot, hash }) =>
        winner
          ? (hash && hash !== winner.block.hash) || (ballot && ballot.key !== winner.key)
          : isAlone(said, hash, quorum),
      )
      .map(hostOf),
  );
  return [...new Set(liars)].filter((host) => !winners.includes(host));
}

/** Whether a host holds another block than enough others do. */
function isAlone<T>(said: readonly Said<T>[], hash: Hex | undefined, quorum: number): boolean {
  if (!hash) return false;
  const others = said.flatMap((one) => (one.hash && one.hash !== hash ? [one.hash] : []));
  return others.some((other) => others.filter((same) => same === other).length >= quorum);
}

/** Why nothing was agreed: enough spoke and differed, enough are of another chain, or nobody is there. */
export function faultOf<T>(rounds: readonly Round<T>[], quorum: number): Fault {
  const said = rounds.flatMap((round) => round.said);
  if (hostsWhere(said, ({ end, hash }) => end === 'said' && hash !== undefined).size >= quorum)
    return new Fault('rpc.split');
  const wrong = hostsWhere(said, ({ end }) => end === 'wrongChain').size;
  return new Fault(wrong >= quorum ? 'rpc.wrongChain' : 'rpc.unreachable');
}

/**
 * What to remember of every operator that was asked. A refused call counts against an operator only
 * when others answered it, and when nobody answered at all the trouble is taken to be ours.
 */
export function outcomesOf<T>(chain: Chain, rounds: readonly Round<T>[]): Outcome[] {
  const said = rounds.flatMap((round) => round.said);
  if (said.every(({ end }) => end === 'unreachable')) return [];
  const isAgreed = rounds.some(({ winners }) => winners.length > 0);
  const lied = isAgreed ? dissentOf(rounds, chain.quorum) : [];
  const failed = hostsWhere(
    said,
    ({ end }) => end === 'unreachable' || end === 'wrongChain' || (end === 'amiss' && isAgreed),
  );
  const heard = new Map(said.map((one) => [hostOf(one), one.ms]));
  const silent = rounds.flatMap((round) => round.silent);
  return [...new Set([...heard.keys(), ...silent])].map((host) => ({
    chainId: chain.id,
    host,
    ms: heard.get(host) ?? null,
    end: lied.includes(host)
      ? 'lied'
      : failed.has(host)
        ? 'failed'
        : heard.has(host)
          ? 'answered'
          : 'late',
  }));
}
