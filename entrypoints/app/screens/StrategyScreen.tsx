import { useDeferredValue, useMemo } from 'react';
import { VerdictCard } from '../../../components/portfolio/VerdictCard.tsx';
import { StrategyView } from '../../../components/strategy/StrategyView.tsx';
import { useBacktest } from '../../../hooks/useBacktest.ts';
import { useCosts } from '../../../hooks/useCosts.ts';
import { type StoredPast, usePast } from '../../../hooks/usePast.ts';
import { useStored } from '../../../hooks/useStored.ts';
import { useStrategyDraft } from '../../../hooks/useStrategyDraft.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import type { Proven } from '../../../lib/core/proven.ts';
import type { UnixSeconds } from '../../../lib/core/snapshot.ts';
import { covarianceOf } from '../../../lib/policy/pastRisk.ts';
import type { Rule } from '../../../lib/policy/rule.ts';
import { provenFor, ruleOf } from '../../../lib/policy/ruleOf.ts';
import { impliedBands } from '../../../lib/policy/ruleView.ts';
import { provenItem } from '../../../lib/storage/proven.ts';
import {
  type Beside,
  bandRows,
  classCosts,
  earnedBy,
  groundFor,
  groundOf,
  yearlyIn,
} from '../strategyModel.ts';
import { StrategyBacktest } from './StrategyBacktest.tsx';

/** The user's rule, what it would cost, its bands, and what it did on past prices. */
export function StrategyScreen({ facts }: { facts: PortfolioFacts }) {
  const { portfolio, judgement, now, labels } = facts;
  const { portfolio: drafted, ...editing } = useStrategyDraft(portfolio);
  const past = usePast(portfolio);
  const running = useBacktest<Beside>(portfolio.id, isOfAll);
  const proven = useProven(portfolio.id);
  const rule = useRule(drafted, proven, now);
  const { ground, costs } = useGround(facts, past);
  const figures = useFigures(rule, { ground, costs }, past, facts.checkMinutes, drafted.limits);
  return (
    <StrategyView
      {...editing}
      {...figures}
      classIds={ground.ids}
      bands={bandRows(rule, groundFor(rule, ground, past?.history), facts, costs)}
      earned={earnedBy(
        running.state.is === 'ended' ? running.state.run : null,
        provenFor(drafted, proven, now),
      )}
      pricesAt={facts.snapshot?.takenAt ?? null}
      costsAt={costs && ground.costs ? costs.readAt : null}
      nextCheckAt={facts.nextCheckAt}
      now={now}
      labels={labels}
      verdict={judgement && <VerdictCard judgement={judgement} facts={facts} />}
      backtest={
        <StrategyBacktest
          rule={rule}
          ground={ground}
          costs={costs}
          limits={drafted.limits}
          running={running}
          facts={facts}
        />
      }
    />
  );
}

const isOfAll = ({ leftOut }: Beside): boolean => leftOut.length === 0;

/** What backtests proved; nothing until it was read, or where it cannot be. */
function useProven(portfolioId: string): readonly Proven[] {
  const item = useMemo(() => provenItem(portfolioId), [portfolioId]);
  return useStored(item).value ?? NOTHING_PROVEN;
}

const NOTHING_PROVEN: readonly Proven[] = [];

/** The rule the draft makes; the same object as long as it says the same. */
function useRule(drafted: Portfolio, proven: readonly Proven[], now: UnixSeconds): Rule {
  const said = JSON.stringify(ruleOf(drafted, proven, now));
  return useMemo(() => JSON.parse(said) as Rule, [said]);
}

/** What rules are looked at over; facts are new every ten seconds, these parts of them are not. */
function useGround(facts: PortfolioFacts, past: StoredPast | undefined) {
  const { portfolio, snapshot, drift } = facts;
  const read = useCosts(portfolio, snapshot);
  return useMemo(() => {
    const of = { portfolio, snapshot, drift };
    const costs = read ? classCosts(read, of) : null;
    const ids = portfolio.targets.map(({ classId }) => classId);
    const covariance = past ? covarianceOf(past.history, ids) : null;
    return { ground: groundOf(of, costs, covariance), costs };
  }, [portfolio, snapshot, drift, read, past]);
}

type Grounded = ReturnType<typeof useGround>;

/** What the rule would cost, a moment behind the control that moves; and what each answer implies. */
function useFigures(
  rule: Rule,
  { ground, costs }: Grounded,
  past: StoredPast | undefined,
  checkMinutes: number,
  { minTrade }: Portfolio['limits'],
) {
  const estimate = useMemo(
    () => yearlyIn(ground, past, costs, { checkMinutes, limits: { minTrade } }),
    [ground, past, costs, checkMinutes, minTrade],
  );
  const shown = useDeferredValue(rule);
  return {
    yearly: useMemo(() => estimate(shown), [estimate, shown]),
    implied: useMemo(() => impliedBands(ground), [ground]),
  };
}
