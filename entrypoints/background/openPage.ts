import { browser } from '#imports';

/** Opens the full page at a hash route. */
export async function openPage(route: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/app.html#${route}`) });
}

/** Opens the plan of the portfolio a notification was about (`drift/<id>` or `bundle/<id>`). */
export function openPlanOf(alertId: string): void {
  const [, portfolioId] = alertId.split('/');
  void openPage(portfolioId ? `/plan?portfolio=${portfolioId}` : '/plan');
}
