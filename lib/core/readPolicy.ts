import type { ClassId } from './asset.ts';
import { type Bps, bps, usd, WHOLE } from './money.ts';
import {
  DAY,
  MULTIPLIER_DECIMALS,
  type PolicyDraft,
  type PolicyField,
  type PolicyGround,
  type PolicyProblem,
  type PolicyReading,
  partsOf,
} from './policyDraft.ts';
import type { Insurance, TargetPolicy, WeightBounds } from './targetPolicy.ts';
import { parseDecimal, parsePercent, parseTolerance, type TypedProblem } from './typedNumber.ts';
import { weightsOf } from './weights.ts';

/** The draft as a policy and bounds, or everything that stands in the way. */
export function readPolicy(draft: PolicyDraft, ground: PolicyGround): PolicyReading {
  const problems: PolicyProblem[] = [];
  const policy = policyOf(draft, ground, problems);
  const bounds = boundsOf(draft, ground, problems);
  return problems.length > 0 ? { isOk: false, problems } : { isOk: true, policy, bounds };
}

function policyOf(
  draft: PolicyDraft,
  ground: PolicyGround,
  problems: PolicyProblem[],
): TargetPolicy {
  const { choice } = draft;
  if (choice === 'equalRisk') return { kind: 'riskBudget', budgets: {} };
  if (choice === 'riskBudget')
    return { kind: 'riskBudget', budgets: mixOf('budgets', draft, ground, problems) };
  if (choice === 'volatilityTarget') {
    const typed = parseTolerance(draft.volatility, WHOLE);
    const volatility = take('volatility', typed, bps(1), problems);
    return { kind: choice, volatility, stable: draft.stable, mix: riskyMix(draft, ground) };
  }
  if (choice === 'cppi' || choice === 'tipp') return insuranceOf(choice, draft, ground, problems);
  return choice === 'glide' ? glideOf(draft, ground, problems) : { kind: choice };
}

function take<T>(
  at: PolicyField,
  parsed: T | TypedProblem,
  instead: T,
  problems: PolicyProblem[],
): T {
  if (!isProblem(parsed)) return parsed;
  problems.push({ at, why: parsed });
  return instead;
}

const isProblem = (parsed: unknown): parsed is TypedProblem => typeof parsed === 'string';

/** Typed shares of each class, which must be all of it. */
function mixOf(
  at: 'budgets' | 'to',
  draft: PolicyDraft,
  { targets }: PolicyGround,
  problems: PolicyProblem[],
): Record<ClassId, Bps> {
  const parts = targets.map(({ classId }): [ClassId, Bps] => {
    const parsed = parsePercent(draft[at][classId] ?? '');
    if (!isProblem(parsed)) return [classId, parsed];
    problems.push({ at, classId, why: parsed });
    return [classId, bps(0)];
  });
  const left = WHOLE - parts.reduce((sum, [, part]) => sum + part, 0);
  const isRead = !problems.some((problem) => problem.at === at);
  if (left !== 0 && isRead) problems.push({ at: at === 'to' ? 'toSum' : 'budgetSum', left });
  return Object.fromEntries(parts);
}

/** The mix of the risky part: as stored for the same stable class, else as the targets have it. */
function riskyMix(
  { stable }: PolicyDraft,
  { targets, policy }: PolicyGround,
): Record<ClassId, Bps> {
  if (policy && 'mix' in policy && policy.stable === stable) return policy.mix;
  const risky = targets.filter(({ classId }) => classId !== stable);
  const given = risky.map(({ weight }) => usd(BigInt(weight)));
  const isEmpty = given.every((part) => part === 0n);
  const shares = weightsOf(isEmpty ? given.map(() => usd(1n)) : given);
  return Object.fromEntries(risky.map(({ classId }, i) => [classId, shares[i] ?? bps(0)]));
}

function insuranceOf(
  kind: Insurance['kind'],
  draft: PolicyDraft,
  ground: PolicyGround,
  problems: PolicyProblem[],
): Insurance {
  const { policy, now, value, growth } = ground;
  const kept = policy?.kind === kind && !draft.isStartedAnew ? policy : null;
  const days = draft.resetAfterDays.trim() === '' ? null : parseWhole(draft.resetAfterDays, 3_650);
  return {
    kind,
    floor: take('floor', parseTolerance(draft.floor, bps(9_900)), WHOLE, problems),
    multiplier: take('multiplier', parseMultiplier(draft.multiplier), 100, problems),
    stable: draft.stable,
    mix: riskyMix(draft, ground),
    mostRisky: take('mostRisky', parseTolerance(draft.mostRisky, WHOLE), WHOLE, problems),
    resetAfterDays: days === null ? null : take('resetAfterDays', days, 1, problems),
    since: kept?.since ?? now,
    base: kept?.base ?? value ?? 0n,
    growth: kept?.growth ?? growth,
  };
}

/** Hundredths, from 1 to 10 times. */
function parseMultiplier(typed: string): number | TypedProblem {
  const parsed = parseDecimal(typed, MULTIPLIER_DECIMALS);
  if (isProblem(parsed)) return parsed;
  if (parsed > 1_000n) return 'tooLarge';
  return parsed === 0n ? 'zero' : Number(parsed);
}

/** A whole number from one on. */
function parseWhole(typed: string, most: number): number | TypedProblem {
  const parsed = parseDecimal(typed, 0);
  if (isProblem(parsed)) return parsed;
  if (parsed > BigInt(most)) return 'tooLarge';
  return parsed === 0n ? 'zero' : Number(parsed);
}

/** The stored glide while nothing of it is changed; else from the targets of now. */
function glideOf(
  draft: PolicyDraft,
  ground: PolicyGround,
  problems: PolicyProblem[],
): TargetPolicy {
  const { policy, targets, now } = ground;
  const to = mixOf('to', draft, ground, problems);
  const days = take('days', parseWhole(draft.days, 3_650), 1, problems);
  const isSame =
    policy?.kind === 'glide' &&
    policy.end - policy.start === days * DAY &&
    targets.every(({ classId }) => (policy.to[classId] ?? 0) === to[classId]);
  if (isSame) return policy;
  return { kind: 'glide', from: partsOf(targets), to, start: now, end: now + days * DAY };
}

/** Bounds that bind; a class without any is left out. */
function boundsOf(
  draft: PolicyDraft,
  { targets }: PolicyGround,
  problems: PolicyProblem[],
): Record<ClassId, WeightBounds> {
  const read = (at: 'least' | 'most', classId: ClassId, none: Bps): Bps => {
    const typed = draft[at][classId] ?? '';
    const parsed = typed.trim() === '' ? none : parsePercent(typed);
    if (!isProblem(parsed)) return parsed;
    problems.push({ at, classId, why: parsed });
    return none;
  };
  const all = targets.map(({ classId }): [ClassId, WeightBounds] => [
    classId,
    { least: read('least', classId, bps(0)), most: read('most', classId, WHOLE) },
  ]);
  return Object.fromEntries(all.filter(([, { least, most }]) => least > 0 || most < WHOLE));
}
