import type { ClassId } from './asset.ts';
import { type Usd, usd, valueDown } from './money.ts';
import type { Plan, Trade } from './plan.ts';
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
 * is held and the cap for one trade allow. Nothing else is planned instead.
 */
export function choosePlan(ground: PlanGround, plan: Plan, choices: PlanChoices): ChosenPlan {
  const places = [...plan.trades.keys()].filter((place) => !choices.without.has(place));
  const kept = places.flatMap((place) => plan.trades[place] ?? []);
  let chosen = editedPlan(ground, plan, kept);
  for (const [place, size] of choices.sizes) {
    const index = places.indexOf(place);
    if (index < 0) continue;
    const had = chosen.plan.trades.length;
    chosen = resizedTrade(ground, chosen.plan, index, underCap(ground, size));
    if (chosen.plan.trades.length < had) places.splice(index, 1);
  }
  const trades = plan.trades.map((_, place) => chosen.plan.trades[places.indexOf(place)] ?? null);
  return { ...chosen, trades };
}

/** The most that one trade of a plan may be: all that the others leave of its holding, or the cap. */
export function mostOf(ground: PlanGround, plan: Plan, index: number): Usd {
  const all = resizedTrade(ground, plan, index, underCap(ground, EVERYTHING));
  return all.plan.trades[index]?.value ?? usd(0n);
}

/** More than is held of anything. */
const EVERYTHING = usd(10n ** 40n);

function underCap({ portfolio }: PlanGround, size: Usd): Usd {
  const { trade } = portfolio.strategy.caps;
  return trade !== null && trade < size ? trade : size;
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
