import type { PortfolioFacts } from '../lib/core/portfolioFacts.ts';
import type { UnixSeconds } from '../lib/core/snapshot.ts';
import { checkItem } from '../lib/storage/checks.ts';
import { journalItem } from '../lib/storage/journalItem.ts';
import { judgementItem } from '../lib/storage/judgements.ts';
import { portfolioIds, portfolioItem } from '../lib/storage/portfolios.ts';
import { DEFAULT_SETTINGS, type Settings, settingsItem } from '../lib/storage/settings.ts';
import { snapshotItem } from '../lib/storage/snapshots.ts';
import { factsOf, measuresOf } from './factsOf.ts';
import { peekAt } from './peekAt.ts';
import { portfolioInView } from './portfolioInView.ts';

/** The settings this context knows; the defaults where it cannot read them. */
export const peekSettings = (): Settings => peekAt(settingsItem) ?? DEFAULT_SETTINGS;

/**
 * What `usePortfolio` and `usePortfolioFacts` say at their first call, without React: from what this
 * context has seen of storage, each value checked. null: there is no portfolio; undefined: what is
 * stored cannot be read.
 */
export function peekFacts(now: UnixSeconds): PortfolioFacts | null | undefined {
  const { currentPortfolio, checkMinutes } = peekSettings();
  const ids = peekAt(portfolioIds);
  if (!ids) return undefined;
  const id = portfolioInView(ids, null, currentPortfolio);
  if (!id) return null;
  const portfolio = peekAt(portfolioItem(id));
  const snapshot = peekAt(snapshotItem(id));
  if (!portfolio) return portfolio;
  if (snapshot === undefined) return undefined;
  const check = peekAt(checkItem(id));
  const judgement = peekAt(judgementItem(id));
  const bundles = peekAt(journalItem(id));
  const stored = { portfolio, snapshot, check, judgement, bundles, checkMinutes };
  return factsOf(stored, measuresOf(portfolio, snapshot, judgement), now);
}
