import type { SaleGain } from '../../lib/core/lots/gainOfTrade.ts';
import type { Usd } from '../../lib/core/money.ts';
import { turnoverOf } from '../../lib/core/plan.ts';
import { type ChosenPlan, isLocked } from '../../lib/core/planChoices.ts';
import type { Strategy } from '../../lib/core/strategy.ts';
import type { PlanEditing, PlanLeg, PlanModel, ShownFault } from './planModel.ts';

type Reviewed = Pick<
  PlanModel,
  'after' | 'legs' | 'leftOut' | 'blocks' | 'costs' | 'quotedAt' | 'termsHash'
>;

/**
 * A review as the user changed it: its legs as they would be, what would come of them, and nothing
 * that was only true of the plan before: no terms, no costs of quotes, no checks of what changed.
 */
export function changedReview<T extends Reviewed>(reviewed: T, chosen: ChosenPlan): T {
  const { plan, after } = chosen;
  const costs = reviewed.costs && {
    ...reviewed.costs,
    traded: turnoverOf(plan.trades),
    networkFees: null,
    poolFees: null,
    share: null,
  };
  const legs = reviewed.legs.map((leg, place) => changedLeg(leg, chosen.trades[place] ?? null));
  const blocks = reviewed.blocks.filter(({ kind }) => kind === 'unknownChain' || kind === 'price');
  return {
    ...reviewed,
    after,
    costs,
    legs,
    blocks,
    leftOut: plan.leftOut,
    quotedAt: null,
    termsHash: null,
  };
}

const NOT_REVIEWED = { terms: null, quotedAt: null, guards: [], steps: [], shows: {} };

function changedLeg(leg: PlanLeg, trade: PlanLeg['trade'] | null): PlanLeg {
  if (trade?.sellAmount === leg.trade.sellAmount) return leg;
  const { fault: _then, ...bare } = leg;
  if (trade === null) return { ...bare, ...NOT_REVIEWED, phase: 'leftOut' };
  return { ...bare, ...NOT_REVIEWED, phase: 'changed', trade };
}

interface Hand {
  chosen: ChosenPlan | null;
  mayUndo: boolean;
  most: readonly Usd[];
  undone: number;
  fault: ShownFault | null;
}

/** What may be changed of each leg and has been; the legs are in the order of the plan. */
export const editingOf = (
  legs: readonly PlanLeg[],
  { chosen, mayUndo, most, undone, fault }: Hand,
  locks: Strategy['locks'],
): PlanEditing => ({
  isChanged: chosen !== null,
  mayUndo,
  undone,
  fault: fault && { code: fault.code },
  legs: legs.map(({ trade }, place) => ({
    isIn: chosen === null || chosen.trades[place] != null,
    most: most[place] ?? trade.value,
    isSellLocked: isLocked(locks, trade.sell.classId, 'noSell'),
    isBuyLocked: isLocked(locks, trade.buy.classId, 'noBuy'),
  })),
});

/** The legs with what each would gain, where that is known; one left out gains nothing. */
export const withGains = (
  legs: readonly PlanLeg[],
  gains: ReadonlyMap<PlanLeg['trade'], SaleGain>,
): PlanLeg[] =>
  legs.map((leg) => {
    const gain = leg.phase === 'leftOut' ? undefined : gains.get(leg.trade);
    return gain ? { ...leg, gain } : leg;
  });
