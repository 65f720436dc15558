import type { Asset, ClassId } from '../core/asset.ts';
import type { ClassTable } from '../core/classes.ts';
import type { DriftRow } from '../core/drift.ts';
import { type PriceStatus, priceOf, type Snapshot } from '../core/snapshot.ts';
import type { ClassCost, CostView } from '../policy/costView.ts';
import { dearestGas } from '../policy/medianGas.ts';
import { correlationNow } from '../policy/pastRisk.ts';
import type { PriceHistory } from '../policy/priceHistory.ts';
import type { Rule } from '../policy/rule.ts';
import { lastSignal } from '../policy/signals.ts';
import type { Market } from '../policy/state.ts';

/** What the market is read from besides the rows. */
export interface MarketInputs {
  snapshot: Snapshot;
  classes: Pick<ClassTable, 'referenceOf'>;
  rows: readonly DriftRow[];
  rule: Rule;
  view: CostView;
  /** The costs used. */
  costs: readonly (ClassCost | undefined)[];
  /** Classes that a correction would trade. */
  traded: readonly ClassId[];
  past: PriceHistory | null;
  underWay: readonly ClassId[];
}

/** Statuses with which a price counts and nothing may hang on it. */
const DISPUTED: readonly PriceStatus[] = ['disputed', 'flawed', 'stale'];

/** What the world says now of all that could make a rule wait. No order rests yet. */
export function marketOf(inputs: MarketInputs): Market {
  const { rows, view, costs, traded, past, rule, underWay } = inputs;
  const used = costs.filter((cost) => cost && traded.includes(cost.classId));
  const withPrice = (statuses: readonly PriceStatus[]) =>
    rows.filter((row) => statusesOf(row, inputs).some((one) => statuses.includes(one)));
  const namesOf = (some: readonly DriftRow[]) => some.map(({ classId }) => classId);
  return {
    gas: dearestGas(view.gas, new Set(used.map((cost) => cost?.chainId))),
    impacts: costs.flatMap((cost) =>
      cost ? [{ id: cost.classId, share: cost.impact, size: cost.size }] : [],
    ),
    disputed: namesOf(withPrice(DISPUTED)),
    depegged: namesOf(withPrice(['depegged'])),
    spread: view.spread,
    correlation: past && correlationNow(past),
    resting: [],
    inTransit: rows.flatMap(({ classId }) => (underWay.includes(classId) ? [classId] : [])),
    rising: past && rule.trendBars > 0 ? (lastSignal(past, rule).rising ?? []) : [],
  };
}

/** How certain the prices are that a class's value rests on. */
function statusesOf(
  { classId, holdings, manual }: DriftRow,
  { snapshot, classes }: Pick<MarketInputs, 'snapshot' | 'classes'>,
): PriceStatus[] {
  const held = holdings.filter(({ amount }) => amount > 0n);
  const owed = snapshot.debts.filter(
    ({ asset, amount }) => asset.classId === classId && amount > 0n,
  );
  const reference = manual > 0n ? classes.referenceOf(classId) : undefined;
  const counted: Asset[] = [
    ...held.map(({ asset, countsAs }) => countsAs?.asset ?? asset),
    ...owed.map(({ asset }) => asset),
    ...(reference ? [reference] : []),
  ];
  return counted.flatMap((asset) => priceOf(snapshot, asset)?.status ?? []);
}
