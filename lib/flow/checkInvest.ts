import type { Portfolio } from '../core/portfolio.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { lookOf } from '../policy/schedule.ts';

/** The world in which a fixed sum is looked after; nothing in it can sign. */
export interface InvestWorld {
  now(): UnixSeconds;
  readPortfolio(id: string): Promise<Portfolio | null>;
  /** When the sum was last planned, passed over or first set. */
  readSettled(portfolioId: string): Promise<UnixSeconds | null>;
  writeSettled(portfolioId: string, at: UnixSeconds | null): Promise<void>;
  /** The due date that was last told. */
  readTold(portfolioId: string): Promise<UnixSeconds | null>;
  writeTold(portfolioId: string, dueAt: UnixSeconds): Promise<void>;
  tell(portfolio: Portfolio): Promise<void>;
}

/**
 * Tells that a fixed sum is due, once a due date. Its first period begins when it is first seen; one
 * that is no longer wanted leaves nothing behind for the next.
 */
export async function checkInvest(world: InvestWorld, portfolioId: string): Promise<void> {
  const portfolio = await world.readPortfolio(portfolioId);
  if (!portfolio || portfolio.kind === 'demo') return;
  const { invest } = portfolio.strategy;
  const settledAt = await world.readSettled(portfolioId);
  if (!invest || settledAt === null) {
    const next = invest && world.now();
    if (next !== settledAt) await world.writeSettled(portfolioId, next);
    return;
  }
  const dueAt = lookOf(invest.schedule, settledAt, world.now());
  if (dueAt > world.now() || (await world.readTold(portfolioId)) === dueAt) return;
  await world.writeTold(portfolioId, dueAt);
  await world.tell(portfolio);
}
