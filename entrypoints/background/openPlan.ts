import { openPage } from '../../lib/notify/openPage.ts';

/** Opens the plan of the portfolio a notification was about (`drift/<id>` or `bundle/<id>`). */
export function openPlanOf(alertId: string): void {
  const [, portfolioId] = alertId.split('/');
  void openPage(portfolioId ? `/plan?portfolio=${portfolioId}` : '/plan');
}
