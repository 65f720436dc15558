import type { LendingAccount } from './snapshot.ts';

const ONE = 10n ** 18n;
/** Below this an account is near liquidation, which happens below 1. */
export const LOW_HEALTH = (ONE * 12n) / 10n;
/** Told again only when it fell by so much more. */
const WORSE_BY = ONE / 20n;
/** Back above this the warning is over; a little above, so that a wobble warns once. */
const FINE_AGAIN = (ONE * 13n) / 10n;

export interface LoanStep {
  /** The health factor the user was last warned at; null while there is nothing to warn of. */
  warnedAt: bigint | null;
  /** The account to warn of now. */
  warn: LendingAccount | null;
}

/** The account nearest liquidation; null when nothing is owed anywhere. */
const weakest = (accounts: readonly LendingAccount[]): LendingAccount | null =>
  accounts.reduce<LendingAccount | null>((least, account) => {
    if (account.healthFactor === null) return least;
    return least?.healthFactor && least.healthFactor <= account.healthFactor ? least : account;
  }, null);

/** Whether a falling health factor is to be told now: once, and again each time it is clearly worse. */
export function nextLoanStep(
  warnedAt: bigint | null,
  accounts: readonly LendingAccount[],
): LoanStep {
  const worst = weakest(accounts);
  const health = worst?.healthFactor ?? null;
  if (health === null || health >= FINE_AGAIN) return { warnedAt: null, warn: null };
  const isNew = warnedAt === null || health <= warnedAt - WORSE_BY;
  if (health >= LOW_HEALTH || !isNew) return { warnedAt, warn: null };
  return { warnedAt: health, warn: worst };
}
