import { at, cell, dot, type Matrix, times, type Vector } from './matrix.ts';
import { boundWeights } from './riskWeights.ts';

const ROUNDS = 20_000;

/**
 * Long-only weights of least variance: min w'Sw, sum w = 1, floor_i <= w_i <= cap_i, by exchange
 * between the pair of assets whose marginal variances differ most (the step of sequential minimal
 * optimisation, Platt 1998), until no exchange helps. Null when no weights keep the limits or the
 * covariance holds something that is not a number.
 */
export function minVarianceWeights(
  covariance: Matrix,
  caps: Vector,
  floors: Vector = caps.map(() => 0),
): number[] | null {
  const inverse = covariance.map((row, i) => 1 / Math.max(at(row, i), Number.MIN_VALUE));
  const start = boundWeights(inverse, caps, floors);
  if (!start || !covariance.flat().every(Number.isFinite)) return null;
  const w = start;
  const pull = times(covariance, w);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { giver, taker } = worstPair(w, caps, floors, pull);
    const gain = at(pull, giver) - at(pull, taker);
    if (giver < 0 || taker < 0 || gain <= 1e-13 * dot(w, pull)) break;
    exchange(covariance, w, pull, {
      giver,
      taker,
      gain,
      cap: at(caps, taker),
      floor: at(floors, giver),
    });
  }
  return w;
}

/** Who may give with the highest marginal variance, who may take with the lowest. */
function worstPair(w: Vector, caps: Vector, floors: Vector, pull: Vector) {
  let giver = -1;
  let taker = -1;
  for (let i = 0; i < w.length; i += 1) {
    if (at(w, i) > at(floors, i) && (giver < 0 || at(pull, i) > at(pull, giver))) giver = i;
    if (at(w, i) < at(caps, i) && (taker < 0 || at(pull, i) < at(pull, taker))) taker = i;
  }
  return { giver, taker };
}

interface Exchange {
  giver: number;
  taker: number;
  gain: number;
  cap: number;
  floor: number;
}

/** Moves weight between two assets to the least variance, as far as limits let it. */
function exchange(
  s: Matrix,
  w: number[],
  pull: number[],
  { giver, taker, gain, cap, floor }: Exchange,
) {
  const curve = cell(s, giver, giver) + cell(s, taker, taker) - 2 * cell(s, giver, taker);
  const most = Math.min(at(w, giver) - floor, cap - at(w, taker));
  const move = curve > 0 ? Math.min(most, gain / curve) : most;
  w[giver] = move === at(w, giver) - floor ? floor : at(w, giver) - move;
  w[taker] = move === cap - at(w, taker) ? cap : at(w, taker) + move;
  for (let i = 0; i < pull.length; i += 1)
    pull[i] = at(pull, i) + move * (cell(s, i, taker) - cell(s, i, giver));
}
