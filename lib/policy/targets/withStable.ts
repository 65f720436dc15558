import type { ClassId } from '../../core/asset.ts';
import { insuredStanding } from '../../core/insurance.ts';
import { bps, shareDown, type Usd, WHOLE } from '../../core/money.ts';
import type { UnixSeconds } from '../../core/snapshot.ts';
import type { Insurance, VolatilityTarget } from '../../core/targetPolicy.ts';
import type { ProposalNote, Refused } from '../../core/targetProposal.ts';
import { chooseForecast } from '../../quant/forecast.ts';
import { at, dot } from '../../quant/matrix.ts';
import { insuredExposure, safeMultiplier } from '../../quant/portfolioInsurance.ts';
import { annualVolatility } from '../../quant/volatility.ts';
import { cappedLeverage, isLeverageOff } from '../../quant/volatilityTarget.ts';
import type { ProposalInput } from './proposalInput.ts';
import { type DailyReturns, dailyReturns, usableReturns } from './riskView.ts';

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
 * Exposure that brings the mix's expected volatility to the target: at most all of it, and left as
 * it is in force while it is off by no more than a tenth (quant.md B.6).
 */
export function volatilityExposure(
  policy: VolatilityTarget,
  mix: Mix,
  { history, now, targets, isInForce }: ProposalInput,
): Exposure | Refused {
  const returns = usableReturns(history, Object.keys(mix), now);
  if ('kind' in returns) return returns;
  const forecast = chooseForecast({ returns: mixReturns(returns, mix) });
  const volatility = annualVolatility(forecast?.variance ?? 0);
  if (!(volatility > 0)) return { kind: 'refused', why: 'notMoving', classIds: returns.ids };
  const wanted = cappedLeverage(policy.volatility / WHOLE / volatility);
  const held = 1 - (targets[policy.stable] ?? 0) / WHOLE;
  const isKept = isInForce && held > 0 && !isLeverageOff(wanted, held);
  const exposure = isKept ? held : wanted;
  return {
    exposure,
    policy,
    notes: [
      {
        note: 'exposure',
        volatility: share(volatility),
        exposure: share(exposure),
        isKept,
        days: returns.rows.length,
        to: at(returns.times, returns.times.length - 1),
      },
      { note: 'overshot' },
    ],
  };
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
  const gap = gapOf(policy, mix, input);
  if (startsAnew !== null && now >= startsAnew)
    return startedAnew({ ...policy, since: now, base: value, growth }, value, gap);
  if (standing.value < standing.floor)
    return {
      kind: 'refused',
      why: 'belowFloor',
      floor: standing.floor,
      value: standing.value,
      startsAnew,
    };
  const atFloor: ProposalNote[] = since === null ? [] : [{ note: 'atFloor', since, startsAnew }];
  return exposedAt(policy, standing, [...atFloor, gap]);
}

/** When the reset rule starts it anew; null when it has none or the value is above the floor. */
const startOf = ({ resetAfterDays }: Insurance, since: UnixSeconds | null): UnixSeconds | null =>
  since === null || resetAfterDays === null ? null : since + resetAfterDays * DAY;

function startedAnew(policy: Insurance, value: Usd, gap: ProposalNote): Exposure {
  const note: ProposalNote = { note: 'startsAnew', after: policy.resetAfterDays ?? 0 };
  return exposedAt(policy, { value, floor: shareDown(value, policy.floor) }, [note, gap]);
}

function exposedAt(
  policy: Insurance,
  { value, floor }: { value: Usd; floor: Usd },
  notes: ProposalNote[],
): Exposure {
  const exposure = insuredExposure(
    { multiplier: policy.multiplier / 100, maxExposure: policy.mostRisky / WHOLE },
    Number(value),
    Number(floor),
  );
  const stands: ProposalNote = { note: 'floor', floor, value, exposure: share(exposure) };
  return { exposure, policy, notes: [stands, ...notes] };
}

/** The mix's worst day that is stored, and the multiplier whose floor it would just have kept. */
function gapOf({ multiplier }: Insurance, mix: Mix, { history }: ProposalInput): ProposalNote {
  const risky = Object.keys(mix);
  const isKnown = risky.every((id) => history.ids.includes(id));
  const returns = dailyReturns(history, risky);
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
