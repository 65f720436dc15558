import type { Plan } from '../../lib/core/plan.ts';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import type { NextAct, PortfolioActs, Standing } from './facts.ts';

interface NextButtonProps {
  standing: Standing;
  plan: Plan | null;
  acts: PortfolioActs;
  isWide?: boolean;
}

/** The one next step of a portfolio; primary unless all is well. */
export function NextButton({ standing, plan, acts, isWide = false }: NextButtonProps) {
  const { next, progress, isChecking } = standing;
  const isRead = next === 'refreshFirst' || next === 'checkAgain';
  const on: Record<NextAct, () => void> = {
    setTargets: acts.onSetTargets,
    resume: acts.onResume,
    wait: acts.onRefresh,
    refreshFirst: acts.onRefresh,
    checkAgain: acts.onRefresh,
    review: acts.onReviewPlan,
    openPlan: acts.onReviewPlan,
  };
  const swaps = plan?.trades.length ?? 0;
  const words: Record<NextAct, string> = {
    setTargets: text.popup.setTargets,
    resume: progress ? text.popup.goOn(progress.step, progress.of) : text.popup.openPlan,
    wait: text.popup.reviewPlan,
    refreshFirst: text.popup.refreshFirst,
    checkAgain: text.popup.checkAgain,
    review: swaps > 0 ? text.popup.reviewSwaps(swaps) : text.popup.reviewPlan,
    openPlan: text.popup.openPlan,
  };
  return (
    <Button
      kind={next === 'openPlan' ? 'secondary' : 'primary'}
      isWide={isWide}
      isBusy={isRead && isChecking}
      disabled={next === 'wait'}
      onClick={on[next]}
    >
      {words[next]}
    </Button>
  );
}
