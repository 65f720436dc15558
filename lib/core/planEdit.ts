import { assetKey } from './asset.ts';
import type { ClassTable } from './classes.ts';
import { type Drift, type DriftRow, measureDrift } from './drift.ts';
import { withEdges } from './edges.ts';
import type { LeftOut } from './leftOut.ts';
import {
  type Amount,
  absUsd,
  amount,
  amountDown,
  CENT,
  leftAfter,
  smallerAmount,
  type Usd,
  usd,
  valueDown,
} from './money.ts';
import { applyTrades, fairFill, type Plan, type Trade } from './plan.ts';
import { bindingOf } from './planReasons.ts';
import type { Portfolio } from './portfolio.ts';
import type { Review } from './review.ts';
import { priceOf, type Snapshot } from './snapshot.ts';

/** What a plan was made from. */
export interface PlanGround {
  portfolio: Portfolio;
  snapshot: Snapshot;
  classes: ClassTable;
}

/** The ground of a reviewed plan: with the edges it was judged by, so that before and after are read alike. */
export const reviewGround = (
  portfolio: Portfolio,
  { snapshot, drift }: Pick<Review, 'snapshot' | 'drift'>,
  classes: ClassTable,
): PlanGround => {
  const edges = drift.rows.map(({ classId, above, below }) => [classId, { above, below }]);
  return { portfolio: withEdges(portfolio, Object.fromEntries(edges)), snapshot, classes };
};

/** A plan changed by hand, with the drift as it stands and as it would stand at the snapshot's prices. */
export interface EditedPlan {
  plan: Plan;
  before: Drift;
  after: Drift;
}

/** The plan without one of its trades. Nothing else is planned instead. */
export const withoutTrade = (ground: PlanGround, plan: Plan, index: number): EditedPlan =>
  editedPlan(ground, plan, plan.trades.toSpliced(index, 1));

/**
 * The plan with one trade of another size, as near to it as what is held allows and never more; a
 * size of nothing leaves the trade out. The value is that of what is sold, rounded down.
 */
export function resizedTrade(
  ground: PlanGround,
  plan: Plan,
  index: number,
  value: Usd,
): EditedPlan {
  const trade = plan.trades[index];
  const at = trade && priceOf(ground.snapshot, trade.sell)?.price;
  if (!trade || !at) return editedPlan(ground, plan, plan.trades);
  const most = sellable(ground, plan.trades.toSpliced(index, 1), trade);
  const { decimals } = trade.sell;
  const isAll = value >= valueDown(most, decimals, at);
  const sellAmount = isAll ? most : smallerAmount(most, amountDown(value, decimals, at));
  if (sellAmount <= 0n) return withoutTrade(ground, plan, index);
  const resized = { ...trade, sellAmount, value: valueDown(sellAmount, decimals, at) };
  return editedPlan(ground, plan, plan.trades.with(index, resized));
}

/** What of a trade's holding the other trades leave to be sold, without the reserve for fees. */
function sellable(
  { portfolio, snapshot, classes }: PlanGround,
  others: Trade[],
  of: Trade,
): Amount {
  const { rows, notInTargets } = measureDrift(portfolio, snapshot, classes);
  const isIt = (one: { owner: Trade['owner']; asset: Trade['sell'] }) =>
    one.owner === of.owner && assetKey(one.asset) === assetKey(of.sell);
  const held = [...rows.flatMap(({ holdings }) => holdings), ...notInTargets].find(isIt);
  const sold = others
    .filter(({ owner, sell }) => isIt({ owner, asset: sell }))
    .reduce((sum, { sellAmount }) => sum + sellAmount, 0n);
  return leftAfter(held?.amount ?? amount(0n), amount(sold));
}

/** The plan with other trades, and what they leave outside a band that the plan did not. */
export function editedPlan(ground: PlanGround, plan: Plan, trades: Trade[]): EditedPlan {
  const drifts = driftsOf(ground, trades);
  const leftOut = drifts.after.rows.flatMap((row) => leftOutOf(row, plan));
  const { binding: _binding, cost: _cost, ...bare } = plan;
  const left = leftOut.length > 0 ? { binding: bindingOf(leftOut) } : {};
  return { plan: { ...bare, ...left, trades, leftOut, isEdited: true }, ...drifts };
}

function driftsOf(
  { portfolio, snapshot, classes }: PlanGround,
  trades: readonly Trade[],
): Pick<EditedPlan, 'before' | 'after'> {
  const fills = trades.map((trade) => fairFill(snapshot, trade));
  const then = applyTrades(snapshot, fills, portfolio.limits);
  return {
    before: measureDrift(portfolio, snapshot, classes),
    after: measureDrift(portfolio, then, classes),
  };
}

/** What stood in the way already stands first, as far as it still does; the rest is the change's doing. */
function leftOutOf({ classId, position, change }: DriftRow, plan: Plan): LeftOut[] {
  if (position === 'inBand') return [];
  let rest = absUsd(change);
  const isSell = change < 0n;
  const left = (value: Usd) => usd(isSell ? -value : value);
  const were = plan.leftOut.flatMap((one): LeftOut[] => {
    const isOurs = one.classId === classId && one.reason !== 'edited' && one.change < 0n === isSell;
    const still = isOurs ? smallerUsd(absUsd(one.change), rest) : usd(0n);
    rest = usd(rest - still);
    return still >= CENT ? [{ ...one, change: left(still) }] : [];
  });
  return rest >= CENT ? [...were, { classId, change: left(rest), reason: 'edited' }] : were;
}

const smallerUsd = (a: Usd, b: Usd): Usd => (a < b ? a : b);
