import { useState } from 'react';
import { BacktestCard } from '../../../components/strategy/BacktestCard.tsx';
import type { Period, RunInputs, RunState } from '../../../components/strategy/backtestModel.ts';
import type { useBacktest } from '../../../hooks/useBacktest.ts';
import { type StoredPast, usePast } from '../../../hooks/usePast.ts';
import { dollars } from '../../../lib/core/money.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import type { UnixSeconds } from '../../../lib/core/snapshot.ts';
import { parseDollars, parsePercent, typedDollars } from '../../../lib/core/typedNumber.ts';
import type { PriceHistory } from '../../../lib/policy/priceHistory.ts';
import type { Rule } from '../../../lib/policy/rule.ts';
import type { RuleGround } from '../../../lib/policy/ruleView.ts';
import type { Play } from '../../../lib/policy/simulate.ts';
import { type Beside, type ClassCosts, runStateOf } from '../strategyModel.ts';

interface StrategyBacktestProps {
  rule: Rule;
  ground: RuleGround;
  /** Of all classes, or not known. */
  costs: ClassCosts | null;
  running: ReturnType<typeof useBacktest<Beside>>;
  facts: PortfolioFacts;
}

const FIRST_VALUE = dollars(10_000);
const DAY = 86_400;

/** The rule on past prices, played in a worker over what the store holds. */
export function StrategyBacktest(props: StrategyBacktestProps) {
  const { running, costs, facts } = props;
  const { drift } = facts;
  const [inputs, setInputs] = useState<RunInputs>(() => ({
    period: 'all',
    value: typedDollars(drift && drift.total > 0n ? drift.total : FIRST_VALUE),
    cost: '',
    leftOut: [],
  }));
  const past = usePast(facts.portfolio, inputs.leftOut);
  const play = past && playOf(props, past, inputs);
  const beside = play && besideOf(play, props, inputs);
  return (
    <BacktestCard
      past={
        past
          ? {
              days: past.history.times.length,
              gaps: past.gaps,
              without: past.without,
              shortest: past.shortest,
            }
          : null
      }
      state={shownState(running.state, beside?.key ?? '')}
      inputs={inputs}
      onInputs={setInputs}
      costsReadAt={readAtOf(costs, inputs)}
      onRun={() => play && beside && running.start(play, beside)}
      onCancel={running.cancel}
      now={facts.now}
      labels={facts.labels}
    />
  );
}

const shownState = (state: StrategyBacktestProps['running']['state'], key: string): RunState =>
  state.is === 'ended' ? runStateOf(state.run, key) : state;

/** The rule over the wanted days; classes without any close stay in it, so that they are named. */
function playOf(
  { rule, ground, costs }: StrategyBacktestProps,
  past: StoredPast,
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
    value: typeof value === 'string' ? 0 : Number(value) / 1e8,
    costs: ids.map((id) => {
      const own = readAt === null ? undefined : costs?.byClass.get(id);
      return { share: own?.share ?? assumed, fixed: own?.fixed ?? 0, sellTax: 0 };
    }),
  };
}

/** When the costs of all classes that are played were read; null where one is not known. */
const readAtOf = (costs: ClassCosts | null, { leftOut }: RunInputs): UnixSeconds | null =>
  costs?.missing.every((id) => leftOut.includes(id)) ? costs.readAt : null;

/** What is typed, as a fraction of a swap; nothing typed is no cost. */
function assumedCost({ cost }: RunInputs): number {
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

/** What a run hangs on, so that one on unchanged inputs is known again. */
function besideOf(play: Play, { costs }: StrategyBacktestProps, inputs: RunInputs): Beside {
  const { history, ...rest } = play;
  const readAt = readAtOf(costs, inputs);
  const span = [history.times[0], history.times.at(-1), history.times.length];
  return {
    key: JSON.stringify([rest, history.ids, span]),
    costs: readAt === null ? { assumed: assumedCost(inputs) } : { readAt },
    leftOut: inputs.leftOut,
  };
}
