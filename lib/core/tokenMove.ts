import type { TokenTrait } from './tokenTraits.ts';

/** What a state-changing call gave back: yes, nothing at all, or neither (a revert, no, nonsense). */
export type CallEnd = 'yes' | 'nothing' | 'no';

/** Balances of the one who sends and the one who receives, smallest unit; null where not readable. */
export interface Balances {
  holder: bigint | null;
  receiver: bigint | null;
}

/** A simulated way of coins there and, one block and a week later, back again. */
export interface SeenMove {
  /** What was approved and moved, smallest unit, and how much of it was sent back. */
  sent: bigint;
  sentBack: bigint;
  before: Balances;
  approved: CallEnd;
  moved: CallEnd;
  after: Balances;
  /** The same balances later, with nothing moved in between. */
  later: Balances;
  movedBack: CallEnd;
  end: Balances;
  /** Answers questions that only tokens with shares behind their balances answer. */
  hasShares: boolean;
}

/** Share tokens lose this much to rounding on an honest way. */
const ROUNDING = 2n;

/** What the way of coins tells of a token. Pure; nothing readable tells only that it is unchecked. */
export function traitsOfMove(seen: SeenMove): TokenTrait[] {
  const { before, after, later, end } = seen;
  const there = arrivalOf(before, after, seen.sent);
  if (!there) return ['unchecked'];
  const isRebasing =
    seen.hasShares || after.holder !== later.holder || after.receiver !== later.receiver;
  const ends = [seen.approved, seen.moved, seen.movedBack];
  if (ends.includes('no') || there.arrived <= 0n)
    return [...(isRebasing ? (['rebasing'] as const) : []), 'cannotMove'];
  const back = arrivalOf(swapped(later), swapped(end), seen.sentBack);
  const slack = isRebasing ? ROUNDING : 0n;
  const isShort = !there.isExact(slack) || !back?.isExact(slack);
  return [
    ...(isRebasing ? (['rebasing'] as const) : []),
    ...(isShort ? (['feeOnTransfer'] as const) : []),
    ...(ends.includes('nothing') ? (['noReturnValue'] as const) : []),
  ];
}

const swapped = ({ holder, receiver }: Balances): Balances => ({
  holder: receiver,
  receiver: holder,
});

/** What left and what arrived; undefined where a balance could not be read. */
function arrivalOf(before: Balances, after: Balances, sent: bigint) {
  if (before.holder === null || before.receiver === null) return undefined;
  if (after.holder === null || after.receiver === null) return undefined;
  const left = before.holder - after.holder;
  const arrived = after.receiver - before.receiver;
  const isNear = (by: bigint, slack: bigint) => by - sent <= slack && sent - by <= slack;
  return {
    arrived,
    isExact: (slack: bigint) => isNear(left, slack) && isNear(arrived, slack),
  };
}
