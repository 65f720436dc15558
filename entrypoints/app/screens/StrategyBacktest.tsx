import { useState } from 'react';
import { BacktestCard } from '../../../components/strategy/BacktestCard.tsx';
import type { RunInputs, RunState } from '../../../components/strategy/backtestModel.ts';
import type { useBacktest } from '../../../hooks/useBacktest.ts';
import { usePast } from '../../../hooks/usePast.ts';
import { dollars } from '../../../lib/core/money.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import { typedDollars } from '../../../lib/core/typedNumber.ts';
import type { Play } from '../../../lib/policy/simulate.ts';
import { assumedCost, type PlayGround, playOf, readAtOf } from '../backtestPlay.ts';
import { type Beside, runStateOf } from '../strategyModel.ts';

interface StrategyBacktestProps extends PlayGround {
  running: ReturnType<typeof useBacktest<Beside>>;
  facts: PortfolioFacts;
}

const FIRST_VALUE = dollars(10_000);

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
