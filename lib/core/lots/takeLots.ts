import { type Usd, usd } from '../money.ts';
import type { LotMethod } from '../strategy.ts';
import type { Lot, LotPart } from './lot.ts';

/** What a disposal took of the lots there were. */
export interface Taken {
  /** In the order the method takes them. */
  parts: LotPart[];
  /** What is left, oldest first. */
  left: Lot[];
  /** Given up beyond all that is recorded: its cost is not known and counts as nothing. */
  unmatched: bigint;
}

/** Oldest first. */
export const byAge = (a: Lot, b: Lot): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Positive when a unit of `a` cost more than one of `b`; exact, by the lots as they came. */
function compareUnitCost(a: Lot, b: Lot): number {
  const gap = a.came.cost * b.came.amount - b.came.cost * a.came.amount;
  return gap > 0n ? 1 : gap < 0n ? -1 : 0;
}

/** Which lot goes first. Of equal unit costs the older one does. */
const ORDER: Record<LotMethod, (a: Lot, b: Lot) => number> = {
  fifo: byAge,
  lifo: (a, b) => byAge(b, a),
  hifo: (a, b) => compareUnitCost(b, a) || byAge(a, b),
  lofo: (a, b) => compareUnitCost(a, b) || byAge(a, b),
  average: byAge,
};

/**
 * Takes an amount out of lots. A part of a lot costs its share of what is left of it, rounded down to
 * 10⁻⁸ dollars; what is left keeps the rest, so that nothing is lost. By average, every unit costs the
 * same, and the oldest goes first where only its age matters.
 */
export function takeLots(lots: readonly Lot[], amount: bigint, method: LotMethod): Taken {
  const priced = method === 'average' ? averaged(lots, amount) : lots;
  const parts: LotPart[] = [];
  const left: Lot[] = [];
  let wanted = amount;
  for (const lot of [...priced].sort(ORDER[method])) {
    const part = partOf(lot, wanted);
    const rest = { ...lot, amount: lot.amount - part.amount, cost: usd(lot.cost - part.cost) };
    wanted -= part.amount;
    if (part.amount > 0n) parts.push(part);
    if (rest.amount > 0n) left.push(rest);
  }
  return { parts, left: left.sort(byAge), unmatched: wanted };
}

function partOf(lot: Lot, wanted: bigint): LotPart {
  const amount = wanted < lot.amount ? wanted : lot.amount;
  return { lot: lot.id, at: lot.at, amount, cost: usd((lot.cost * amount) / lot.amount) };
}

/**
 * The same lots at one cost a unit, that of the pool; to 10⁻⁸ dollars a lot, their sum exactly. So
 * shared out that the first `cut` units cost exactly their share of the pool, rounded down.
 */
export function averaged(lots: readonly Lot[], cut = 0n): Lot[] {
  const [all, cost] = [sum(lots.map((lot) => lot.amount)), sum(lots.map((lot) => lot.cost))];
  const upTo = (amount: bigint): bigint => (all === 0n ? 0n : (cost * amount) / all);
  let before = 0n;
  return [...lots].sort(byAge).flatMap((lot) => {
    const from = before;
    before += lot.amount;
    const edges = from < cut && cut < before ? [from, cut, before] : [from, before];
    return edges.slice(1).map((edge, i): Lot => {
      const start = edges[i] ?? from;
      const share: Usd = usd(upTo(edge) - upTo(start));
      return { ...lot, amount: edge - start, cost: share };
    });
  });
}

const sum = (values: readonly bigint[]): bigint => values.reduce((all, one) => all + one, 0n);
