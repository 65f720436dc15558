import type { Period, RunInputs } from '../../components/strategy/backtestModel.ts';
import type { StoredPast } from '../../hooks/usePast.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { parseDollars, parsePercent } from '../../lib/core/typedNumber.ts';
import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import type { Rule } from '../../lib/policy/rule.ts';
import type { RuleGround } from '../../lib/policy/ruleView.ts';
import type { Play } from '../../lib/policy/simulate.ts';
import type { ClassCosts } from './strategyModel.ts';

/** What a run is made of besides what is typed for it. */
export interface PlayGround {
  rule: Rule;
  ground: RuleGround;
  /** Of all classes, or not known. */
  costs: ClassCosts | null;
  /** The rule's own: trades under it do not happen. */
  limits: Pick<Portfolio['limits'], 'minTrade'>;
}

/** Dollars are eight digits behind the point. */
const USD_ONE = 1e8;
const DAY = 86_400;

/** The rule over the wanted days; classes without any close stay in it, so that they are named. */
export function playOf(
  { rule, ground, costs, limits }: PlayGround,
  past: Pick<StoredPast, 'history'>,
  inputs: RunInputs,
): Play {
  const readAt = readAtOf(costs, inputs);
  const value = parseDollars(inputs.value);
  const assumed = assumedCost(inputs);
  const ids = ground.ids.filter((id) => !inputs.leftOut.includes(id));
  const targets = ids.map((id) => ground.targets[ground.ids.indexOf(id)] ?? 0);
  const whole = targets.reduce((sum, target) => sum + target, 0);
  return {
    history: lastDays(past.history, ids, inputs.period),
    targets: targets.map((target) => (inputs.leftOut.length > 0 ? target / whole : target)),
    rule,
    value: typeof value === 'string' ? 0 : Number(value) / USD_ONE,
    costs: ids.map((id) => {
      const own = readAt === null ? undefined : costs?.byClass.get(id);
      return { share: own?.share ?? assumed, fixed: own?.fixed ?? 0, sellTax: 0 };
    }),
    minTrade: Number(limits.minTrade) / USD_ONE,
  };
}

/** When the costs of all classes that are played were read; null where one is not known. */
export const readAtOf = (costs: ClassCosts | null, { leftOut }: RunInputs): UnixSeconds | null =>
  costs?.missing.every((id) => leftOut.includes(id)) ? costs.readAt : null;

/** What is typed, as a fraction of a swap; nothing typed is no cost. */
export function assumedCost({ cost }: RunInputs): number {
  const share = cost.trim() === '' ? 0 : parsePercent(cost);
  return typeof share === 'string' ? 0 : share / 10_000;
}

function lastDays(history: PriceHistory, ids: string[], period: Period): PriceHistory {
  const last = history.times.at(-1) ?? 0;
  const from = period === 'all' ? 0 : last - Number(period) * DAY;
  const places = ids.map((id) => history.ids.indexOf(id));
  const bars = history.times.flatMap((time, bar) => (time >= from ? [bar] : []));
  return {
    ids,
    times: bars.map((bar) => history.times[bar] ?? 0),
    prices: bars.map((bar) => places.map((i) => history.prices[bar]?.[i] ?? Number.NaN)),
  };
}
