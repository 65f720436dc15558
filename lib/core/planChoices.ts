import type { ClassId } from './asset.ts';
import { measureDrift } from './drift.ts';
import { type Usd, usd, valueDown } from './money.ts';
import { tradeCapOf, turnoverCapOf } from './pairing.ts';
import { type Plan, type Trade, turnoverOf } from './plan.ts';
import { type EditedPlan, editedPlan, type PlanGround, resizedTrade } from './planEdit.ts';
import { priceOf, unknownChains } from './snapshot.ts';
import type { Lock, Strategy } from './strategy.ts';

/** What the user chose of a plan's trades, by their place in it. */
export interface PlanChoices {
  without: ReadonlySet<number>;
  sizes: ReadonlyMap<number, Usd>;
}

export const NO_CHOICES: PlanChoices = { without: new Set(), sizes: new Map() };

/** A plan after the user's choices, with each trade it had as it is now; null: left out. */
export interface ChosenPlan extends EditedPlan {
  trades: readonly (Trade | null)[];
}

/**
 * The plan with the chosen trades left out and others at their chosen sizes, as near to them as what
 * is held and the caps allow, those first that get smaller. Nothing else is planned instead.
 */
export function choosePlan(ground: PlanGround, plan: Plan, choices: PlanChoices): ChosenPlan {
  const places = [...plan.trades.keys()].filter((place) => !choices.without.has(place));
  const kept = places.flatMap((place) => plan.trades[place] ?? []);
  let chosen = editedPlan(ground, plan, kept);
  const growth = ([place, size]: readonly [number, Usd]) =>
    size - (plan.trades[place]?.value ?? 0n);
  const inTurn = [...choices.sizes].sort((a, b) => (growth(a) < growth(b) ? -1 : 1));
  for (const [place, size] of inTurn) {
    const index = places.indexOf(place);
    if (index < 0) continue;
    const had = chosen.plan.trades.length;
    chosen = resizedTrade(ground, chosen.plan, index, underCaps(ground, chosen.plan, index, size));
    if (chosen.plan.trades.length < had) places.splice(index, 1);
  }
  const trades = plan.trades.map((_, place) => chosen.plan.trades[places.indexOf(place)] ?? null);
  return { ...chosen, trades };
}

/** The most that one trade of a plan may be: all that the others leave of its holding and the caps. */
export function mostOf(ground: PlanGround, plan: Plan, index: number): Usd {
  const all = resizedTrade(ground, plan, index, underCaps(ground, plan, index, EVERYTHING));
  return all.plan.trades[index]?.value ?? usd(0n);
}

/** More than is held of anything. */
const EVERYTHING = usd(10n ** 40n);

/** A size within the cap of one trade, and of what the others leave of the cap of a plan. */
function underCaps(
  { portfolio, snapshot, classes }: PlanGround,
  plan: Plan,
  index: number,
  size: Usd,
): Usd {
  const trade = plan.trades[index];
  if (!trade) return size;
  const own = tradeCapOf(portfolio.strategy, trade.sell.classId, trade.buy.classId);
  const cap = turnoverCapOf({ portfolio, drift: measureDrift(portfolio, snapshot, classes) });
  const left = cap === null ? null : cap - turnoverOf(plan.trades.toSpliced(index, 1));
  const mayKeep = left !== null && left < trade.value ? trade.value : left;
  return [own, mayKeep].reduce<Usd>(
    (least, most) => (most !== null && most < least ? usd(most) : least),
    size,
  );
}

/**
 * The same trades on what is held and costs now: amounts stay, values follow the prices. With a
 * chain unknown or a price in doubt nothing is planned.
 */
export function renewedPlan(ground: PlanGround, plan: Plan): Plan {
  const { snapshot } = ground;
  const unknown = unknownChains(snapshot).map(({ chainId }) => chainId);
  const trades = plan.trades.flatMap((trade) => {
    const at = priceOf(snapshot, trade.sell);
    const isSound = at?.status === 'agreed' && priceOf(snapshot, trade.buy)?.status === 'agreed';
    if (unknown.length > 0 || !isSound || at.price === null) return [];
    return [{ ...trade, value: valueDown(trade.sellAmount, trade.sell.decimals, at.price) }];
  });
  return { ...editedPlan(ground, plan, trades).plan, unknown };
}

/** The places of a plan's trades that sell or buy what is locked against it. */
export const lockedPlaces = (plan: Plan, locks: Locks): number[] =>
  plan.trades.flatMap(({ sell, buy }, place) =>
    isLocked(locks, sell.classId, 'noSell') || isLocked(locks, buy.classId, 'noBuy') ? [place] : [],
  );

type Locks = Strategy['locks'];
type Side = Exclude<Lock, 'both'>;

/** Whether a class is locked against being sold, or bought. */
export const isLocked = (locks: Locks, classId: ClassId | null, side: Side): boolean =>
  classId !== null && (locks[classId] === side || locks[classId] === 'both');

/** The locks with one side of a class locked or no longer so. */
export function withLock(locks: Locks, classId: ClassId, side: Side, isOn: boolean): Locks {
  const other: Side = side === 'noSell' ? 'noBuy' : 'noSell';
  const isOther = isLocked(locks, classId, other);
  const { [classId]: _was, ...rest } = locks;
  if (!isOn) return isOther ? { ...rest, [classId]: other } : rest;
  return { ...rest, [classId]: isOther ? 'both' : side };
}
