import { alertOf } from '../core/alertText.ts';
import type { CheckWorld } from '../flow/checkDrift.ts';
import { showAlert } from '../notify/alert.ts';
import { CLASS_TABLE } from '../registry/assets.ts';
import { checkItem, episodeItem } from '../storage/checks.ts';
import { appendHistory } from '../storage/history.ts';
import { portfolioItem } from '../storage/portfolios.ts';
import { snapshotItem } from '../storage/snapshots.ts';
import { snapshotWorld } from './snapshotWorld.ts';

/** The real world a check happens in. Nothing in it can sign. */
export const checkWorld: CheckWorld = {
  ...snapshotWorld,
  classes: CLASS_TABLE,
  newId: () => crypto.randomUUID(),
  readPortfolio: (id) => portfolioItem(id).read(),
  writeSnapshot: (snapshot) => snapshotItem(snapshot.portfolioId).write(snapshot),
  writeCheck: (id, check) => checkItem(id).write(check),
  readEpisode: (id) => episodeItem(id).read(),
  writeEpisode: (id, episode) => episodeItem(id).write(episode),
  appendHistory,
  alert: (portfolio, drift) => showAlert(alertOf(portfolio, drift)),
};
