import type { ClassId } from './asset.ts';
import type { EdgesByClass } from './edges.ts';
import type { Bps, Price, Usd } from './money.ts';
import type { Aim } from './planAsk.ts';
import type { UnixSeconds } from './snapshot.ts';

export const VERDICTS = ['inBand', 'act', 'wait', 'notWorth', 'unknown'] as const;
export type VerdictKind = (typeof VERDICTS)[number];

/** Why to wait, and until what. Gas in hundredths of its 7-day median, impact and stress in bps. */
export type Cause =
  | { cause: 'schedule'; until: UnixSeconds }
  | { cause: 'gas'; now: number; until: number }
  | { cause: 'impact'; classId: ClassId; now: Bps; until: Bps }
  | { cause: 'price'; classId: ClassId; is: 'disputed' | 'depegged' }
  | { cause: 'stress'; of: 'spread' | 'correlation'; now: Bps; until: Bps }
  | { cause: 'resting' | 'inTransit' | 'trend'; classId: ClassId };

export const MISSING = ['chain', 'price', 'cost', 'past'] as const;

/** What is not known, and of what: chain ids, symbols or class ids. */
export interface Missing {
  of: (typeof MISSING)[number];
  ids: string[];
}

/** What a correction costs and what it relieves. */
export interface Worthiness {
  cost: Usd;
  relief: Usd;
  /** Days over which the relief is counted. */
  days: number;
  /** Points off target of the furthest class from which on it would be worth it; null: at none; absent: not known. */
  worthFrom?: Bps | null;
}

/** A verdict in whole numbers, as far as a sentence or a line of history needs it. */
export interface Statement {
  kind: VerdictKind;
  /** Strictly beyond their band. */
  outside: ClassId[];
  causes: Cause[];
  missing: Missing[];
  /** Null while costs or past prices are not known, or there is nothing to correct. */
  worth: Worthiness | null;
}

/** Prices of a class's reference at which it stands at its band's edges, all others unmoved. */
export interface BreachPrices {
  above: Price | null;
  below: Price | null;
}

/** A verdict with what is shown beside it. The decision it was made of is stored apart. */
export interface Judgement extends Statement {
  at: UnixSeconds;
  /** The look of the schedule that counts: it has come, or comes next. Null without a schedule. */
  dueAt: UnixSeconds | null;
  /** Edges that follow from costs or volatility. */
  found: EdgesByClass;
  breach: Readonly<Record<ClassId, BreachPrices>>;
  /** Where a plan goes; null: what is outside goes to its target. */
  aim: Aim | null;
  /** The oldest reading among the costs used, and the widest miss of their curves. */
  costs: { asOf: UnixSeconds; error: Bps } | null;
  /** Days of past prices used, up to the close of the last. */
  past: { days: number; to: UnixSeconds } | null;
}

/** Whether weights are known at all: without them nothing counts as outside, and nothing is told. */
export const isWeighed = ({ missing }: Pick<Statement, 'missing'>): boolean =>
  missing.every(({ of }) => of !== 'chain' && of !== 'price');

/** Whether a look of the schedule has come and found something to do, or to wait for. */
export const isLookDue = (judged: Pick<Judgement, 'kind' | 'dueAt' | 'at' | 'missing'>): boolean =>
  judged.dueAt !== null &&
  judged.dueAt <= judged.at &&
  judged.kind !== 'inBand' &&
  isWeighed(judged);
