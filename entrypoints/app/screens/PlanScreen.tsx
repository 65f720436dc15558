import { useState } from 'react';
import { browser } from '#imports';
import { PlanView } from '../../../components/plan/PlanView.tsx';
import type { PlanWallet } from '../../../components/plan/planModel.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import { useNow } from '../../../hooks/useNow.ts';
import { dismissDeposit, usePerformance } from '../../../hooks/usePerformance.ts';
import { type PlanScreenState, usePlanScreen } from '../../../hooks/usePlanScreen.ts';
import { useTradeGains } from '../../../hooks/useTradeGains.ts';
import { useConnectWallet, useWallet } from '../../../hooks/useWallet.ts';
import type { Fault } from '../../../lib/core/fault.ts';
import type { Arrival } from '../../../lib/core/flows.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import { ownId } from '../../../lib/wallet/ownId.ts';
import { useLabels } from '../useLabels.ts';
import { modelOf, tradesOf } from './planModelOf.ts';

/** The plan of a portfolio: for all of it, or for a deposit alone where the address says so. */
export function PlanScreen({ portfolio }: { portfolio: Portfolio }) {
  const { query } = useHashRoute();
  const performance = usePerformance(portfolio.id);
  const isDeposit = query.has('deposit');
  if (isDeposit && performance === undefined) return null;
  const spend = isDeposit ? (performance?.deposit?.arrived ?? null) : null;
  return <Plan key={isDeposit ? 'deposit' : 'all'} portfolio={portfolio} spendAtFirst={spend} />;
}

interface PlanProps {
  portfolio: Portfolio;
  /** What a deposit brought; what is planned stays the same when the deposit is put aside. */
  spendAtFirst: readonly Arrival[] | null;
}

/** Plan, review, sign, settle: one screen from the first question to the last receipt. */
function Plan({ portfolio, spendAtFirst }: PlanProps) {
  const { go } = useHashRoute();
  const [spend] = useState(spendAtFirst);
  const state = usePlanScreen(portfolio, spend);
  const sign = () => {
    state.sign();
    if (spend) void dismissDeposit(portfolio.id).catch(() => undefined);
  };
  const connect = useConnectWallet();
  const wallet = usePlanWallet(portfolio, state, connect.isPending, connect.error);
  const gains = useTradeGains(portfolio, state.review?.snapshot ?? null, tradesOf(state));
  const model = modelOf(portfolio, state, wallet, { now: useNow(1), gains });
  return (
    <PlanView
      model={model}
      minTrade={portfolio.limits.minTrade}
      labels={useLabels(portfolio)}
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
