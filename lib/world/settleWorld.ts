import { readMined } from '../chain/readMined.ts';
import { isReadAfter } from '../core/settle.ts';
import { checkDrift } from '../flow/checkDrift.ts';
import { recordFills } from '../flow/recordCosts.ts';
import type { SettleWorld } from '../flow/settleBundles.ts';
import { appendHistory } from '../storage/history.ts';
import { readJournal, writeJournal } from '../storage/journal.ts';
import { snapshotItem } from '../storage/snapshots.ts';
import { checkWorld } from './checkWorld.ts';
import { now } from './clock.ts';
import { costWorld } from './costWorld.ts';
import { locked } from './lock.ts';
import { chainFor } from './networks.ts';

/** Another operator may name the block, a little before the one that held the last step. */
const MOST_LOOKS = 3;
const LOOK_AGAIN_MS = 2_000;

/** The real world bundles are settled in: chain reads and the journal, no wallet. */
export const settleWorld: SettleWorld = {
  now,
  locked,
  readJournal,
  writeJournal,
  appendHistory,
  async readMined({ legs }, step) {
    const leg = legs[step.leg];
    if (!step.intent || !leg) return { mined: null, nonceNow: 0, isWaiting: false };
    const chain = await chainFor(leg.sell.chainId, step.intent.call.from);
    const expected = { sell: leg.sell, buy: step.kind === 'swap' ? leg.buy : null };
    return readMined(chain, step.intent, step.txHash, expected, now());
  },
  async measureAfter(bundle) {
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      if (look > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      const result = await checkDrift(checkWorld, bundle.portfolioId).catch(() => null);
      if (!result || result.verdict.kind === 'unknown') return null;
      const snapshot = await snapshotItem(bundle.portfolioId).read();
      if (!snapshot || !isReadAfter(bundle, snapshot.chains)) continue;
      await recordFills(costWorld, bundle, snapshot);
      return result.drift.onTarget;
    }
    return null;
  },
};
