import { browser } from '#imports';

/** Opens the full page at a hash route, in a new tab. */
export async function openPage(route: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/app.html#${route}`) });
}
