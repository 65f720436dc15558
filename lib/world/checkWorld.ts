import { alertOf } from '../core/alertText.ts';
import type { CheckWorld } from '../flow/checkDrift.ts';
import { showAlert } from '../notify/alert.ts';
import { checkItem, episodeItem } from '../storage/checks.ts';
import { appendHistory } from '../storage/history.ts';
import { portfolioItem } from '../storage/portfolios.ts';
import { snapshotWorld } from './snapshotWorld.ts';
import { writeSnapshot } from './writeSnapshot.ts';

/** The real world a check happens in. Nothing in it can sign. */
export const checkWorld: CheckWorld = {
  ...snapshotWorld,
  newId: () => crypto.randomUUID(),
  readPortfolio: (id) => portfolioItem(id).read(),
  writeSnapshot,
  writeCheck: (id, check) => checkItem(id).write(check),
  readEpisode: (id) => episodeItem(id).read(),
  writeEpisode: (id, episode) => episodeItem(id).write(episode),
  appendHistory,
  alert: (portfolio, drift) => showAlert(alertOf(portfolio, drift)),
};
