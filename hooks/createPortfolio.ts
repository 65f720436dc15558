import { freeName, type Portfolio } from '../lib/core/portfolio.ts';
import { ask } from '../lib/messages/ask.ts';
import { demoPortfolio, demoSnapshot } from '../lib/registry/demo.ts';
import { readPortfolios, writePortfolio } from '../lib/storage/portfolios.ts';
import { snapshotItem } from '../lib/storage/snapshots.ts';
import { now } from '../lib/world/clock.ts';
import { choosePortfolio } from './choosePortfolio.ts';

/** Stores a portfolio under a name of its own, makes it the current one and lets it be checked. */
export async function createPortfolio(portfolio: Portfolio): Promise<void> {
  const taken = (await readPortfolios()).map(({ name }) => name);
  await writePortfolio({ ...portfolio, name: freeName(portfolio.name, taken) });
  await choosePortfolio(portfolio.id);
  await ask({ kind: 'schedule' });
  void ask({ kind: 'check', portfolioId: portfolio.id }).catch(() => undefined);
}

/** The made-up portfolio, from bundled data; no host is asked for it. */
export async function openDemo(): Promise<void> {
  await snapshotItem(demoPortfolio.id).write(demoSnapshot(now()));
  await writePortfolio(demoPortfolio);
  await choosePortfolio(demoPortfolio.id);
}
