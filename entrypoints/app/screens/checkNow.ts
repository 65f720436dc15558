import type { Portfolio } from '../../../lib/core/portfolio.ts';
import { ask } from '../../../lib/messages/ask.ts';

/** Lets the background read a portfolio now; how it ends is stored where every screen sees it. */
export const checkNow = (portfolio: Portfolio | null): void =>
  void (portfolio && ask({ kind: 'check', portfolioId: portfolio.id }).catch(() => undefined));
