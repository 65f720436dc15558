import type { ClassId } from '../../lib/core/asset.ts';
import type { Figures } from '../../lib/core/figures.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import type { Labels } from '../ui/labels.ts';

/** What is drawn of a backtest; the policy room's result fits. Fractions and dollars, plain numbers. */

const CONTENDERS = ['yours', 'hold', 'monthEnd', 'fivePoints'] as const;
export type Contender = (typeof CONTENDERS)[number];

export interface Span {
  low: number;
  high: number;
}

export interface Outcome {
  wealth: number[];
  trades: readonly { bar: number }[];
  figures: Figures;
  /** A difference of two growth rates; without an interval where there are too few days. */
  premium: { premium: number; interval: Span | null };
}

export const MODIFIERS = ['volatility', 'trend'] as const;
export type Modifier = (typeof MODIFIERS)[number];

/** A modifier's walk-forward with a line of its own; without a fold it was not judged. */
export interface ModifierLine {
  /** Growth a year above the plain rule. */
  gain: number;
  folds: number;
  won: number;
  isEarned: boolean;
  outcome: Outcome;
}

/** A finished run with what it ran on. */
export interface Run {
  /** Closes of the bars, unix seconds. */
  times: number[];
  outcomes: Record<Contender, Outcome>;
  shuffled: Span;
  stretches: readonly { from: number; to: number; is: 'trending' | 'ranging' }[];
  modifiers: Record<Modifier, ModifierLine>;
  costs: CostBasis;
  leftOut: readonly ClassId[];
  ranAt: UnixSeconds;
}

/** What has a line and a column of its own. */
export type Line = Contender | Modifier;

/** The rules, and the modifiers that were judged. */
export const linesOf = ({ modifiers }: Run): Line[] => [
  ...CONTENDERS,
  ...MODIFIERS.filter((modifier) => modifiers[modifier].folds > 0),
];

export const outcomeOf = ({ outcomes, modifiers }: Run, line: Line): Outcome =>
  line === 'volatility' || line === 'trend' ? modifiers[line].outcome : outcomes[line];

/** Costs as read on chain, a share of a swap as the user assumed it, or none. */
export type CostBasis = { readAt: UnixSeconds } | { assumed: number };

export type RunState =
  | { is: 'idle' | 'cancelled' | 'failed' }
  /** From 0 to 1. */
  | { is: 'running'; done: number }
  | { is: 'done'; run: Run; isChanged: boolean }
  | { is: 'refused'; why: 'tooShort'; days: number }
  | { is: 'refused'; why: 'noHistory'; classIds: readonly ClassId[] }
  | { is: 'refused'; why: 'notWhole' };

/** What the store holds of past prices. */
export interface PastRange {
  /** Days on which every class has a close. */
  days: number;
  gaps: number;
  without: readonly ClassId[];
  /** The class whose closes begin last, where the others have more days. */
  shortest: { classId: ClassId; days: number } | null;
}

const PERIODS = ['30', '90', '180', '365', 'all'] as const;
export type Period = (typeof PERIODS)[number];

/** What is typed and picked for a run. */
export interface RunInputs {
  period: Period;
  /** Dollars at the start, as typed. */
  value: string;
  /** Per cent of a swap, as typed; used only where costs were not read. */
  cost: string;
  leftOut: readonly ClassId[];
}

export interface BacktestCardProps {
  /** Null while it is read. */
  past: PastRange | null;
  state: RunState;
  inputs: RunInputs;
  onInputs: (inputs: RunInputs) => void;
  /** When costs were read on chain; null: not yet, so the user may assume one. */
  costsReadAt: UnixSeconds | null;
  onRun: () => void;
  onCancel: () => void;
  now: UnixSeconds;
  labels: Labels;
}
