import { openPage } from '../../lib/notify/openPage.ts';

/**
 * Where a click on a notification leads: to the plan of the portfolio it was about (`drift/<id>`,
 * `loan/<id>`, `bundle/<id>`), for a sum that is due (`invest/<id>`) to the overview, which knows
 * whether it still is.
 */
export function routeOf(alertId: string): string {
  const [about, portfolioId] = alertId.split('/');
  const path = about === 'invest' ? '/' : '/plan';
  return portfolioId ? `${path}?portfolio=${portfolioId}` : path;
}

/** Opens the page a notification was about. */
export const openPlanOf = (alertId: string): void => void openPage(routeOf(alertId));
