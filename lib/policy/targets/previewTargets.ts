import type { ClassId } from '../../core/asset.ts';
import type { ClassTable } from '../../core/classes.ts';
import type { Drift } from '../../core/drift.ts';
import { knownWeights } from '../../core/knownWeights.ts';
import { type Bps, bps, sumUsd } from '../../core/money.ts';
import type { Portfolio } from '../../core/portfolio.ts';
import { measurePortfolio } from '../../core/portfolioFacts.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { TargetPolicy, WeightBounds } from '../../core/targetPolicy.ts';
import type {
  ExpectedVolatility,
  ProposalPreview,
  Proposed,
  Refused,
} from '../../core/targetProposal.ts';
import type { CostView } from '../costView.ts';
import type { PriceHistory } from '../priceHistory.ts';
import { costToReach } from './costToReach.ts';
import { mixFacts } from './riskFacts.ts';
import { riskViewOf } from './riskView.ts';

/** What a proposal is held against. */
export interface PreviewGround {
  portfolio: Portfolio;
  snapshot: Snapshot | null;
  drift: Drift | null;
  classes: ClassTable;
  history: PriceHistory;
  now: number;
  costs: CostView;
}

/** The portfolio as approving a proposal would store it: weights, policy and bounds together. */
export function approved(
  portfolio: Portfolio,
  { weights, policy }: Pick<Proposed, 'weights' | 'policy'>,
  bounds: Record<ClassId, WeightBounds>,
): Portfolio {
  return {
    ...portfolio,
    targets: portfolio.targets.map((target) => ({
      ...target,
      weight: weights[target.classId] ?? target.weight,
    })),
    strategy: { ...portfolio.strategy, policy: followed(policy), bounds },
  };
}

/** Fixed weights are what the user typed: no policy is followed. */
const followed = (policy: TargetPolicy): TargetPolicy | null =>
  policy.kind === 'fixed' ? null : policy;

/** A proposal as a difference, with expected volatility and the swaps it would take. Pure. */
export function previewTargets(
  proposal: Proposed,
  bounds: Record<ClassId, WeightBounds>,
  ground: PreviewGround,
): ProposalPreview {
  const { portfolio, drift, snapshot } = ground;
  const held = knownWeights(drift, snapshot);
  const next = approved(portfolio, proposal, bounds);
  const rows = portfolio.targets.map(({ classId, weight }, i) => ({
    classId,
    now: held?.[classId] ?? null,
    target: weight,
    proposed: next.targets[i]?.weight ?? weight,
  }));
  return {
    proposal,
    rows,
    isChange: asText(next) !== asText(portfolio),
    volatility: expectedVolatility(rows, ground),
    reach: reachOf(next, ground),
  };
}

const asText = ({ targets, strategy: { policy, bounds } }: Portfolio): string =>
  JSON.stringify([targets, policy, bounds], (_, part: unknown) =>
    typeof part === 'bigint' ? `${part}` : part,
  );

function expectedVolatility(
  rows: ProposalPreview['rows'],
  { history, now }: PreviewGround,
): ExpectedVolatility | Refused {
  const held = rows.filter((row) => row.target > 0 || row.proposed > 0 || (row.now ?? 0) > 0);
  const view = riskViewOf(
    history,
    held.map(({ classId }) => classId),
    now,
  );
  if ('kind' in view) return view;
  const of = (weightOf: (row: (typeof rows)[number]) => Bps) =>
    mixFacts(view, Object.fromEntries(held.map((row) => [row.classId, weightOf(row)])))
      ?.volatility ?? null;
  return {
    kind: 'expected',
    now: rows.every((row) => row.now !== null) ? of((row) => row.now ?? bps(0)) : null,
    target: of((row) => row.target),
    proposed: of((row) => row.proposed),
    inputs: view.inputs,
  };
}

function reachOf(
  next: Portfolio,
  { snapshot, classes, costs }: PreviewGround,
): ProposalPreview['reach'] {
  const { plan } = measurePortfolio(next, snapshot, classes, null);
  if (!plan || plan.unknown.length > 0) return null;
  const traded = sumUsd(plan.trades.map(({ value }) => value));
  return { swaps: plan.trades.length, traded, cost: costToReach(plan.trades, costs) };
}

/** Whether a proposal differs from a target by more than that class's band. */
export function isWaiting(
  { weights }: Pick<Proposed, 'weights'>,
  { targets, limits }: Pick<Portfolio, 'targets' | 'limits'>,
): boolean {
  return targets.some(
    ({ classId, weight, band }) =>
      Math.abs((weights[classId] ?? weight) - weight) > (band ?? limits.band),
  );
}
