import type { ClassId } from '../core/asset.ts';
import type { ClassTable } from '../core/classes.ts';
import { type Drift, type DriftRow, measureDrift } from '../core/drift.ts';
import { type EdgesByClass, withEdges } from '../core/edges.ts';
import { WHOLE } from '../core/money.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Proven } from '../core/proven.ts';
import { type Snapshot, type UnixSeconds, unknownChains } from '../core/snapshot.ts';
import { bandsOf } from '../policy/bands.ts';
import { placesOutside } from '../policy/breach.ts';
import { type ClassCost, type CostView, NO_COSTS } from '../policy/costView.ts';
import { movingOf } from '../policy/decide.ts';
import { destinationOf } from '../policy/destination.ts';
import { covarianceOf } from '../policy/pastRisk.ts';
import type { PriceHistory } from '../policy/priceHistory.ts';
import type { Rule } from '../policy/rule.ts';
import { ruleOf } from '../policy/ruleOf.ts';
import { lastSignal } from '../policy/signals.ts';
import { CALM, NOISE, type PolicyState } from '../policy/state.ts';
import { cheapestCost, sizedCostOf } from './assetCosts.ts';
import { edgeTable, foundEdges, unbandedIds } from './foundEdges.ts';
import { marketOf } from './marketOf.ts';

/** What a decision stands on besides the snapshot. */
export interface Known {
  costs: CostView;
  /** Tax on a unit sold, by class: rate × (1 - basis/price). */
  taxes: Readonly<Record<ClassId, number>>;
  past: PriceHistory | null;
  /** The look of the schedule that counts; null without a schedule. */
  dueAt: UnixSeconds | null;
  /** Classes that a plan under way buys or sells. */
  underWay: readonly ClassId[];
  /** What backtests proved of the rule's modifiers. */
  proven: readonly Proven[];
}

/** Before anything was read but the snapshot. */
export const NOTHING_KNOWN: Known = {
  costs: NO_COSTS,
  taxes: {},
  past: null,
  dueAt: null,
  underWay: [],
  proven: [],
};

/** A state, the drift measured with its edges, and what of it stands only in this decision. */
export interface Measured {
  state: PolicyState;
  drift: Drift;
  found: EdgesByClass;
  /** The costs used, in the state's order; undefined where nothing tells. */
  costs: readonly (ClassCost | undefined)[];
}

/**
 * All that is judged, from a snapshot and what is known besides. A band that follows from costs
 * which are not known is the plain one, so that a breach is never passed over in silence.
 */
export function measureState(
  portfolio: Portfolio,
  snapshot: Snapshot,
  classes: Pick<ClassTable, 'referenceOf'>,
  known: Known,
): Measured {
  const plain = measureDrift(portfolio, snapshot, classes);
  // Without anything left after debts no weight means anything.
  const targets = plain.total > 0n ? portfolio.targets : [];
  const rule: Rule = {
    ...ruleOf(portfolio, known.proven, snapshot.takenAt),
    isCostWeighed: true,
  };
  const ids = targets.map(({ classId }) => classId);
  const costs = inOrder(plain, ids).map((row) =>
    cheapestCost(known.costs, row, portfolio.limits.minTrade),
  );
  const assetCosts = costs.map((cost) => sizedCostOf(cost, known.taxes));
  const base = {
    ids,
    targets: targets.map(({ weight }) => weight / WHOLE),
    value: Number(plain.total) / 1e8,
    covariance: known.past && covarianceOf(known.past, ids),
  };
  const volatilityRatios = ratiosOf(known.past, rule, ids);
  const bands = bandsOf(rule, { ...base, costs: assetCosts, volatilityRatios }).edges;
  const isSeen = rule.volatilityExponent === 0 || volatilityRatios !== null;
  const found = bands && isSeen ? foundEdges(portfolio, targets, bands) : {};
  const drift = measureDrift(withEdges(portfolio, found), snapshot, classes);
  const rows = inOrder(drift, ids);
  const { costs: view, past, underWay } = known;
  const state: PolicyState = {
    ...base,
    rule,
    least: drift.total > 0n ? fraction(portfolio.limits.minTrade, drift.total) : 0,
    now: snapshot.takenAt,
    dueAt: known.dueAt,
    weights: rows.map(({ value }) => fraction(value, drift.total)),
    edges: bands && edgeTable(rows, bands),
    costs: assetCosts,
    market: CALM,
    unknown: [
      ...unknownChains(snapshot).map(({ chainId }) => `chain ${chainId}`),
      ...drift.unpriced.map(({ symbol }) => symbol),
    ],
    unbanded: bands ? unbandedIds(rows, bands, isSeen, portfolio.limits.minTrade) : [],
  };
  const traded = tradedIds(state);
  const market = marketOf({ snapshot, classes, rows, rule, view, costs, traded, past, underWay });
  return { drift, found, costs, state: { ...state, market } };
}

/** What a correction would trade, were one called for. */
function tradedIds(state: PolicyState): ClassId[] {
  const to = destinationOf(state, movingOf(state, placesOutside(state)));
  return state.ids.filter((_, i) => Math.abs((to[i] ?? 0) - (state.weights[i] ?? 0)) > NOISE);
}

const inOrder = ({ rows }: Drift, ids: readonly ClassId[]): DriftRow[] =>
  ids.flatMap((id) => rows.find(({ classId }) => classId === id) ?? []);

const fraction = (part: bigint, whole: bigint): number =>
  Number((part * 10n ** 15n) / whole) / 1e15;

/** Each class's forecast volatility over its usual one; null when not asked for, or not known of one. */
function ratiosOf(past: PriceHistory | null, rule: Rule, ids: readonly ClassId[]): number[] | null {
  if (rule.volatilityExponent === 0 || !past || past.times.length === 0) return null;
  const { ratios } = lastSignal(past, rule);
  const found = ids.map((id) => ratios?.[past.ids.indexOf(id)]);
  const known = found.filter((one) => one !== undefined);
  return known.length === ids.length ? known : null;
}
