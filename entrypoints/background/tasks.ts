import { popupFrame } from '../../components/frame/popupFrame.tsx';
import { keepFrame } from '../../hooks/keepFrame.ts';
import { openBundleAlert } from '../../lib/core/alertText.ts';
import type { Bundle } from '../../lib/core/bundle.ts';
import { asFault, faultCodeOf } from '../../lib/core/fault.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import * as text from '../../lib/core/text.ts';
import { checkDrift } from '../../lib/flow/checkDrift.ts';
import { checkInvest } from '../../lib/flow/checkInvest.ts';
import { checkLoans } from '../../lib/flow/checkLoans.ts';
import { fillHistory } from '../../lib/flow/fillHistory.ts';
import { proveHoldings } from '../../lib/flow/proveHoldings.ts';
import { recordPrices } from '../../lib/flow/recordPrices.ts';
import { settleBundles } from '../../lib/flow/settleBundles.ts';
import { showAlert } from '../../lib/notify/alert.ts';
import { toldItem } from '../../lib/storage/checks.ts';
import { readJournal } from '../../lib/storage/journal.ts';
import { portfolioIds, portfolioItem } from '../../lib/storage/portfolios.ts';
import { checkWorld } from '../../lib/world/checkWorld.ts';
import { historyWorld } from '../../lib/world/historyWorld.ts';
import { investWorld } from '../../lib/world/investWorld.ts';
import { loanWorld } from '../../lib/world/loanWorld.ts';
import { proveWorld } from '../../lib/world/proveWorld.ts';
import { settleWorld } from '../../lib/world/settleWorld.ts';
import { unhurried } from '../../lib/world/unhurried.ts';
import { showBadge } from './showBadge.ts';

/**
 * The alarm's work, one portfolio after another: settle what is open, tell what is due, check, fill
 * price history.
 */
export async function checkAll(): Promise<void> {
  for (const id of await portfolioIds.read()) {
    await settleAndTell(id);
    await checkInvest(investWorld, id).catch(() => undefined);
    await checkOne(id, unhurried(checkWorld)).catch(() => undefined);
    await fillHistory(historyWorld, id).catch(() => undefined);
  }
}

/**
 * One check, the badge after it, its prices kept, and the popup drawn for its next opening.
 * @throws the fault the check ended with
 */
export async function checkOne(portfolioId: string, world = checkWorld): Promise<void> {
  try {
    await checkDrift(world, portfolioId).finally(() => showBadge().catch(() => undefined));
    await checkLoans(loanWorld, portfolioId).catch(() => undefined);
    await recordPrices(historyWorld, portfolioId).catch(() => undefined);
  } catch (thrown) {
    throw asFault(thrown);
  } finally {
    // Part of the check: a worker may be ended as soon as it is over.
    await keepFrame(popupFrame).catch(() => undefined);
  }
}

/** Settles by chain reads. @throws bundle.busy, rpc.* */
export async function settleOne(portfolioId: string): Promise<void> {
  await settleBundles(settleWorld, portfolioId);
}

/** Proves what the last check read; what became of it is stored. @throws storage.* */
export const proveOne = (portfolioId: string): Promise<void> =>
  proveHoldings(proveWorld, portfolioId);

/**
 * While a page is at work it settles by itself; otherwise what is still open is told, the same where
 * the chain cannot be read.
 */
async function settleAndTell(portfolioId: string): Promise<void> {
  try {
    const [bundle] = await settleBundles(settleWorld, portfolioId).catch((thrown: unknown) => {
      if (faultCodeOf(thrown) === 'bundle.busy') throw thrown;
      return readJournal(portfolioId);
    });
    const portfolio = await portfolioItem(portfolioId).read();
    if (bundle && portfolio) await tellOpen(portfolio, bundle);
  } catch {
    // Busy or unreadable: the bundle stays in the journal and the next alarm tries again.
  }
}

/** One notification a state of the bundle: told again only when it moved. */
async function tellOpen(portfolio: Portfolio, bundle: Bundle): Promise<void> {
  const { id: bundleId, seq } = bundle;
  const item = toldItem(portfolio.id);
  const told = await item.read();
  if (told?.bundleId === bundleId && told.seq === seq) return;
  // Should the worker die in between, it is told twice and never not at all.
  await showAlert(openBundleAlert(portfolio, bundle));
  await item.write({ bundleId, seq });
}

/** Shows what an alert looks like. */
export const testAlert = (): Promise<void> =>
  showAlert({ id: 'test', title: text.alert.testTitle, message: text.alert.testMessage });
