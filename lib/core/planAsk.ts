import type { ClassId } from './asset.ts';
import type { Arrival } from './flows.ts';
import type { Usd } from './money.ts';

/** Shares of the whole after a correction, in parts of `AIM_WHOLE`, by class; they sum to it. */
export type Aim = Readonly<Record<ClassId, bigint>>;
export const AIM_WHOLE = 10n ** 12n;

/** What a plan is asked for. */
export type PlanAsk =
  /** Back inside the bands; `aim` says where to, null: what is outside goes to its target. */
  | { kind: 'rebalance'; aim: Aim | null }
  /** Only this is sold, for what is under target, in band or not: a deposit put to work. */
  | { kind: 'spend'; arrived: readonly Arrival[] }
  /** A fixed sum of a class bought into the others (DCA): buy-only. */
  | { kind: 'invest'; value: Usd; from: ClassId }
  /** So much is sold into a class, to be taken out. */
  | { kind: 'withdraw'; value: Usd; into: ClassId };

/** As a plan is asked for without further choice. */
export const REBALANCE: PlanAsk = { kind: 'rebalance', aim: null };
