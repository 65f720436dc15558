import { useState } from 'react';
import { browser } from '#imports';
import type { FullLabels } from '../../../components/plan/labels.ts';
import { PlanView } from '../../../components/plan/PlanView.tsx';
import type { PlanWallet } from '../../../components/plan/planModel.ts';
import { SumForm } from '../../../components/plan/SumForm.tsx';
import { SumNotice } from '../../../components/plan/SumNotice.tsx';
import { classLabel } from '../../../components/ui/labels.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import { settleInvest } from '../../../hooks/useInvestDue.ts';
import { useNow } from '../../../hooks/useNow.ts';
import { dismissDeposit, usePerformance } from '../../../hooks/usePerformance.ts';
import { type PlanScreenState, usePlanScreen } from '../../../hooks/usePlanScreen.ts';
import { useTradeGains } from '../../../hooks/useTradeGains.ts';
import { useConnectWallet, useWallet } from '../../../hooks/useWallet.ts';
import type { Fault } from '../../../lib/core/fault.ts';
import { type PlanAsk, REBALANCE } from '../../../lib/core/planAsk.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import { addressOfSum, moneyClass, type SumAsk, sumIn } from '../../../lib/core/sumAsk.ts';
import { classesIn } from '../../../lib/registry/catalogue.ts';
import { ownId } from '../../../lib/wallet/ownId.ts';
import { useLabels } from '../useLabels.ts';
import { modelOf, tradesOf } from './planModelOf.ts';

/** The plan of a portfolio: for all of it, or for a deposit or a sum where the address says so. */
export function PlanScreen({ portfolio }: { portfolio: Portfolio }) {
  const { query } = useHashRoute();
  const performance = usePerformance(portfolio.id);
  const isDeposit = query.has('deposit');
  if (isDeposit && performance === undefined) return null;
  const arrived = isDeposit ? performance?.deposit?.arrived : undefined;
  const ask = arrived ? ({ kind: 'spend', arrived } as const) : (sumIn(query) ?? REBALANCE);
  return <Plan key={query.toString()} portfolio={portfolio} askAtFirst={ask} />;
}

interface PlanProps {
  portfolio: Portfolio;
  /** What is planned stays the same when a deposit is put aside meanwhile. */
  askAtFirst: PlanAsk;
}

/** Plan, review, sign, settle: one screen from the first question to the last receipt. */
function Plan({ portfolio, askAtFirst }: PlanProps) {
  const { go } = useHashRoute();
  const [ask] = useState(askAtFirst);
  const state = usePlanScreen(portfolio, ask);
  const sign = () => {
    state.sign();
    if (ask.kind === 'spend') void dismissDeposit(portfolio.id).catch(() => undefined);
    if (ask.kind === 'invest') void settleInvest(portfolio.id).catch(() => undefined);
  };
  const connect = useConnectWallet();
  const wallet = usePlanWallet(portfolio, state, connect.isPending, connect.error);
  const gains = useTradeGains(portfolio, state.review?.snapshot ?? null, tradesOf(state));
  const labels = useLabels(portfolio);
  const model = modelOf(portfolio, state, wallet, { now: useNow(1), gains });
  return (
    <PlanView
      model={model}
      minTrade={portfolio.limits.minTrade}
      labels={labels}
      purpose={<Purpose ask={ask} labels={labels} onWhole={() => go('/plan')} />}
      others={
        <Others portfolio={portfolio} labels={labels} onPlan={(sum) => go(addressOfSum(sum))} />
      }
      events={{
        onConnect: () => connect.mutate(),
        onSign: sign,
        onStop: state.stop,
        onNewPlan: state.newPlan,
        onRecalculate: state.recalculate,
        onInclude: (leg, isIn) => state.edit?.include(leg, isIn),
        onResize: (leg, size) => state.edit?.resize(leg, size),
        onLock: (classId, side, isOn) => state.edit?.lock(classId, side, isOn),
        onUndo: () => state.edit?.undo(),
        onCloseAllowance: state.closeAllowance,
        onCheckChain: state.settle,
        onDeclareDeclined: state.release,
        onOpenActivity: () => go('/activity'),
        onOpenTargets: () => go('/targets'),
        onOpenSettings: () => go('/settings'),
      }}
    />
  );
}

interface PurposeProps {
  ask: PlanAsk;
  labels: FullLabels;
  onWhole: () => void;
}

function Purpose({ ask, labels, onWhole }: PurposeProps) {
  if (ask.kind !== 'invest' && ask.kind !== 'withdraw') return null;
  const classId = ask.kind === 'invest' ? ask.from : ask.into;
  return <SumNotice ask={ask} name={classLabel(labels, classId)} onWhole={onWhole} />;
}

interface OthersProps {
  portfolio: Portfolio;
  labels: FullLabels;
  onPlan: (ask: SumAsk) => void;
}

function Others({ portfolio, labels, onPlan }: OthersProps) {
  const { targets, strategy } = portfolio;
  const classId = moneyClass({ targets, classes: classesIn(portfolio).classes });
  if (!classId) return null;
  const classes = targets.map((one) => {
    return { id: one.classId, name: classLabel(labels, one.classId) };
  });
  const value = strategy.invest?.value ?? null;
  return <SumForm classes={classes} classId={classId} value={value} onPlan={onPlan} />;
}

function usePlanWallet(
  portfolio: Portfolio,
  { bundle, review }: PlanScreenState,
  isConnecting: boolean,
  fault: Fault | null,
): PlanWallet {
  const { address } = useWallet();
  if (!address)
    return {
      kind: 'watchOnly',
      ownId: ownId(browser.runtime).id,
      isConnecting,
      ...(fault && { fault: { code: fault.code } }),
    };
  const wanted = bundle?.owner ?? review?.legs[0]?.terms.owner ?? portfolio.addresses[0];
  if (wanted && wanted !== address) return { kind: 'otherAccount', wanted, found: address };
  return { kind: 'ready', address };
}
