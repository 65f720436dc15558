import {
  checkItem,
  episodeItem,
  investItem,
  investToldItem,
  loanWarning,
  lookItem,
  toldItem,
} from '../lib/storage/checks.ts';
import { fillItem } from '../lib/storage/closes.ts';
import { removeCostPoints } from '../lib/storage/costs.ts';
import { decisionItem } from '../lib/storage/decisions.ts';
import { removeHistory } from '../lib/storage/history.ts';
import { insuranceItem } from '../lib/storage/insurance.ts';
import { readJournal, removeJournal } from '../lib/storage/journal.ts';
import { judgementItem } from '../lib/storage/judgements.ts';
import { removeLotRecords } from '../lib/storage/lots.ts';
import { performanceItem } from '../lib/storage/performance.ts';
import { portfolioIds, portfolioItem } from '../lib/storage/portfolios.ts';
import { proofsItem } from '../lib/storage/proofs.ts';
import { provenItem } from '../lib/storage/proven.ts';
import { snapshotItem } from '../lib/storage/snapshots.ts';
import { leavePortfolio } from './choosePortfolio.ts';

/**
 * Removes a portfolio with everything stored of it. One with a bundle under way is kept.
 * @returns whether it was removed
 */
export async function removePortfolio(id: string): Promise<boolean> {
  if ((await readJournal(id)).length > 0) return false;
  await portfolioIds.write((await portfolioIds.read()).filter((one) => one !== id));
  await leavePortfolio(id);
  const items = [
    portfolioItem(id),
    snapshotItem(id),
    performanceItem(id),
    insuranceItem(id),
    checkItem(id),
    episodeItem(id),
    lookItem(id),
    judgementItem(id),
    decisionItem(id),
    provenItem(id),
    loanWarning(id),
    toldItem(id),
    investItem(id),
    investToldItem(id),
    proofsItem(id),
    fillItem(id),
  ];
  await Promise.all(items.map((item) => item.remove()));
  await removeJournal(id);
  await removeHistory(id);
  await removeLotRecords(id);
  await removeCostPoints(id);
  return true;
}
