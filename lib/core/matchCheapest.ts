import { chooseLegs } from './chooseLegs.ts';
import { relax, roomOf, weigh } from './legRelax.ts';
import type { Fate, LegChoice, LegTask } from './legs.ts';
import { type Last, type Patience, type PosedTask, patienceFor, taskOf } from './legTask.ts';
import { absUsd, addUsd, type Bps, bps, CENT, type Usd, usd, WHOLE } from './money.ts';
import { type Matchable, type Pair, type Paired, pairNeeds, takeMatches } from './pairing.ts';
import type { Match } from './plan.ts';
import { MILLION, type PlanCosts } from './planCosts.ts';
import { needsOf } from './planNeeds.ts';
import { costOfMatches, flowsOf, lostOf, type RateOf, ratesOf } from './planRates.ts';
import { slicePairs } from './slices.ts';

/** Shares are of what costs leave: after so many rounds what they leave moves no cent. */
const ROUNDS = 8;
/** Sizes are found to within such a part of what may flow. */
const FINEST = 512;

/**
 * The cheapest swaps that do what is asked: gas of each, fee, spread and impact of its size, tax on
 * what is sold. Shares are of what is left after those costs. Where a pair's cost is not known, it
 * only does what the others cannot, and the cost of the whole is not known. What it says of the cost
 * is that of its own swaps, each at the size of all through its pools.
 */
export const matchCheapest =
  (costs: PlanCosts): Match =>
  (given) => {
    let found = settle(given, costs, NOTHING);
    if (!isProven(found.choice)) {
      const searched = choose(given, costs, found, 'proof');
      if (searched.used.symmetricDifference(found.used).size > 0)
        found = settle(given, costs, searched);
    }
    const { paired } = found;
    const least = given.portfolio.limits.minTrade;
    const sliced = slicePairs(paired.pairs, ratesOf(costs, found.flows), least);
    let rateOf: RateOf = found.rateOf;
    const matching = takeMatches(paired, given, (matches) => {
      rateOf = ratesOf(costs, flowsOf(matches, found.rateOf));
      return (match) => lostOf(match.value, rateOf(match));
    });
    const cost = costOfMatches(matching.matches, rateOf, gapOf(found));
    return { ...matching, sliced, ...(cost && { cost }) };
  };

interface Round extends Last {
  lost: Usd;
  /** Pairs that traded. */
  used: ReadonlySet<string>;
}

interface Found extends Round {
  paired: Paired;
  rateOf: RateOf;
  posed: PosedTask;
  choice: LegChoice;
  sizes: readonly number[];
  undone: Usd;
  cost: Usd;
}

const NOTHING: Round = { flows: new Map(), met: new Map(), lost: usd(0n), used: new Set() };

/**
 * Chooses until what costs take moves no cent. Where that ends with two choices in turn, each the
 * cheaper at the other's losses, both are settled by their own, and the cheaper of them is it.
 */
function settle(given: Matchable, costs: PlanCosts, from: Round): Found {
  const found = settleBy(given, costs, from, 'look');
  if (found.isSettled) return found;
  const other = choose(given, costs, found, 'look');
  const [one, two] = [
    settleBy(given, costs, found, 'again'),
    settleBy(given, costs, other, 'again'),
  ];
  const less = usd(one.undone - two.undone);
  return absUsd(less) < CENT ? (one.cost <= two.cost ? one : two) : less < 0n ? one : two;
}

function settleBy(
  given: Matchable,
  costs: PlanCosts,
  from: Round,
  kind: 'look' | 'again',
): Found & { isSettled: boolean } {
  let found = choose(given, costs, from, kind);
  for (let rounds = 1; rounds < ROUNDS; rounds += 1) {
    const next = choose(given, costs, found, kind);
    const isSettled = absUsd(usd(next.lost - found.lost)) < CENT && rounds > 1;
    found = next;
    if (isSettled) return { ...found, isSettled };
  }
  return { ...found, isSettled: false };
}

const isProven = ({ cost, bound }: LegChoice): boolean => bound !== null && bound >= cost;

/** How hard is looked: `again` only among what traded last. */
type Kind = Patience | 'again';

/** One choice of legs at the flows and losses of the last one, no dearer than that one is here. */
function choose(given: Matchable, costs: PlanCosts, last: Round, kind: Kind): Found {
  const needs = needsOf(given, last.lost);
  const paired = pairNeeds(needs, given);
  const rateOf = ratesOf(costs, last.flows);
  const posed = taskOf(paired, rateOf, last, given);
  const legs = paired.pairs.map(({ link }) => `${link.from} ${link.to}`);
  const known = indicesOf(legs, (leg) => last.used.has(leg));
  const patience = patienceFor(kind === 'again' ? 'look' : kind, legs.length);
  const task = { ...posed.task, patience };
  const choice = chooseLegs(kind === 'again' ? within(task, known) : task, known);
  const sizes = polish(posed, choice.sizes);
  posed.fill(sizes);
  const moves = paired.pairs.map((pair) => ({ ...pair, value: pair.link.flow }));
  const flows = flowsOf(moves, rateOf);
  const own = ratesOf(costs, flows);
  const sums = sumsOf(moves, own);
  const used = new Set(legs.filter((_, i) => Number(sizes[i]) > 0));
  return {
    paired,
    rateOf,
    posed,
    choice,
    sizes,
    flows,
    ...sums,
    undone: posed.inDollars(choice.undone),
    used,
    met: posed.metBy(sizes),
  };
}

const within = (task: LegTask, known: ReadonlySet<number>): LegTask => ({
  ...task,
  legs: task.legs.map((leg, i) => (known.has(i) ? leg : { ...leg, most: 0 })),
});

/** What moves lose, and cost with gas and tax. */
function sumsOf(moves: readonly (Pair & { value: bigint })[], rateOf: RateOf) {
  const sums = { lost: usd(0n), cost: usd(0n) };
  for (const move of moves.filter(({ value }) => value > 0n)) {
    const rate = rateOf(move);
    const lost = lostOf(move.value, rate);
    sums.lost = addUsd(sums.lost, lost);
    sums.cost = usd(sums.cost + lost + (rate.gas ?? 0n) + (move.value * rate.tax) / MILLION);
  }
  return sums;
}

/** The same legs at better sizes: each time impact is met half-way nearer to them. */
function polish({ task, along }: PosedTask, first: readonly number[]): readonly number[] {
  const rooms = task.legs.map((leg) => roomOf(task, leg));
  const fates = first.map((size): Fate => (size > 0 ? 'open' : 'closed'));
  let sizes = first;
  for (let part = 8; task.pools.length > 0 && part <= FINEST; part *= 2)
    sizes = relax(along('chords', sizes, 1 / part), rooms, fates)?.sizes ?? sizes;
  return sizes;
}

const indicesOf = <T>(list: readonly T[], isIt: (one: T) => boolean): Set<number> =>
  new Set(list.flatMap((one, i) => (isIt(one) ? [i] : [])));

/** How far a choice may cost more than the cheapest that leaves as little undone. */
function gapOf({ posed: { task, along }, choice, sizes }: Found): Bps | null {
  if (task.pools.length === 0 && isProven(choice)) return bps(0);
  const beneath = along('tangents', sizes, 0);
  const ours = weigh(beneath, sizes);
  const least = chooseLegs(
    { ...beneath, patience: patienceFor('proof', sizes.length) },
    indicesOf(sizes, (size) => size > 0),
  );
  return least.undone < ours.undone ? null : gapOver(ours.cost, least.bound);
}

/** Rounded up, so that 0 says there is none; what numbers of 53 bits cannot tell is none. */
function gapOver(cost: number, bound: number | null): Bps | null {
  if (bound === null) return null;
  const over = cost - bound;
  if (over * PRECISE <= cost) return bps(0);
  return bound > 0 ? bps(Math.ceil((over / bound) * WHOLE)) : null;
}

const PRECISE = 1_000_000;
