import type { Portfolio } from '../lib/core/portfolio.ts';
import { ask } from '../lib/messages/ask.ts';
import { writePortfolio } from '../lib/storage/portfolios.ts';

/** Stores a changed portfolio and lets the background measure it anew. @throws storage.full */
export async function savePortfolio(portfolio: Portfolio): Promise<void> {
  await writePortfolio(portfolio);
  void ask({ kind: 'check', portfolioId: portfolio.id }).catch(() => undefined);
}
