import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ClassId } from '../lib/core/asset.ts';
import { asFault, type Fault } from '../lib/core/fault.ts';
import type { Usd } from '../lib/core/money.ts';
import {
  type ChosenPlan,
  choosePlan,
  lockedPlaces,
  mostOf,
  NO_CHOICES,
  type PlanChoices,
  withLock,
} from '../lib/core/planChoices.ts';
import { reviewGround } from '../lib/core/planEdit.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { Review } from '../lib/core/review.ts';
import { classesIn } from '../lib/registry/catalogue.ts';
import { savePortfolio } from './savePortfolio.ts';

/** A reviewed plan under the user's hand. */
export interface PlanEdit {
  /** As it is after the changes; null: unchanged. */
  chosen: ChosenPlan | null;
  /** The most each trade of the plan may be, by its place. */
  most: readonly Usd[];
  /** Something was chosen, beside what is locked. */
  mayUndo: boolean;
  /** How often everything was undone. */
  undone: number;
  /** Why the last lock was not saved. */
  fault: Fault | null;
  include(place: number, isIn: boolean): void;
  resize(place: number, size: Usd | null): void;
  /** Locks a class for this and later plans, or opens it; what is locked is left out. */
  lock(classId: ClassId, side: 'noSell' | 'noBuy', isOn: boolean): void;
  undo(): void;
}

/** The changes made to one review; another review begins without any. */
export function usePlanEdit(portfolio: Portfolio, review: Review | null): PlanEdit | null {
  const [made, setMade] = useState<{ of: Review | null; choices: PlanChoices }>({
    of: null,
    choices: NO_CHOICES,
  });
  const [undone, setUndone] = useState(0);
  const saving = useMutation<void, Fault, Portfolio>({
    mutationFn: (locked) =>
      savePortfolio(locked).catch((thrown) => Promise.reject(asFault(thrown))),
  });
  const choices = made.of === review ? made.choices : NO_CHOICES;
  const edit = useMemo(
    () => (review ? editOf(portfolio, review, choices) : null),
    [portfolio, review, choices],
  );
  if (!review || !edit) return null;
  const choose = (next: PlanChoices) => setMade({ of: review, choices: next });
  return {
    ...edit,
    mayUndo: choices.without.size > 0 || choices.sizes.size > 0,
    undone,
    fault: saving.error,
    include: (place, isIn) => choose({ ...choices, without: withPlace(choices, place, !isIn) }),
    resize: (place, size) => choose({ ...choices, sizes: withSize(choices, place, size) }),
    lock(classId, side, isOn) {
      const { strategy } = portfolio;
      const locks = withLock(strategy.locks, classId, side, isOn);
      saving.mutate({ ...portfolio, strategy: { ...strategy, locks } });
    },
    undo() {
      choose(NO_CHOICES);
      setUndone(undone + 1);
    },
  };
}

function editOf(portfolio: Portfolio, review: Review, choices: PlanChoices) {
  const ground = reviewGround(portfolio, review, classesIn(portfolio));
  const { plan } = review;
  const most = plan.trades.map((_, place) => mostOf(ground, plan, place));
  const without = new Set([...choices.without, ...lockedPlaces(plan, portfolio.strategy.locks)]);
  const isChanged = without.size > 0 || choices.sizes.size > 0;
  return { chosen: isChanged ? choosePlan(ground, plan, { ...choices, without }) : null, most };
}

function withPlace({ without }: PlanChoices, place: number, isOut: boolean) {
  const next = new Set(without);
  next.delete(place);
  return isOut ? next.add(place) : next;
}

/** No size is the plan's own. */
function withSize({ sizes }: PlanChoices, place: number, size: Usd | null) {
  const next = new Map(sizes);
  next.delete(place);
  return size === null ? next : next.set(place, size);
}
