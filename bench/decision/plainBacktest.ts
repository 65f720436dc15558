// What the product's backtest is timed against: two plain loops, bars and assets, written apart from
// the product and sharing no code with it. Every rule is what quant.md says, as simply as it is said.
import { type Bands, bandsFor } from './plainBands.ts';

export interface PlainWorld {
  /** Closes in unix seconds, and a row of prices each. */
  times: readonly number[];
  prices: readonly (readonly number[])[];
  targets: readonly number[];
  value: number;
  /** Share of what is swapped, and dollars a swap. */
  share: number;
  fixed: number;
  /** Dollars under which nothing is traded. */
  least: number;
  barsADay: number;
}

export interface PlainRule {
  look: 'month' | 'week' | null;
  /** Half-width of each band, points or a share of the target; or from costs; null: none. */
  band: { points: number } | { relative: number } | 'costOptimal' | null;
  /** Bands follow volatility by this exponent. */
  volatility: number;
  /** Where an asset stops; all assets move, or those outside and what they need as counterparts. */
  to: 'target' | 'halfway' | 'inner';
  moves: 'all' | 'outside';
}

const NOISE = 1e-9;

/** Dollars at each bar: prices move, the rule is looked at, costs are taken off. */
export function plainBacktest(world: PlainWorld, rule: PlainRule): number[] {
  const { times, prices, targets, value } = world;
  const last = prices.length - 1;
  const values = targets.map((target) => target * value);
  const weights = [...targets];
  const { bands, renew } = bandsFor(world, rule);
  const wealth = [value];
  let due = nextLook(rule, times[0] ?? 0);
  for (let bar = 1; bar <= last; bar += 1) {
    let total = drift(values, weights, prices[bar] ?? [], prices[bar - 1] ?? []);
    renew(bar, total);
    const time = times[bar] ?? 0;
    if (time >= due && bar < last && isBeyond(weights, targets, bands))
      total = trade(world, rule, values, weights, bands, total);
    if (time >= due) due = nextLook(rule, time);
    wealth.push(total);
  }
  return wealth;
}

/** Dollars left once the weights are what the rule wants. */
function trade(
  world: PlainWorld,
  rule: PlainRule,
  values: number[],
  weights: readonly number[],
  bands: Bands,
  total: number,
): number {
  const to = destination(world.targets, rule, weights, bands);
  if (!leaveSmall(to, weights, world.least / total)) return total;
  const left = total - cost(world, weights, to, total);
  for (let i = 0; i < values.length; i += 1) values[i] = left * (to[i] ?? 0);
  return left;
}

/** Puts back what would move too little, and cuts the larger side to the other; false when nothing moves. */
function leaveSmall(to: number[], weights: readonly number[], least: number): boolean {
  while (putBack(to, weights, least)) {
    const [up, down] = sides(to, weights);
    if (up <= NOISE || down <= NOISE) return false;
    for (let i = 0; i < to.length; i += 1) {
      const held = weights[i] ?? 0;
      const change = (to[i] ?? 0) - held;
      to[i] = held + change * Math.min(1, change > 0 ? down / up : up / down);
    }
  }
  return true;
}

/** All that is bought, and all that is sold. */
function sides(to: readonly number[], weights: readonly number[]): [number, number] {
  let [up, down] = [0, 0];
  for (let i = 0; i < to.length; i += 1) {
    const change = (to[i] ?? 0) - (weights[i] ?? 0);
    if (change > 0) up += change;
    else down -= change;
  }
  return [up, down];
}

/** Whether there was anything that moved too little. */
function putBack(to: number[], weights: readonly number[], least: number): boolean {
  let isAny = false;
  for (let i = 0; i < to.length; i += 1) {
    const size = Math.abs((to[i] ?? 0) - (weights[i] ?? 0));
    if (size <= NOISE || size >= least - NOISE) continue;
    to[i] = weights[i] ?? 0;
    isAny = true;
  }
  return isAny;
}

function drift(
  values: number[],
  weights: number[],
  row: readonly number[],
  before: readonly number[],
): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = ((values[i] ?? 0) * (row[i] ?? 0)) / (before[i] ?? 0);
    values[i] = value;
    total += value;
  }
  for (let i = 0; i < values.length; i += 1) weights[i] = (values[i] ?? 0) / total;
  return total;
}

/** When the rule is next looked at; without a schedule at every bar. */
function nextLook({ look }: PlainRule, time: number): number {
  if (look === null) return 0;
  const day = Math.floor(time / 86_400);
  if (look === 'week') return (day + 7 - ((day + 3) % 7)) * 86_400;
  const date = new Date(time * 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 1000;
}

function isBeyond(
  weights: readonly number[],
  targets: readonly number[],
  { outer }: Bands,
): boolean {
  for (let i = 0; i < weights.length; i += 1)
    if (Math.abs((weights[i] ?? 0) - (targets[i] ?? 0)) > (outer[i] ?? 0) + NOISE) return true;
  return false;
}

/** Where the assets are traded to; what that leaves over goes to those furthest on the other side. */
function destination(
  targets: readonly number[],
  { to, moves }: PlainRule,
  weights: readonly number[],
  { outer, inner }: Bands,
): number[] {
  if (moves === 'all' && to === 'target') return [...targets];
  const at = [...weights];
  const isMoving = targets.map((target, i) => {
    const gap = (weights[i] ?? 0) - target;
    const moving = moves === 'all' || Math.abs(gap) > (outer[i] ?? 0) + NOISE;
    const stop = { target: 0, inner: inner[i] ?? 0, halfway: (outer[i] ?? 0) / 2 }[to];
    if (moving) at[i] = target + Math.sign(gap) * Math.min(Math.abs(gap), stop);
    return moving;
  });
  let rest = 0;
  for (let i = 0; i < at.length; i += 1) rest += (weights[i] ?? 0) - (at[i] ?? 0);
  const sign = Math.sign(rest);
  const room = at.map((w, i) => sign * ((targets[i] ?? 0) - w));
  const far = room.map((x) => Math.round(x / NOISE));
  const takers = [...at.keys()].filter((i) => (room[i] ?? 0) > NOISE);
  takers.sort((i, j) => Number(isMoving[i]) - Number(isMoving[j]) || (far[j] ?? 0) - (far[i] ?? 0));
  for (const i of takers) {
    const taken = Math.min(Math.abs(rest), room[i] ?? 0);
    at[i] = (at[i] ?? 0) + sign * taken;
    rest -= sign * taken;
  }
  return at;
}

/** Dollars: the share of half of what moves, and a fixed cost for one swap fewer than assets that move. */
function cost(
  { share, fixed }: PlainWorld,
  weights: readonly number[],
  to: readonly number[],
  total: number,
): number {
  let moved = 0;
  let count = 0;
  for (let i = 0; i < to.length; i += 1) {
    const change = Math.abs((to[i] ?? 0) - (weights[i] ?? 0));
    if (change <= NOISE) continue;
    moved += change;
    count += 1;
  }
  if (count === 0) return 0;
  return Math.min(total, (total * share * moved) / 2 + fixed * Math.max(1, count - 1));
}
