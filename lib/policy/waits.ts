import { at } from '../quant/matrix.ts';
import { NOISE, type PolicyState } from './state.ts';

/** Why to wait, and until what: a time in unix seconds, or the reading that would end it. */
export type WaitCause =
  | { cause: 'schedule'; until: number }
  | { cause: 'gas'; now: number; until: number }
  | { cause: 'impact'; id: string; now: number; until: number }
  | { cause: 'price'; id: string; is: 'disputed' | 'depegged' }
  | { cause: 'stress'; of: 'spread' | 'correlation'; now: number; until: number }
  | { cause: 'resting' | 'inTransit' | 'trend'; id: string };

/**
 * All that stands in the way of trading to these weights now, most binding first. A price counts for
 * every asset, since all weights hang on it; impact for each that is traded, by how much of it is.
 */
export function waitCauses(
  state: PolicyState,
  outside: readonly number[],
  to: readonly number[],
): WaitCause[] {
  const { market, rule } = state;
  const { limits } = rule;
  const causes: WaitCause[] = [
    ...market.inTransit.map((id) => ({ cause: 'inTransit', id }) as const),
    ...market.resting.map((id) => ({ cause: 'resting', id }) as const),
    ...market.disputed.map((id) => ({ cause: 'price', id, is: 'disputed' }) as const),
    ...market.depegged.map((id) => ({ cause: 'price', id, is: 'depegged' }) as const),
  ];
  for (const sign of ['spread', 'correlation'] as const) {
    const now = market[sign];
    if (now !== null && now > limits[sign])
      causes.push({ cause: 'stress', of: sign, now, until: limits[sign] });
  }
  const { gas } = market;
  const most = gas ? gas.median * limits.gasFactor : 0;
  if (gas && gas.now > most) causes.push({ cause: 'gas', now: gas.now, until: most });
  return [...causes, ...impactCauses(state, to), ...trendCauses(state, outside)];
}

/** Impact above its limit, at the size of each trade. */
function impactCauses(state: PolicyState, to: readonly number[]): WaitCause[] {
  const { ids, weights, value, rule, market } = state;
  const until = rule.limits.impact;
  return market.impacts.flatMap(({ id, share, size }) => {
    const i = ids.indexOf(id);
    const moved = i < 0 ? 0 : Math.abs(at(to, i) - at(weights, i));
    const now = size === undefined ? share : (share * moved * value) / size;
    return moved > NOISE && now > until ? [{ cause: 'impact' as const, id, now, until }] : [];
  });
}

/** Sales wait while all that is over its band still rises; where only purchases are due, none waits. */
function trendCauses(state: PolicyState, outside: readonly number[]): WaitCause[] {
  const { rule, market, ids, weights, targets } = state;
  if (rule.trendBars === 0 || market.rising.length === 0) return [];
  const over = outside
    .filter((i) => (weights[i] ?? 0) > (targets[i] ?? 0))
    .map((i) => ids[i] ?? '');
  if (!over.every((id) => market.rising.includes(id))) return [];
  return over.map((id) => ({ cause: 'trend', id }));
}
