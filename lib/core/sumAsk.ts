import type { ClassId } from './asset.ts';
import { type Usd, usd } from './money.ts';
import type { PlanAsk } from './planAsk.ts';

/** A plan for a sum: bought into the other classes, or sold into one to be taken out. */
export type SumAsk = Extract<PlanAsk, { kind: 'invest' | 'withdraw' }>;

/** Digits alone, no sign, no leading nought. */
const VALUE = /^[1-9]\d{0,19}$/;

/** Where the plan screen plans a sum: its kind, its value in dollars × 10⁸, and the class. */
export function addressOfSum(ask: SumAsk): string {
  const classId = ask.kind === 'invest' ? ask.from : ask.into;
  return `/plan?${new URLSearchParams({ [ask.kind]: `${ask.value}`, class: classId })}`;
}

/** The sum an address of the plan screen names; null where it names none that can be read. */
export function sumIn(query: Pick<URLSearchParams, 'get'>): SumAsk | null {
  const classId = query.get('class');
  if (!classId) return null;
  const invest = valueIn(query.get('invest'));
  if (invest !== null) return { kind: 'invest', value: invest, from: classId };
  const withdraw = valueIn(query.get('withdraw'));
  return withdraw === null ? null : { kind: 'withdraw', value: withdraw, into: classId };
}

const valueIn = (typed: string | null): Usd | null =>
  typed !== null && VALUE.test(typed) ? usd(BigInt(typed)) : null;

interface Classes {
  targets: readonly { classId: ClassId }[];
  classes: readonly { id: ClassId; peg?: unknown }[];
}

/** What a sum is paid from, and taken out as, unless the user says otherwise: the pegged class. */
export function moneyClass({ targets, classes }: Classes): ClassId | null {
  const isPegged = (id: ClassId) => classes.find((one) => one.id === id)?.peg != null;
  return (targets.find(({ classId }) => isPegged(classId)) ?? targets[0])?.classId ?? null;
}
