import { at } from '../quant/matrix.ts';
import { NOISE } from './state.ts';

/**
 * Weights to trade to when none may move by less than `least` (a fraction of the portfolio): what
 * would stays, and the side that then has more gives up its part pro rata. Null when nothing is left.
 */
export function withoutSmall(
  weights: readonly number[],
  to: readonly number[],
  least: number,
): readonly number[] | null {
  if (!(least > NOISE)) return to;
  let changes = to.map((share, i) => share - at(weights, i));
  const isSmall = (change: number) => Math.abs(change) > NOISE && Math.abs(change) < least - NOISE;
  if (!changes.some(isSmall)) return to;
  while (changes.some(isSmall)) {
    changes = evened(changes.map((change) => (isSmall(change) ? 0 : change)));
    if (changes.every((change) => change === 0)) return null;
  }
  return changes.map((change, i) => at(weights, i) + change);
}

/** As much bought as sold: the larger side scaled to the smaller. */
function evened(changes: readonly number[]): number[] {
  const [bought, sold] = [sideOf(changes, 1), sideOf(changes, -1)];
  const done = Math.min(bought, sold);
  return changes.map((change) =>
    done > 0 && change !== 0 ? change * (done / (change > 0 ? bought : sold)) : 0,
  );
}

const sideOf = (changes: readonly number[], sign: 1 | -1): number =>
  changes.reduce((all, change) => all + Math.max(0, sign * change), 0);
