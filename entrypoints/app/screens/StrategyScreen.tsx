import { useDeferredValue, useMemo } from 'react';
import { StrategyView } from '../../../components/strategy/StrategyView.tsx';
import { useBacktest } from '../../../hooks/useBacktest.ts';
import { useCosts } from '../../../hooks/useCosts.ts';
import { usePast } from '../../../hooks/usePast.ts';
import { useStrategyDraft } from '../../../hooks/useStrategyDraft.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import { ruleOf } from '../../../lib/policy/ruleOf.ts';
import { impliedBands } from '../../../lib/policy/ruleView.ts';
import {
  type Beside,
  bandRows,
  earnedBy,
  groundOf,
  volatilityRatios,
  yearlyIn,
} from '../strategyModel.ts';
import { StrategyBacktest } from './StrategyBacktest.tsx';

/** The user's rule, what it would cost, its bands, and what it did on past prices. */
export function StrategyScreen({ facts }: { facts: PortfolioFacts }) {
  const { portfolio, snapshot, drift } = facts;
  const { portfolio: drafted, ...editing } = useStrategyDraft(portfolio);
  const past = usePast(portfolio);
  const costs = useCosts(portfolio.id);
  const running = useBacktest<Beside>(portfolio.id);
  const text = JSON.stringify(ruleOf(drafted));
  const rule = useMemo(() => JSON.parse(text) as ReturnType<typeof ruleOf>, [text]);
  const covariance = null;
  const base = useMemo(
    () => groundOf(portfolio, facts, costs, covariance),
    [portfolio, snapshot, drift, costs, covariance],
  );
  const ratios = volatilityRatios(rule, past?.history, base.ids);
  const ground = { ...base, volatilityRatios: ratios };
  const estimate = useMemo(
    () => yearlyIn({ ...base, volatilityRatios: null }, past, costs),
    [base, past, costs],
  );
  const shown = useDeferredValue(rule);
  const yearly = useMemo(() => estimate(shown), [estimate, shown]);
  const implied = useMemo(() => impliedBands({ ...base, volatilityRatios: null }), [base]);
  const lastRun = running.state.is === 'ended' ? running.state.run : null;
  return (
    <StrategyView
      {...editing}
      classIds={base.ids}
      bands={bandRows(rule, ground, facts)}
      yearly={yearly}
      implied={implied}
      earned={earnedBy(lastRun)}
      pricesAt={snapshot?.takenAt ?? null}
      nextCheckAt={facts.nextCheckAt}
      now={facts.now}
      labels={facts.labels}
      backtest={
        <StrategyBacktest rule={rule} ground={base} costs={costs} running={running} facts={facts} />
      }
    />
  );
}
