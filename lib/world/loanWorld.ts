import { loanAlert } from '../core/alertText.ts';
import type { LoanWorld } from '../flow/checkLoans.ts';
import { showAlert } from '../notify/alert.ts';
import { loanWarning } from '../storage/checks.ts';
import { portfolioItem } from '../storage/portfolios.ts';
import { snapshotItem } from '../storage/snapshots.ts';

/** The real world in which loans are looked after. */
export const loanWorld: LoanWorld = {
  readPortfolio: (id) => portfolioItem(id).read(),
  readSnapshot: (id) => snapshotItem(id).read(),
  readLoanWarning: (id) => loanWarning(id).read(),
  writeLoanWarning: (id, warnedAt) => loanWarning(id).write(warnedAt),
  warn: (portfolio, account) => showAlert(loanAlert(portfolio, account)),
};
