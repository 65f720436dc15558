import type { Usd } from './money.ts';
import type { Need } from './needs.ts';
import {
  type Matchable,
  type Matching,
  overKey,
  type Paired,
  pairNeeds,
  supplyKey,
  takeMatches,
  turnoverCapOf,
  underKey,
} from './pairing.ts';
import { needsOf } from './planNeeds.ts';
import { type Link, SINK, SOURCE, sendThrough } from './transport.ts';

/**
 * Which holdings to sell for which classes so that the classes that must move come as near to where
 * they should as swaps within one chain can bring them, in few swaps. They are matched with one
 * another first; the others only fund or absorb the rest. Nothing below the portfolio's minimum is
 * matched, nothing above its caps.
 */
export function matchNeeds(given: Matchable): Matching {
  const needs = needsOf(given);
  const paired = pairNeeds(needs, given);
  fillPairs(paired, given.portfolio.limits.minTrade, turnoverCapOf(given));
  return takeMatches(paired, given);
}

/** What must move, what need not, and what must but may go on to its target. */
type Part = 'must' | 'free' | 'further';

/** Who is paired with whom first. */
const PHASES: readonly (readonly [from: Part, to: Part])[] = [
  ['must', 'must'],
  ['must', 'free'],
  ['free', 'must'],
  ['must', 'further'],
  ['further', 'must'],
];

/** Sends value from the classes over, through their holdings, to the classes under. */
function fillPairs(paired: Paired, least: Usd, turnoverCap: Usd | null): void {
  for (const [from, to] of PHASES)
    sendThrough(
      linksOf(paired, pick(paired.overs, from), pick(paired.unders, to), turnoverCap),
      least,
    );
}

interface Bound {
  need: Need;
  room: bigint;
}

const pick = (needs: readonly Need[], part: Part): Bound[] =>
  needs
    .filter(({ isOutside }) => isOutside === (part !== 'free'))
    .map((need) => ({ need, room: part === 'further' ? need.room : need.left }));

/** The transport problem: source → class over → holding → class under → sink, as far as it is filled. */
function linksOf(
  { pairs }: Paired,
  from: readonly Bound[],
  to: readonly Bound[],
  cap: Usd | null,
): Link[] {
  const flowOf = (isPart: (pair: (typeof pairs)[number]) => boolean) =>
    pairs.filter(isPart).reduce((sum, { link }) => sum + link.flow, 0n);
  const supplies = [...new Set(pairs.map(({ supply }) => supply))];
  const all = flowOf(() => true);
  const start = cap === null ? SOURCE : 'within the cap';
  return [
    ...(cap === null ? [] : [{ from: SOURCE, to: start, room: cap, flow: all }]),
    ...from.map(({ need, room }) => ({
      from: start,
      to: overKey(need),
      room,
      flow: flowOf(({ supply }) => supply.over === need),
    })),
    ...supplies.map((held) => ({
      from: overKey(held.over),
      to: supplyKey(held),
      room: held.value,
      flow: flowOf(({ supply }) => supply === held),
    })),
    ...pairs.map(({ link }) => link),
    ...to.map(({ need, room }) => ({
      from: underKey(need),
      to: SINK,
      room,
      flow: flowOf(({ under }) => under === need),
    })),
  ];
}
