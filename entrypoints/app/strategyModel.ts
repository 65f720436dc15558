import type { BandRow } from '../../components/strategy/BandTable.tsx';
import type { Run, RunState } from '../../components/strategy/backtestModel.ts';
import type { Earned } from '../../components/strategy/RuleMore.tsx';
import type { Yearly } from '../../components/strategy/YearlyCost.tsx';
import type { EndedRun } from '../../hooks/useBacktest.ts';
import type { StoredCosts } from '../../hooks/useCosts.ts';
import type { StoredPast } from '../../hooks/usePast.ts';
import type { ClassId } from '../../lib/core/asset.ts';
import { type Bps, bps, PRICE_DECIMALS, type Price, price, WHOLE } from '../../lib/core/money.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import { priceOf, unknownChains } from '../../lib/core/snapshot.ts';
import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import type { Rule } from '../../lib/policy/rule.ts';
import { breachesOf, type Reach, type RuleGround, reachOf } from '../../lib/policy/ruleView.ts';
import { lastSignal } from '../../lib/policy/signals.ts';
import { yearlyOf } from '../../lib/policy/yearly.ts';
import { classesIn } from '../../lib/registry/catalogue.ts';

/** Dollars are eight digits behind the point. */
const USD_ONE = 1e8;
const PRICE_ONE = 10 ** PRICE_DECIMALS;
const DAY = 86_400;

/** What the rule is looked at over, from what is stored. */
export function groundOf(
  { targets }: Portfolio,
  { drift, snapshot }: PortfolioFacts,
  costs: StoredCosts | null,
  covariance: RuleGround['covariance'],
): Omit<RuleGround, 'volatilityRatios'> {
  const ids = targets.map(({ classId }) => classId);
  const isKnown = snapshot && drift && drift.unpriced.length === 0 && drift.total > 0n;
  const isWeighed = isKnown && unknownChains(snapshot).length === 0;
  const total = Number(drift?.total ?? 0n);
  const heldOf = (id: ClassId) =>
    Number(drift?.rows.find(({ classId }) => classId === id)?.value ?? 0n);
  const own = ids.flatMap((id) => costs?.byClass[id] ?? []);
  return {
    ids,
    targets: targets.map(({ weight }) => weight / WHOLE),
    weights: isWeighed ? ids.map((id) => heldOf(id) / total) : null,
    value: isWeighed ? total / USD_ONE : 0,
    covariance,
    costs: own.length === ids.length ? own : null,
  };
}

/** Each asset's forecast volatility over its usual one, where the rule asks for it. */
export function volatilityRatios(rule: Rule, history: PriceHistory | undefined, ids: string[]) {
  const last = history ? lastSignal(history, rule).ratios : null;
  return last && history ? ids.map((id) => last[history.ids.indexOf(id)] ?? 1) : null;
}

/** Every class with the band the rule makes for it and the prices that breach it. */
export function bandRows(rule: Rule, ground: RuleGround, facts: PortfolioFacts): BandRow[] {
  const { drift, portfolio } = facts;
  const reaches = reachOf(rule, ground);
  const breaches = breachesOf(ground, reaches, referencePrices(facts));
  return ground.ids.map((classId, i) => ({
    classId,
    weight: ground.weights
      ? (drift?.rows.find((row) => row.classId === classId)?.weight ?? null)
      : null,
    target: portfolio.targets.find((one) => one.classId === classId)?.weight ?? bps(0),
    edges: edgesOf(reaches[i] ?? null),
    breach: {
      above: toPrice(breaches[i]?.above ?? null),
      below: toPrice(breaches[i]?.below ?? null),
    },
    liquidity: null,
  }));
}

const edgesOf = (reach: Reach): BandRow['edges'] =>
  reach && { above: toBps(reach.above), below: toBps(reach.below) };

const toBps = (share: number): Bps => bps(Math.round(Math.min(share, 1) * WHOLE));

/** To the millionth of a dollar. */
const toPrice = (dollars: number | null): Price | null =>
  dollars === null || !Number.isFinite(dollars)
    ? null
    : price(BigInt(Math.round(dollars * 1e6)) * 10n ** BigInt(PRICE_DECIMALS - 6));

/** Dollars a whole token of each target's reference asset. */
function referencePrices({ portfolio, snapshot }: PortfolioFacts): (number | null)[] {
  const classes = classesIn(portfolio);
  return portfolio.targets.map(({ classId }) => {
    const reference = classes.referenceOf(classId);
    const found = snapshot && reference ? priceOf(snapshot, reference)?.price : null;
    return found == null ? null : Number(found) / PRICE_ONE;
  });
}

/** Gives what a rule would cost a year over this ground, or why that is not known. */
export function yearlyIn(
  ground: RuleGround,
  past: StoredPast | undefined,
  costs: StoredCosts | null,
): (rule: Rule) => Yearly {
  const unknown = (yearly: Yearly) => () => yearly;
  const { weights, covariance } = ground;
  if (!weights) return unknown({ is: 'unknown', why: 'weights' });
  if (!ground.costs || !costs) return unknown({ is: 'unknown', why: 'costs' });
  const days = past?.history.times.length ?? 0;
  if (!covariance) return unknown({ is: 'unknown', why: 'prices', days });
  const estimate = yearlyOf({ ...ground, covariance, costs: ground.costs });
  if (!estimate) return unknown({ is: 'unknown', why: 'prices', days });
  return (rule) => {
    const { cost, share, trades, trackingError, flags } = estimate(rule);
    const known = { is: 'known' as const, costsAt: costs.readAt, days: Math.min(days, 180) };
    return { ...known, cost, share, trades, trackingError, flags };
  };
}

/** A backtest that ended, as it is drawn; `key` tells whether its inputs still hold. */
export function runStateOf(run: EndedRun<Beside>, key: string): RunState {
  const { end, beside, play } = run;
  if (end.kind === 'refused') {
    if (end.why === 'tooShort') return { is: 'refused', why: end.why, days: end.days };
    if (end.why === 'noHistory') return { is: 'refused', why: end.why, classIds: end.ids };
    return { is: 'refused', why: end.why };
  }
  const bars = play.history.times.length - 1;
  const span = ((play.history.times[bars] ?? 0) - (play.history.times[0] ?? 0)) / DAY;
  const barsAYear = (bars / Math.max(1, span)) * 365;
  const line = ({ gain, folds, won, isEarned }: (typeof end.modifiers)['trend']) => {
    return { gain: Math.expm1(gain * barsAYear), folds, won, isEarned };
  };
  const drawn: Run = {
    times: play.history.times,
    outcomes: end.outcomes,
    shuffled: end.shuffled,
    stretches: end.stretches,
    modifiers: { volatility: line(end.modifiers.volatility), trend: line(end.modifiers.trend) },
    costs: beside.costs,
    leftOut: beside.leftOut,
    ranAt: run.ranAt,
  };
  return { is: 'done', run: drawn, isChanged: beside.key !== key };
}

/** What is kept beside a run. */
export interface Beside {
  key: string;
  costs: Run['costs'];
  leftOut: readonly ClassId[];
}

const DAYS_TO_JUDGE = 725;

/** Whether each modifier may be switched on, by the last run on all classes. */
export function earnedBy(run: EndedRun<Beside> | null): Record<'volatility' | 'trend', Earned> {
  const end = run?.end;
  if (!run || end?.kind !== 'done' || run.beside.leftOut.length > 0)
    return { volatility: { is: 'unknown' }, trend: { is: 'unknown' } };
  const days = run.play.history.times.length;
  const of = (modifier: 'volatility' | 'trend'): Earned => {
    if (end.modifiers[modifier].isEarned) return { is: 'earned' };
    return days < DAYS_TO_JUDGE ? { is: 'tooShort', days } : { is: 'lost' };
  };
  return { volatility: of('volatility'), trend: of('trend') };
}
