import { chooseLegs } from './chooseLegs.ts';
import { taskOf } from './legTask.ts';
import { subtractUsd, type Usd, usd } from './money.ts';
import { type Matchable, pairNeeds, takeMatches } from './pairing.ts';
import type { Match } from './plan.ts';
import type { PlanCosts } from './planCosts.ts';
import { needsOf } from './planNeeds.ts';
import { costOfMatches, type Flows, lostIn, lostOf, NO_FLOWS, ratesOf } from './planRates.ts';
import { slicePairs } from './slices.ts';

/** Costs depend on sizes and shares on costs: after so many rounds what is left moves no cent. */
const ROUNDS = 4;

/**
 * The cheapest swaps that do what is asked: gas of each, fee, spread and impact of its size, tax on
 * what is sold. Shares are of what is left after those costs. Where a pair's cost is not known, it
 * only does what the others cannot, and the cost of the whole is not known.
 */
export const matchCheapest =
  (costs: PlanCosts): Match =>
  (given) => {
    let found = choose(given, costs, NO_FLOWS, usd(0n));
    for (let rounds = 1; rounds < ROUNDS; rounds += 1)
      found = choose(given, costs, found.flows, lostIn(found.paired.pairs, found.rateOf));
    const { paired, rateOf, least } = found;
    const sliced = slicePairs(paired.pairs, rateOf, given.portfolio.limits.minTrade);
    const matching = takeMatches(paired, given, (match) =>
      subtractUsd(match.value, lostOf(match.value, rateOf(match))),
    );
    const cost = costOfMatches(matching.matches, rateOf, least);
    return { ...matching, sliced, ...(cost && { cost }) };
  };

/** One choice of legs, at the sizes and with the loss of the last one. */
function choose(given: Matchable, costs: PlanCosts, last: Flows, lost: Usd) {
  const needs = needsOf(given.ask, given.portfolio.strategy.moves, given.drift, lost);
  const paired = pairNeeds(needs, given);
  const rateOf = ratesOf(costs, last);
  const { task, fill, inDollars } = taskOf(paired, rateOf, last, given);
  const choice = chooseLegs(task);
  return { paired, rateOf, flows: fill(choice.sizes), least: inDollars(choice.bound) };
}
