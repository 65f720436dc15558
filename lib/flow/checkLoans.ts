import { nextLoanStep } from '../core/loans.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { type LendingAccount, type Snapshot, unknownChains } from '../core/snapshot.ts';

/** The world in which loans are looked after; nothing in it can sign. */
export interface LoanWorld {
  readPortfolio(id: string): Promise<Portfolio | null>;
  readSnapshot(portfolioId: string): Promise<Snapshot | null>;
  /** The health factor last warned of. */
  readLoanWarning(portfolioId: string): Promise<bigint | null>;
  writeLoanWarning(portfolioId: string, warnedAt: bigint | null): Promise<void>;
  warn(portfolio: Portfolio, account: LendingAccount): Promise<void>;
}

/** Warns of a loan near liquidation, from the last snapshot; what was not read calms nobody. */
export async function checkLoans(world: LoanWorld, portfolioId: string): Promise<void> {
  const [portfolio, snapshot] = await Promise.all([
    world.readPortfolio(portfolioId),
    world.readSnapshot(portfolioId),
  ]);
  if (!portfolio || !snapshot || portfolio.kind === 'demo') return;
  const before = await world.readLoanWarning(portfolioId);
  const { warnedAt, warn } = nextLoanStep(before, snapshot.lending);
  const isCalmed = before !== null && warnedAt === null;
  if (isCalmed && !isWhole(snapshot)) return;
  if (warn) await world.warn(portfolio, warn);
  if (warnedAt !== before) await world.writeLoanWarning(portfolioId, warnedAt);
}

/** Every chain and every loan could be read. */
const isWhole = (snapshot: Snapshot): boolean =>
  unknownChains(snapshot).length === 0 &&
  snapshot.uncounted.every(({ reason }) => reason !== 'debtUnknown');
