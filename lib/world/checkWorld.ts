import { alertOf } from '../core/alertText.ts';
import type { CheckWorld } from '../flow/checkDrift.ts';
import { showAlert } from '../notify/alert.ts';
import { checkItem, episodeItem } from '../storage/checks.ts';
import { decisionItem } from '../storage/decisions.ts';
import { appendDecided } from '../storage/history.ts';
import { judgementItem } from '../storage/judgements.ts';
import { portfolioItem } from '../storage/portfolios.ts';
import { settingsItem } from '../storage/settings.ts';
import { judgeWorld } from './judgeWorld.ts';
import { inTurn } from './lock.ts';
import { snapshotWorld } from './snapshotWorld.ts';
import { writeSnapshot } from './writeSnapshot.ts';

/** The real world a check happens in. Nothing in it can sign. */
export const checkWorld: CheckWorld = {
  ...snapshotWorld,
  ...judgeWorld,
  newId: () => crypto.randomUUID(),
  inTurn: (id, work) => inTurn(`tell/${id}`, work),
  readPortfolio: (id) => portfolioItem(id).read(),
  writeSnapshot,
  writeCheck: (id, check) => checkItem(id).write(check),
  readEpisode: (id) => episodeItem(id).read(),
  writeEpisode: (id, episode) => episodeItem(id).write(episode),
  readJudgement: (id) => judgementItem(id).read(),
  writeJudgement: (id, judgement) => judgementItem(id).write(judgement),
  writeDecision: (id, decision) => decisionItem(id).write(decision),
  appendHistory: appendDecided,
  alert: async (portfolio, drift, judgement) => {
    // Told though the settings cannot be read, then without amounts.
    const { isPrivate } = await settingsItem.read().catch(() => ({ isPrivate: true }));
    await showAlert(alertOf(portfolio, drift, judgement, isPrivate));
  },
};
