import { assetKey, type ClassId } from './asset.ts';
import type { Drift, DriftRow, ValuedHolding } from './drift.ts';
import type { Arrival } from './flows.ts';
import {
  type Amount,
  absUsd,
  amount,
  bps,
  smallerAmount,
  subtractUsd,
  sumUsd,
  type Usd,
  usd,
  WHOLE,
} from './money.ts';
import type { Need, Needs } from './needs.ts';
import type { Matchable } from './pairing.ts';
import { AIM_WHOLE, type PlanAsk } from './planAsk.ts';

/**
 * What a plan has to move. A rebalance brings the classes outside their band to the aim, or to their
 * targets without one; where none is outside, or the rule moves all, it brings every class to the
 * aim. `lost` is what the swaps are expected to cost: shares are of what is left after it.
 */
export function needsOf(
  { ask, portfolio, drift }: Pick<Matchable, 'ask' | 'portfolio' | 'drift'>,
  lost: Usd = usd(0n),
): Needs {
  const total = subtractUsd(drift.total, lost);
  const { moves } = portfolio.strategy;
  const least = portfolio.limits.minTrade;
  if (ask.kind === 'invest') return investNeeds(ask, drift, { lost, least });
  if (ask.kind === 'withdraw') return withdrawNeeds(ask, drift, { lost, least });
  const spendable = ask.kind === 'spend' ? arrivedOf(ask.arrived) : all;
  const named = ask.kind === 'spend' ? 'unders' : 'both';
  const aim = ask.kind === 'rebalance' ? ask.aim : null;
  const isAll = ask.kind === 'spend' || (aim !== null && (moves === 'all' || drift.outside === 0));
  const needs = drift.rows.map((row) => {
    const change = shareOf(row, total) - row.value;
    const toAim = aim ? (total * (aim[row.classId] ?? 0n)) / AIM_WHOLE - row.value : change;
    const isOutside = isAll || row.position !== 'inBand';
    const move = isOutside ? toAim : change;
    const room = isSameWay(move, change) ? larger(move, change) : move;
    const [left, most] = [absUsd(usd(move)), absUsd(usd(room))];
    return { row, isOver: move < 0n, isOutside, left, room: most };
  });
  return {
    overs: bySize(needs.filter(({ isOver }) => isOver)),
    unders: bySize(needs.filter(({ isOver, left }) => !isOver && left > 0n)),
    spendable,
    named,
  };
}

const shareOf = ({ target }: DriftRow, of: Usd): Usd => usd((of * BigInt(target)) / BigInt(WHOLE));

const isSameWay = (a: bigint, b: bigint): boolean => a < 0n === b < 0n;
const larger = (a: bigint, b: bigint): bigint => (absUsd(usd(a)) > absUsd(usd(b)) ? a : b);

const all = (holding: ValuedHolding): Amount => holding.amount;

const arrivedOf =
  (arrived: readonly Arrival[]) =>
  ({ owner, asset, amount: held }: ValuedHolding): Amount => {
    const isIt = (one: Arrival) => one.owner === owner && assetKey(one.asset) === assetKey(asset);
    return smallerAmount(held, arrived.find(isIt)?.amount ?? amount(0n));
  };

const compare = <T extends bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

const bySize = (needs: readonly Need[]): Need[] =>
  [...needs].sort((a, b) => compare(b.left, a.left) || compare(a.row.classId, b.row.classId));

/** A class without a target, as a row: all that is held of it is over. */
function rowOf(drift: Drift, classId: ClassId): DriftRow {
  const known = drift.rows.find((row) => row.classId === classId);
  if (known) return known;
  const holdings = drift.notInTargets.filter(({ asset }) => asset.classId === classId);
  const value = sumUsd(holdings.map((held) => held.value ?? usd(0n)));
  const none = { weight: bps(0), target: bps(0), drift: bps(0), debt: usd(0n) };
  const edges = { above: bps(0), below: bps(0), band: bps(0) };
  const change = usd(-value);
  return { classId, value, ...none, ...edges, position: 'over', change, holdings, manual: usd(0n) };
}

/** What costs take, and the least a swap may be. */
interface Terms {
  lost: Usd;
  least: Usd;
}

/** The fixed sum, into the others where most is missing once it is theirs. */
function investNeeds(
  { value, from }: Extract<PlanAsk, { kind: 'invest' }>,
  drift: Drift,
  { lost, least }: Terms,
): Needs {
  const row = rowOf(drift, from);
  const others = drift.rows.filter(({ classId }) => classId !== from);
  const shares = BigInt(WHOLE) - BigInt(row.target);
  const whole = usd(drift.total - (drift.rows.includes(row) ? row.value : 0n) + value);
  const lacks = others.map((one) => {
    const due = shares > 0n ? (whole * BigInt(one.target)) / shares : 0n;
    return { row: one, lack: usd(due - one.value) };
  });
  const over: Need = { row, isOver: true, isOutside: true, left: value, room: value };
  const arriving = value > lost ? value - lost : 0n;
  const arrives = (part: Usd) => usd(value > 0n ? (part * arriving) / value : 0n);
  const unders = dealOut(lacks, value, least, false).map((need) => ({
    ...need,
    left: arrives(need.left),
    room: arrives(need.room),
  }));
  return { overs: [over], unders, spendable: all, named: 'overs' };
}

/** What the class lacks for so much to be taken out of it, from those then furthest over. */
function withdrawNeeds(
  { value, into }: Extract<PlanAsk, { kind: 'withdraw' }>,
  drift: Drift,
  { lost, least }: Terms,
): Needs {
  const row = rowOf(drift, into);
  const after = drift.total - lost - value;
  const rest = usd(after > 0n ? after : 0n);
  const has = drift.rows.includes(row) ? row.value : usd(0n);
  const lack = usd(value + shareOf(row, rest) - has);
  const others = drift.rows.filter(({ classId }) => classId !== into);
  const spare = others.map((one) => ({ row: one, lack: usd(one.value - shareOf(one, rest)) }));
  const wanted = usd(lack > 0n ? lack : 0n);
  const under: Need = { row, isOver: false, isOutside: true, left: wanted, room: wanted };
  const unders = wanted > 0n ? [under] : [];
  return { overs: dealOut(spare, wanted, least, true), unders, spendable: all, named: 'unders' };
}

/**
 * Deals a sum out, the largest first; who gets none may still take or give as much as it could.
 * Where a part would be below the least, fewer get more: as many as can have the least.
 */
function dealOut(
  wanting: readonly { row: DriftRow; lack: Usd }[],
  sum: Usd,
  least: Usd,
  isOver: boolean,
): Need[] {
  const needs = bySize(
    wanting
      .filter(({ lack }) => lack > 0n)
      .map(({ row, lack }) => ({ row, isOver, isOutside: true, left: lack, room: lack })),
  );
  const parts = partsOf(
    needs.map(({ left }) => left),
    sum,
    least,
  );
  return needs.map((need, i) => {
    const got = usd(parts[i] ?? 0n);
    const room = usd([need.left, got, least].reduce((a, b) => (a > b ? a : b)));
    return got > 0n
      ? { ...need, left: got, room }
      : { ...need, isOutside: false, left: room, room };
  });
}

function partsOf(lacks: readonly bigint[], sum: bigint, least: bigint): bigint[] {
  const plain = fill(lacks, sum);
  const count = plain.filter((part) => part > 0n).length;
  if (!plain.some((part) => part > 0n && part < least)) return plain;
  const most = Number(sum / least);
  const few = lacks.slice(0, Math.max(1, Math.min(count, most)));
  const base = sum < least ? sum : least;
  const rest = sum - base * BigInt(few.length);
  const more = fill(
    few.map((lack) => (lack > base ? lack - base : 0n)),
    rest,
  );
  const over = rest - more.reduce((all, part) => all + part, 0n);
  return more.map((part, i) => base + part + (i === 0 ? over : 0n));
}

/** One after the other as much as it lacks. */
function fill(lacks: readonly bigint[], sum: bigint): bigint[] {
  let rest = sum;
  return lacks.map((lack) => {
    const part = lack < rest ? lack : rest;
    rest -= part;
    return part;
  });
}
