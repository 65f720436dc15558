import type { ClassId } from '../../core/asset.ts';
import { bps, WHOLE } from '../../core/money.ts';
import type { ProposalNote } from '../../core/targetProposal.ts';
import { at } from '../../quant/matrix.ts';
import type { Bounded, Limits } from './limits.ts';
import type { ProposalInput } from './proposalInput.ts';
import { usableReturns } from './riskView.ts';
import { expectedOf } from './stableLeg.ts';
import { type Exposure, mixReturns } from './withStable.ts';

/** A mix beside a stable class as its policy would have it and as the bounds leave it. */
export interface Held {
  ids: readonly ClassId[];
  stable: ClassId;
  /** Before the bounds. */
  wanted: readonly number[];
  kept: Bounded;
  limits: Limits;
}

const whole = (x: number) => bps(Math.round(x * WHOLE));

/** What bounds make of a goal: that a floor is overridden and by which, or that a target is missed. */
export function overridden(
  { exposure, policy }: Exposure,
  held: Held,
  input: ProposalInput,
): ProposalNote[] {
  const { ids, stable, kept, wanted } = held;
  const isMoved = kept.weights.some((w, i) => Math.abs(w - at(wanted, i)) > 1e-9);
  if (!isMoved) return [];
  const risky = 1 - at(kept.weights, ids.indexOf(stable));
  const proposed = whole(risky);
  if (policy.kind === 'volatilityTarget') {
    const volatility = volatilityAt(held, input);
    return [{ note: 'besideGoal', goal: policy.volatility, proposed, volatility }];
  }
  if (risky <= exposure + 1e-9) return [];
  return [{ note: 'beyondFloor', allowed: whole(exposure), proposed, ...bindingIn(held) }];
}

/** Least of what is at risk and most of what is not, where they put more at risk than was wanted. */
function bindingIn({ ids, stable, wanted, limits: { floors, caps } }: Held) {
  const raised = ids.filter((id, i) => id !== stable && at(floors, i) > at(wanted, i) + 1e-9);
  const lowered = ids.filter((id, i) => id === stable && at(caps, i) < at(wanted, i) - 1e-9);
  const named = (list: ClassId[], bounds: readonly number[]) =>
    list.map((classId) => ({ classId, bound: whole(at(bounds, ids.indexOf(classId))) }));
  return { least: named(raised, floors), most: named(lowered, caps) };
}

/** Expected volatility a year of the whole; null while a class of it has too few closes. */
function volatilityAt({ ids, kept }: Held, { history, now }: ProposalInput) {
  const mix = Object.fromEntries(ids.map((id, i) => [id, at(kept.weights, i)]));
  const some = ids.filter((id) => (mix[id] ?? 0) > 0);
  const returns = usableReturns(history, some, now);
  return 'kind' in returns ? null : whole(expectedOf(mixReturns(returns, mix)));
}
