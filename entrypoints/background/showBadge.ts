import { type Badge, badgeOf, badgeOfAll } from '../../lib/core/badge.ts';
import { setBadge } from '../../lib/notify/badge.ts';
import { checkItem } from '../../lib/storage/checks.ts';
import { readJournal } from '../../lib/storage/journal.ts';
import { judgementItem } from '../../lib/storage/judgements.ts';
import { portfolioIds } from '../../lib/storage/portfolios.ts';

/** Says on the icon how all portfolios stand, by what is stored of them. */
export async function showBadge(): Promise<void> {
  const ids = await portfolioIds.read();
  await setBadge(badgeOfAll(await Promise.all(ids.map(badgeAt))));
}

/** One that is removed is counted no more. */
export const followPortfolios = (): void =>
  void portfolioIds.watch(() => void showBadge().catch(() => undefined));

/** What cannot be read is not known. */
async function badgeAt(id: string): Promise<Badge> {
  try {
    const [check, judgement, journal] = await Promise.all([
      checkItem(id).read(),
      judgementItem(id).read(),
      readJournal(id),
    ]);
    return badgeOf({ check, judgement, isBundleOpen: journal.length > 0 });
  } catch {
    return { kind: 'unknown' };
  }
}
