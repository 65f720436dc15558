// The extension's own pages in a browser.
import type { Browser } from './browser.ts';
import { type Screen, type Size, SOON_MS, until } from './screen.ts';

/** Pages of our own: one full page, and one that shows nothing and has the extension's rights. */
export function ownPages(browser: Browser, origin: string, size: Size | undefined) {
  const app = `${origin}/app.html`;
  const blank = `${origin}/icon/16.png`;
  let blankScreen: Screen | undefined;
  const appPages = async () =>
    (await browser.screens()).filter(({ url }) => url.startsWith(app)).map((open) => open.screen);
  const helper = async () => {
    if (!blankScreen || !(await blankScreen.isOpen())) blankScreen = await browser.open(blank);
    return blankScreen;
  };
  const appPage = async (timeoutMs = SOON_MS) => {
    const screen = await until(
      'a page of the extension',
      async () => (await appPages()).at(-1),
      timeoutMs,
    );
    if (size) await screen.resize(size);
    return screen;
  };
  const openApp = async (route = '/') => {
    const open = (await appPages()).at(-1);
    if (!open) return browser.open(`${app}#${route}`, size);
    await open.evaluate(goIn, route);
    await open.toFront();
    return open;
  };
  const closeAll = async (walletOrigin: string) => {
    const window = `${walletOrigin}/confirm.html`;
    await helper(); // a browser without any page would end
    for (const { url, screen } of await browser.screens()) {
      const isOurs = url.startsWith(`${origin}/`) && url !== blank;
      if (isOurs || url.startsWith(window)) await screen.close();
    }
  };
  return { helper, appPage, openApp, closeAll };
}

/** Runs in the page: ends when it has heard of the route, so that nothing is read off the last one. */
function goIn(route: string): Promise<void> {
  return new Promise((resolve) => {
    const before = location.hash;
    const isDrawn = () => setTimeout(resolve);
    addEventListener('hashchange', isDrawn, { once: true });
    location.hash = route;
    if (location.hash !== before) return;
    removeEventListener('hashchange', isDrawn);
    resolve();
  });
}
