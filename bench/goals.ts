// The goals of the issues, word for word and as a limit.
import GOALS from './goals.json' with { type: 'json' };
import type { Figure, Measure, Part, Row } from './measure.ts';

interface Goal {
  readonly goal: string;
  /** The figure may not be greater. */
  readonly atMost: number;
}

const goals: Readonly<Record<string, Goal>> = GOALS;

/** A figure beside its goal, if it has one; what could not be measured here (NaN) neither holds nor fails. */
export function rowOf(part: Part, figure: Figure): Row {
  const { name, unit, against } = figure;
  const goal = goals[name];
  const value = Number(figure.figure.toFixed(4));
  const holds = goal && !Number.isNaN(value) ? figure.figure <= goal.atMost : null;
  return { part, name, figure: value, unit, against, goal: goal?.goal ?? null, holds };
}

/** A goal that nothing measures would hold for ever. @throws with its name */
export function requireMeasured(measures: readonly Measure[]): void {
  const measured = new Set(measures.flatMap(({ names }) => names));
  const missing = Object.keys(goals).filter((name) => !measured.has(name));
  if (missing.length > 0) throw new Error(`no measure gives ${missing.join(', ')}`);
}
