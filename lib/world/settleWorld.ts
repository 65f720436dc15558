import { readMined } from '../chain/readMined.ts';
import { checkDrift } from '../flow/checkDrift.ts';
import type { SettleWorld } from '../flow/settleBundles.ts';
import { appendHistory } from '../storage/history.ts';
import { readJournal, writeJournal } from '../storage/journal.ts';
import { checkWorld } from './checkWorld.ts';
import { now } from './clock.ts';
import { locked } from './lock.ts';
import { chainFor } from './networks.ts';

/** The real world bundles are settled in: chain reads and the journal, no wallet. */
export const settleWorld: SettleWorld = {
  now,
  locked,
  readJournal,
  writeJournal,
  appendHistory,
  async readMined({ legs }, step) {
    const leg = legs[step.leg];
    if (!step.intent || !leg) return { mined: null, nonceNow: 0 };
    const chain = await chainFor(leg.sell.chainId, step.intent.call.from);
    const expected = { sell: leg.sell, buy: step.kind === 'swap' ? leg.buy : null };
    return readMined(chain, step.intent, step.txHash, expected, now());
  },
  async measureAfter(portfolioId) {
    const result = await checkDrift(checkWorld, portfolioId).catch(() => null);
    return result && result.verdict.kind !== 'unknown' ? result.drift.onTarget : null;
  },
};
