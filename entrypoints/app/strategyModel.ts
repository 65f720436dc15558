import type { BandRow } from '../../components/strategy/BandTable.tsx';
import type { Run, RunState } from '../../components/strategy/backtestModel.ts';
import type { Earned } from '../../components/strategy/RuleMore.tsx';
import type { Yearly } from '../../components/strategy/YearlyCost.tsx';
import type { EndedRun } from '../../hooks/useBacktest.ts';
import type { KnownCosts } from '../../hooks/useCosts.ts';
import type { StoredPast } from '../../hooks/usePast.ts';
import type { ClassId } from '../../lib/core/asset.ts';
import { type Bps, bps, PRICE_DECIMALS, type Price, price, WHOLE } from '../../lib/core/money.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import { CLOSES_TO_EARN, type Proven } from '../../lib/core/proven.ts';
import { priceOf, type UnixSeconds, unknownChains } from '../../lib/core/snapshot.ts';
import { assetCostOf, cheapestCost } from '../../lib/flow/assetCosts.ts';
import { type LiquidityMark, liquidityMarks } from '../../lib/policy/liquidity.ts';
import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import type { Rule } from '../../lib/policy/rule.ts';
import { breachesOf, type Reach, type RuleGround, reachOf } from '../../lib/policy/ruleView.ts';
import { lastSignal } from '../../lib/policy/signals.ts';
import type { AssetCost } from '../../lib/policy/state.ts';
import { yearlyOf } from '../../lib/policy/yearly.ts';
import { classesIn } from '../../lib/registry/catalogue.ts';

/** Dollars are eight digits behind the point. */
const USD_ONE = 1e8;
const PRICE_ONE = 10 ** PRICE_DECIMALS;

/** The parts of the facts that figures are made of. */
type Held = Pick<PortfolioFacts, 'portfolio' | 'snapshot' | 'drift'>;

/** What trading each class costs where it is cheapest; only with every class is it known. */
export interface ClassCosts {
  byClass: ReadonlyMap<ClassId, AssetCost>;
  /** Classes nothing tells the cost of. */
  missing: ClassId[];
  /** The oldest reading among them. */
  readAt: UnixSeconds;
  liquidity: readonly LiquidityMark[];
}

/** Costs of the targets, as a decision takes them. */
export function classCosts({ view, taxes }: KnownCosts, { portfolio, drift }: Held): ClassCosts {
  const ids = portfolio.targets.map(({ classId }) => classId);
  const { minTrade } = portfolio.limits;
  const used = (drift?.rows ?? []).flatMap((row) => cheapestCost(view, row, minTrade) ?? []);
  const byClass = new Map(
    used.flatMap((cost) => {
      const own = assetCostOf(cost, taxes);
      return own ? [[cost.classId, own] as const] : [];
    }),
  );
  return {
    byClass,
    missing: ids.filter((id) => !byClass.has(id)),
    readAt: Math.min(...used.map(({ asOf }) => asOf)),
    liquidity: liquidityMarks(view, ids),
  };
}

/** What the rule is looked at over, from what is stored. */
export function groundOf(
  { portfolio: { targets }, drift, snapshot }: Held,
  costs: ClassCosts | null,
  covariance: RuleGround['covariance'],
): RuleGround {
  const ids = targets.map(({ classId }) => classId);
  const isKnown = snapshot && drift && drift.unpriced.length === 0 && drift.total > 0n;
  const isWeighed = isKnown && unknownChains(snapshot).length === 0;
  const total = Number(drift?.total ?? 0n);
  const heldOf = (id: ClassId) =>
    Number(drift?.rows.find(({ classId }) => classId === id)?.value ?? 0n);
  const own = ids.flatMap((id) => costs?.byClass.get(id) ?? []);
  return {
    ids,
    targets: targets.map(({ weight }) => weight / WHOLE),
    weights: isWeighed ? ids.map((id) => heldOf(id) / total) : null,
    value: isWeighed ? total / USD_ONE : 0,
    covariance,
    costs: own.length === ids.length ? own : null,
    volatilityRatios: null,
  };
}

/** The ground with each asset's forecast volatility over its usual one, where the rule asks for it. */
export function groundFor(rule: Rule, ground: RuleGround, history?: PriceHistory): RuleGround {
  const ratios = history ? lastSignal(history, rule).ratios : null;
  if (!ratios || !history) return ground;
  return {
    ...ground,
    volatilityRatios: ground.ids.map((id) => ratios[history.ids.indexOf(id)] ?? 1),
  };
}

/** Every class with the band the rule makes for it and the prices that breach it. */
export function bandRows(
  rule: Rule,
  ground: RuleGround,
  facts: Held,
  costs: ClassCosts | null,
): BandRow[] {
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
    liquidity: liquidityOf(classId, costs),
  }));
}

function liquidityOf(classId: ClassId, costs: ClassCosts | null): BandRow['liquidity'] {
  const found = costs?.liquidity.find((one) => one.classId === classId);
  if (!found || found.impact === null || found.mark === 'unknown') return null;
  return { impact: found.impact, mark: found.mark, asOf: found.asOf };
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
function referencePrices({ portfolio, snapshot }: Held): (number | null)[] {
  const classes = classesIn(portfolio);
  return portfolio.targets.map(({ classId }) => {
    const reference = classes.referenceOf(classId);
    const found = snapshot && reference ? priceOf(snapshot, reference)?.price : null;
    return found == null ? null : Number(found) / PRICE_ONE;
  });
}

/** How often the rule is looked at, and what it leaves alone. */
export interface Pace {
  checkMinutes: number;
  limits: Pick<Portfolio['limits'], 'minTrade'>;
}

/** Gives what a rule would cost a year over this ground, or why that is not known. */
export function yearlyIn(
  ground: RuleGround,
  past: StoredPast | undefined,
  costs: ClassCosts | null,
  { checkMinutes, limits }: Pace,
): (rule: Rule) => Yearly {
  const { weights, covariance } = ground;
  if (!weights) return () => ({ is: 'unknown', why: 'weights' });
  if (!ground.costs || !costs)
    return () => ({ is: 'unknown', why: 'costs', classIds: costs?.missing ?? [] });
  const days = past?.history.times.length ?? 0;
  const looksADay = Math.min(MOST_LOOKS, Math.round(MINUTES_A_DAY / checkMinutes));
  const minTrade = Number(limits.minTrade) / USD_ONE;
  const world = { ...ground, costs: ground.costs, looksADay, minTrade };
  const estimate = covariance && yearlyOf({ ...world, covariance });
  if (!estimate) return () => ({ is: 'unknown', why: 'prices', days });
  const basis = {
    costsAt: costs.readAt,
    days: Math.min(days, COVARIANCE_DAYS),
    looksADay,
    checkMinutes,
  };
  return (rule) => {
    const { cost, share, trades, trackingError, flags } = estimate(rule);
    return { is: 'known', ...basis, cost, share, trades, trackingError, flags };
  };
}

const COVARIANCE_DAYS = 180;
const MINUTES_A_DAY = 1_440;
/** More looks a day leave too few years in a walk: a narrow band costs up to a tenth more at 96. */
const MOST_LOOKS = 24;

/** A backtest that ended, as it is drawn; `key` tells whether its inputs still hold. */
export function runStateOf(run: EndedRun<Beside>, key: string): RunState {
  const { end, beside, play } = run;
  if (end.kind === 'refused') {
    if (end.why === 'tooShort') return { is: 'refused', why: end.why, days: end.days };
    if (end.why === 'noHistory') return { is: 'refused', why: end.why, classIds: end.ids };
    return { is: 'refused', why: end.why };
  }
  const drawn: Run = {
    times: play.history.times,
    outcomes: end.outcomes,
    shuffled: end.shuffled,
    stretches: end.stretches,
    modifiers: end.modifiers,
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

/** Whether each modifier may be switched on: by what was proven of this rule, else why not by the last run. */
export function earnedBy(
  run: EndedRun<Beside> | null,
  proven: Proven | undefined,
): Record<'volatility' | 'trend', Earned> {
  const days = run?.end.kind === 'done' ? run.play.history.times.length : null;
  const isShort = days !== null && days < CLOSES_TO_EARN && run?.beside.leftOut.length === 0;
  const of = (setting: number | null | undefined): Earned => {
    if (setting) return { is: 'earned' };
    if (proven) return { is: 'lost' };
    return isShort ? { is: 'tooShort', days } : { is: 'unknown' };
  };
  return { volatility: of(proven?.volatilityExponent), trend: of(proven?.trendBars) };
}
