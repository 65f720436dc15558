import type { ClassId } from '../../core/asset.ts';
import { insuredStanding } from '../../core/insurance.ts';
import { bps, shareDown, type Usd, WHOLE } from '../../core/money.ts';
import type { UnixSeconds } from '../../core/snapshot.ts';
import type { Insurance, TargetPolicy, VolatilityTarget } from '../../core/targetPolicy.ts';
import type { ProposalNote, Refused } from '../../core/targetProposal.ts';
import { correlation } from '../../quant/correlation.ts';
import { at, column, dot } from '../../quant/matrix.ts';
import { insuredExposure, safeMultiplier } from '../../quant/portfolioInsurance.ts';
import { isLeverageOff, riskyShare } from '../../quant/volatilityTarget.ts';
import type { ProposalInput } from './proposalInput.ts';
import { COVARIANCE_DAYS, type DailyReturns, dailyReturns, usableReturns } from './riskView.ts';
import { expectedOf, movingLeg } from './stableLeg.ts';

/** How much of the whole the risky mix may be, 0 to 1, and what is to be said of it. */
export interface Exposure {
  exposure: number;
  notes: ProposalNote[];
  /** As it is to be stored: a start anew changes it. */
  policy: VolatilityTarget | Insurance;
}

const share = (x: number) => bps(Math.round(x * WHOLE));

/** Shares of the risky part, summing to 1. */
export type Mix = Record<ClassId, number>;

/** Daily returns of the mix held at its weights. */
export function mixReturns({ ids, rows }: DailyReturns, mix: Mix): number[] {
  const weights = ids.map((id) => mix[id] ?? 0);
  return rows.map((row) => Math.log1p(dot(row.map(Math.expm1), weights)));
}

/**
 * Exposure that brings the expected volatility of the whole, the stable class's own counted, to the
 * target: at most all of it, and left as it is while this very policy is in force and it is off by no
 * more than a tenth (quant.md B.6).
 */
export function volatilityExposure(
  policy: VolatilityTarget,
  mix: Mix,
  { history, now, targets, inForce }: ProposalInput,
): Exposure | Refused {
  const { stable } = policy;
  const returns = usableReturns(history, [...Object.keys(mix), stable], now);
  if ('kind' in returns) return returns;
  const [mixed, calm] = [mixReturns(returns, mix), column(returns.rows, returns.ids.length - 1)];
  const moving = movingLeg(stable, calm);
  if (moving) return moving;
  const parts = { risky: expectedOf(mixed), stable: expectedOf(calm) };
  if (!(parts.risky > 0)) return { kind: 'refused', why: 'notMoving', classIds: Object.keys(mix) };
  const wanted = riskyShare(policy.volatility / WHOLE, {
    ...parts,
    correlation: lastCorrelation(mixed, calm),
  });
  if (wanted === null)
    return {
      kind: 'refused',
      why: 'belowStable',
      classId: stable,
      volatility: share(parts.stable),
    };
  const held = 1 - (targets[stable] ?? 0) / WHOLE;
  const isKept = isSame(policy, inForce) && held > 0 && !isLeverageOff(wanted, held);
  const exposure = isKept ? held : wanted;
  return {
    exposure,
    policy,
    notes: [
      {
        note: 'exposure',
        volatility: share(parts.risky),
        exposure: share(exposure),
        isKept,
        days: returns.rows.length,
        to: at(returns.times, returns.times.length - 1),
      },
      { note: 'overshot' },
    ],
  };
}

/** Of the days a covariance is made of; 0 where one of the two never moved. */
function lastCorrelation(xs: readonly number[], ys: readonly number[]): number {
  const r = correlation(xs.slice(-COVARIANCE_DAYS), ys.slice(-COVARIANCE_DAYS));
  return Number.isFinite(r) ? r : 0;
}

/** With another figure, mix or stable class it is another policy, and what is held says nothing. */
function isSame(policy: VolatilityTarget, other: TargetPolicy | null): boolean {
  if (other?.kind !== policy.kind) return false;
  const ids = [...Object.keys(policy.mix), ...Object.keys(other.mix)];
  return (
    other.volatility === policy.volatility &&
    other.stable === policy.stable &&
    ids.every((id) => (other.mix[id] ?? 0) === (policy.mix[id] ?? 0))
  );
}

const DAY = 86_400;

/**
 * m (V - F)/V of the whole, deposits left out; below the floor a refusal until the reset rule starts
 * it anew from the value of that day (quant.md B.7).
 */
export function insuredPart(policy: Insurance, mix: Mix, input: ProposalInput): Exposure | Refused {
  const { growth, value, now } = input;
  if (value === null || value <= 0n) return { kind: 'refused', why: 'noValue' };
  const known = input.insured?.since === policy.since ? input.insured : null;
  const standing = insuredStanding(policy, growth, known?.peak ?? policy.growth);
  const since = standing.isAtFloor ? (known?.atFloorSince ?? now) : null;
  const startsAnew = startOf(policy, since);
  const gaps = warningsOf(policy, mix, input);
  if (!Array.isArray(gaps)) return gaps;
  if (startsAnew !== null && now >= startsAnew)
    return startedAnew({ ...policy, since: now, base: value, growth }, value, gaps);
  if (standing.value < standing.floor)
    return {
      kind: 'refused',
      why: 'belowFloor',
      floor: standing.floor,
      value: standing.value,
      startsAnew,
    };
  const atFloor: ProposalNote[] = since === null ? [] : [{ note: 'atFloor', since, startsAnew }];
  return exposedAt(policy, standing, [...atFloor, ...gaps]);
}

/** When the reset rule starts it anew; null when it has none or the value is above the floor. */
const startOf = ({ resetAfterDays }: Insurance, since: UnixSeconds | null): UnixSeconds | null =>
  since === null || resetAfterDays === null ? null : since + resetAfterDays * DAY;

function startedAnew(policy: Insurance, value: Usd, gaps: ProposalNote[]): Exposure {
  const note: ProposalNote = { note: 'startsAnew', after: policy.resetAfterDays ?? 0 };
  return exposedAt(policy, { value, floor: shareDown(value, policy.floor) }, [note, ...gaps]);
}

function exposedAt(
  policy: Insurance,
  { value, floor }: { value: Usd; floor: Usd },
  notes: ProposalNote[],
): Exposure {
  const asked = insuredExposure(
    { multiplier: policy.multiplier / 100, maxExposure: policy.mostRisky / WHOLE },
    Number(value),
    Number(floor),
  );
  // Down, or the basis point rounded up could break the floor.
  const exposure = Math.floor(asked * WHOLE + 1e-9) / WHOLE;
  const stands: ProposalNote = { note: 'floor', floor, value, exposure: share(exposure) };
  return { exposure, policy, notes: [stands, ...notes] };
}

/** The mix's worst day that is stored, and the multiplier whose floor it would just have kept. */
function gapOf({ multiplier }: Insurance, mix: Mix, { history, now }: ProposalInput): ProposalNote {
  const risky = Object.keys(mix);
  const isKnown = risky.every((id) => history.ids.includes(id));
  const returns = dailyReturns(history, risky, now);
  const moves = isKnown ? mixReturns(returns, mix).map(Math.expm1) : [];
  const worst = moves.reduce((least, move) => Math.min(least, move), 0);
  if (worst >= 0) return { note: 'gapUnknown' };
  const most = safeMultiplier(-worst);
  return {
    note: 'gap',
    worst: share(-worst),
    at: at(returns.times, moves.indexOf(worst)),
    mostMultiplier: Math.floor(most * 100),
    isBeyond: multiplier / 100 > most,
  };
}

/** A floor holds without closes, so too few of them only warn; a stable class that moves is refused. */
function warningsOf(policy: Insurance, mix: Mix, input: ProposalInput): ProposalNote[] | Refused {
  const classId = policy.stable;
  const gap = gapOf(policy, mix, input);
  const returns = usableReturns(input.history, [classId], input.now);
  if ('kind' in returns) return [gap, { note: 'stableUnknown', classId }];
  return movingLeg(classId, column(returns.rows, 0)) ?? [gap];
}
