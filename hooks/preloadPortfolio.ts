import { checkItem } from '../lib/storage/checks.ts';
import { preload } from '../lib/storage/item.ts';
import { journalItem } from '../lib/storage/journal.ts';
import { portfolioIds, portfolioItem } from '../lib/storage/portfolios.ts';
import { settingsItem } from '../lib/storage/settings.ts';
import { snapshotItem } from '../lib/storage/snapshots.ts';
import { portfolioInView } from './usePortfolio.ts';

/** Reads all that the popup draws in two requests, so that its first drawing is whole. */
export async function preloadPortfolio(): Promise<void> {
  await preload([settingsItem.key, portfolioIds.key]);
  const current = settingsItem.peek()?.currentPortfolio ?? null;
  const id = portfolioInView(portfolioIds.peek() ?? [], null, current);
  if (!id) return;
  const items = [portfolioItem(id), snapshotItem(id), checkItem(id), journalItem(id)];
  await preload(items.map(({ key }) => key));
}
