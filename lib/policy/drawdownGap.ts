import { maxDrawdown } from '../quant/metrics.ts';

/** A value and the same without what was paid in or out since the step before. */
export interface ValueStep {
  value: number;
  beforeFlows: number;
}

/**
 * Simple returns from step to step with transfers taken out (time-weighted). A step from nothing or
 * from less has none and stands as zero.
 */
const timeWeighted = (steps: readonly ValueStep[]): number[] =>
  steps.slice(1).map(({ beforeFlows }, i) => {
    const before = steps[i]?.value ?? 0;
    return before > 0 ? beforeFlows / before - 1 : 0;
  });

/** Deepest falls of two paths (0 to 1) and by how much the first fell less; null under two steps. */
export function drawdownGap(
  held: readonly ValueStep[],
  untouched: readonly ValueStep[],
): { held: number; untouched: number; gap: number } | null {
  if (held.length < 2) return null;
  const [own, other] = [maxDrawdown(timeWeighted(held)), maxDrawdown(timeWeighted(untouched))];
  return { held: own, untouched: other, gap: other - own };
}
