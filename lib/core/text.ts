/**
 * Every word a user reads, in one place: a file a screen, so that a page loads its own. Plain, exact
 * and short; suggested swaps are suggested. Functions take what varies; numbers arrive formatted.
 */

export { activity } from './text/activity.ts';
export { alert } from './text/alert.ts';
export { app } from './text/app.ts';
export { backtest } from './text/backtest.ts';
export { faults } from './text/faults.ts';
export { ledger } from './text/ledger.ts';
export { lots } from './text/lots.ts';
export { onboarding } from './text/onboarding.ts';
export { overview } from './text/overview.ts';
export { plan } from './text/plan.ts';
export { planEdit } from './text/planEdit.ts';
export { planSum } from './text/planSum.ts';
export { policies } from './text/policies.ts';
export { popup } from './text/popup.ts';
export { risk } from './text/risk.ts';
export { settings } from './text/settings.ts';
export { strategy } from './text/strategy.ts';
export { targets } from './text/targets.ts';
export { tokenProblems } from './text/tokenProblems.ts';
export { tokenTraits } from './text/tokenTraits.ts';
export { ui } from './text/ui.ts';
export { verdict } from './text/verdict.ts';
export { wallet } from './text/wallet.ts';
