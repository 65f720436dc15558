import { investAlert } from '../core/alertText.ts';
import type { InvestWorld } from '../flow/checkInvest.ts';
import { showAlert } from '../notify/alert.ts';
import { investItem, investToldItem } from '../storage/checks.ts';
import { portfolioItem } from '../storage/portfolios.ts';
import { now } from './clock.ts';

/** The real world in which a fixed sum is looked after. */
export const investWorld: InvestWorld = {
  now,
  readPortfolio: (id) => portfolioItem(id).read(),
  readSettled: (id) => investItem(id).read(),
  writeSettled: (id, at) => investItem(id).write(at),
  readTold: (id) => investToldItem(id).read(),
  writeTold: (id, dueAt) => investToldItem(id).write(dueAt),
  tell: (portfolio) => showAlert(investAlert(portfolio)),
};
