import { at } from '../quant/matrix.ts';
import { type EdgeTable, NOISE, type PolicyState } from './state.ts';

type Weighed = Pick<PolicyState, 'ids' | 'weights' | 'targets' | 'edges'>;

/** Share of its band an asset must come back inside by before its breach is over. */
const HYSTERESIS = 0.1;

/** Whether any asset is strictly beyond its band; the same test as `placesOutside`, without a list. */
export function isAnyOutside({ weights, targets, edges }: Omit<Weighed, 'ids'>): boolean {
  if (!edges) return false;
  const { above, below } = edges;
  for (let i = 0; i < weights.length; i += 1) {
    const gap = at(weights, i) - at(targets, i);
    if (gap > at(above, i) + NOISE || -gap > at(below, i) + NOISE) return true;
  }
  return false;
}

/** Places of the assets strictly beyond their band; noise of floats is no breach. */
export function placesOutside({ weights, targets, edges }: Omit<Weighed, 'ids'>): number[] {
  const places: number[] = [];
  if (!edges) return places;
  for (let i = 0; i < weights.length; i += 1) {
    const gap = at(weights, i) - at(targets, i);
    if (gap > at(edges.above, i) + NOISE || -gap > at(edges.below, i) + NOISE) places.push(i);
  }
  return places;
}

/**
 * Assets outside, with those kept that were outside before and are not back by a tenth of their
 * band: one that wavers at its edge is one episode, and one alert.
 */
export function nextOutside(before: readonly string[], state: Weighed): string[] {
  const { ids, edges } = state;
  if (!edges) return [];
  const shrink = (sides: number[]) => sides.map((side) => side * (1 - HYSTERESIS));
  const inside: EdgeTable = { ...edges, above: shrink(edges.above), below: shrink(edges.below) };
  const now = placesOutside(state);
  const still = placesOutside({ ...state, edges: inside });
  return ids.filter((id, i) => now.includes(i) || (still.includes(i) && before.includes(id)));
}

/** Prices of one asset at which it stands at its band's edges, all others unmoved. */
export interface BreachPrices {
  above: number | null;
  below: number | null;
}

/**
 * The price at or above, and at or below, which each asset leaves its band: moving by m makes a
 * weight w into wm/(1 - w + wm), so m = e(1 - w)/(w(1 - e)) for an edge e. Null where no price does.
 */
export function breachPrices(state: Weighed, prices: readonly number[]): BreachPrices[] {
  return state.ids.map((_, i) => {
    const target = at(state.targets, i);
    const held = at(state.weights, i);
    const priceAt = (edge: number) =>
      edge > 0 && edge < 1 && held > 0 && held < 1
        ? (at(prices, i) * edge * (1 - held)) / (held * (1 - edge))
        : null;
    if (!state.edges) return { above: null, below: null };
    return {
      above: priceAt(target + at(state.edges.above, i)),
      below: priceAt(target - at(state.edges.below, i)),
    };
  });
}
