import { at } from '../quant/matrix.ts';
import { NOISE, type PolicyState } from './state.ts';

type Weighed = Pick<PolicyState, 'ids' | 'weights' | 'targets' | 'edges' | 'least'>;

/** Share of its band an asset must come back inside by before its breach is over. */
const HYSTERESIS = 0.1;

/** Whether any asset is strictly beyond its band; the same test as `placesOutside`, without a list. */
export function isAnyOutside({
  weights,
  targets,
  edges,
  least = 0,
}: Omit<Weighed, 'ids'>): boolean {
  if (!edges) return false;
  const { above, below } = edges;
  for (let i = 0; i < weights.length; i += 1) {
    const gap = at(weights, i) - at(targets, i);
    const edge = Math.max(least, at(gap > 0 ? above : below, i));
    if (Math.abs(gap) > edge + NOISE) return true;
  }
  return false;
}

/** Places of the assets strictly beyond their band; noise of floats is no breach. */
export function placesOutside(state: Omit<Weighed, 'ids'>): number[] {
  const places: number[] = [];
  for (let i = 0; i < state.weights.length; i += 1) {
    const { away, edge } = standing(state, i);
    if (away > edge + NOISE) places.push(i);
  }
  return places;
}

/** An asset that left its band and is not back in by a tenth of it; fractions of the portfolio. */
export interface Outside {
  id: string;
  side: 1 | -1;
  /** Its band when it left it. */
  edge: number;
  away: number;
  /** Strictly beyond its band now. */
  isOut: boolean;
}

/**
 * Assets outside, with those kept that were outside and are not back by a tenth of their band, as it was when they left it or is now, whichever is narrower: one that wavers at its
 * edge, or whose edge wavers with costs, is one episode, and one alert.
 */
export function nextOutside(
  before: readonly Pick<Outside, 'id' | 'side' | 'edge'>[],
  state: Weighed,
): Outside[] {
  const { least = 0 } = state;
  return state.ids.flatMap((id, i) => {
    const { side, away, edge: now } = standing(state, i);
    const isOut = away > now + NOISE;
    const left = before.find((one) => one.id === id);
    const edge = left?.side === side ? Math.max(least, left.edge) : now;
    const isStill = left && away > Math.min(edge, now) * (1 - HYSTERESIS) + NOISE;
    return isOut || isStill ? [{ id, side, edge, away, isOut }] : [];
  });
}

/** On which side of its target an asset stands, how far from it, and how far it may; without a band anywhere. */
function standing({ weights, targets, edges, least = 0 }: Omit<Weighed, 'ids'>, i: number) {
  const gap = at(weights, i) - at(targets, i);
  const side = gap < 0 ? (-1 as const) : (1 as const);
  const sides = side > 0 ? edges?.above : edges?.below;
  const edge = sides ? Math.max(least, at(sides, i)) : Number.MAX_VALUE;
  return { side, away: Math.abs(gap), edge };
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
