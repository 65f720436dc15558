import { at } from '../quant/matrix.ts';
import { NOISE, type PolicyState } from './state.ts';

type Placed = Pick<PolicyState, 'ids' | 'weights' | 'targets' | 'edges' | 'rule'>;

/**
 * Weights to trade to. What moves goes to its target or stops on the way there, as the rule says;
 * the others only take or give what that leaves, the furthest on the right side first (of those as
 * far off, by name), and never beyond their own target. Weights and targets each sum to 1, so that always suffices.
 */
export function destinationOf(state: Placed, moving: readonly number[]): number[] {
  const { ids, weights, targets } = state;
  if (state.rule.to === 'target' && moving.length === weights.length) return [...targets];
  const to = [...weights];
  let rest = 0;
  for (const i of moving) {
    const stop = stopOf(state, i);
    rest += at(weights, i) - stop;
    to[i] = stop;
  }
  const sign = Math.sign(rest);
  const room = (i: number) => sign * (at(targets, i) - at(to, i));
  const turn = (i: number) => (moving.includes(i) ? 1 : 0);
  const takers: number[] = [];
  for (let i = 0; i < to.length; i += 1) if (room(i) > NOISE) takers.push(i);
  const far = (i: number) => Math.round(room(i) / NOISE);
  const name = (i: number) => ids[i] ?? '';
  takers.sort((a, b) => turn(a) - turn(b) || far(b) - far(a) || (name(a) < name(b) ? -1 : 1));
  for (const i of takers) {
    const taken = Math.min(Math.abs(rest), room(i));
    to[i] = at(to, i) + sign * taken;
    rest -= sign * taken;
  }
  return to;
}

/** Where one asset stops; it never moves away from its target. */
function stopOf({ weights, targets, edges, rule }: Placed, i: number): number {
  const target = at(targets, i);
  const gap = at(weights, i) - target;
  if (!edges || rule.to === 'target') return target;
  const outer = at(gap > 0 ? edges.above : edges.below, i);
  const inner = at(gap > 0 ? edges.innerAbove : edges.innerBelow, i);
  const stop = { edge: outer, halfway: outer / 2, inner }[rule.to];
  return target + Math.sign(gap) * Math.min(Math.abs(gap), stop);
}
