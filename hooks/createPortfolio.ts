import type { Portfolio } from '../lib/core/portfolio.ts';
import { ask } from '../lib/messages/ask.ts';
import { demoPortfolio, demoSnapshot } from '../lib/registry/demo.ts';
import { writePortfolio } from '../lib/storage/portfolios.ts';
import { snapshotItem } from '../lib/storage/snapshots.ts';
import { now } from '../lib/world/clock.ts';
import { changeSettings } from './useSettings.ts';

/** Stores a portfolio, makes it the current one and lets the background check it. */
export async function createPortfolio(portfolio: Portfolio): Promise<void> {
  await writePortfolio(portfolio);
  await changeSettings({ currentPortfolio: portfolio.id });
  await ask({ kind: 'schedule' });
  void ask({ kind: 'check', portfolioId: portfolio.id }).catch(() => undefined);
}

/** The made-up portfolio, from bundled data; no host is asked for it. */
export async function openDemo(): Promise<void> {
  await snapshotItem(demoPortfolio.id).write(demoSnapshot(now()));
  await writePortfolio(demoPortfolio);
  await changeSettings({ currentPortfolio: demoPortfolio.id });
}
