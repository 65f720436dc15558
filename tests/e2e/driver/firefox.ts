// Firefox by Puppeteer over WebDriver BiDi. It does not tell where an extension's page stands, so
// the pages themselves are asked.
import puppeteer, {
  type ElementHandle,
  type Page,
  type Browser as PuppeteerBrowser,
} from 'puppeteer-core';
import type { Browser, BrowserOptions } from './browser.ts';
import { executableOf, FIREFOX_HOSTS_OF } from './extensions.ts';
import { findIn, SELECTORS } from './findElement.ts';
import {
  collapse,
  expressionOf,
  type Name,
  type Role,
  type Screen,
  type Size,
  until,
} from './screen.ts';

export async function launchFirefox(options: BrowserOptions): Promise<Browser> {
  const { devnet, extensions, isHeadless } = options;
  const proxy = devnet.front.proxyPort;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executableOf('firefox'),
    headless: isHeadless,
    acceptInsecureCerts: true,
    defaultViewport: null,
    // Without it Firefox lets nobody drive an extension's pages.
    args: ['--width=1280', '--height=900', '--remote-allow-system-access'],
    extraPrefsFirefox: {
      'xpinstall.signatures.required': false,
      // Where no desktop shows notifications the system's way closes each at once.
      'alerts.useSystemBackend': false,
      'extensions.webextensions.uuids': JSON.stringify(FIREFOX_HOSTS_OF),
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy,
      'network.proxy.no_proxies_on': '127.0.0.1,localhost',
    },
  });
  for (const folder of extensions) await browser.installExtension(folder);
  const known = new WeakMap<Page, Screen>();
  const errors: string[] = [];
  const screenOf = (page: Page): Screen => {
    const found = known.get(page);
    if (found) return found;
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    const screen = new FirefoxScreen(page);
    known.set(page, screen);
    return screen;
  };
  const screens = async () => {
    const byContext = new Map((await browser.pages()).map((page) => [contextOf(page), page]));
    return (await openContexts(browser)).flatMap(({ context, url }) => {
      const page = byContext.get(context);
      return page ? [{ url, screen: screenOf(page) }] : [];
    });
  };
  return {
    kind: 'firefox',
    async open(url, size) {
      const page = await browser.newPage();
      if (size) await page.setViewport(size);
      page.goto(url).catch(() => {}); // it goes there, but is never told to have arrived
      const screen = screenOf(page);
      await until(`a page at ${url}`, async () => (await screen.evaluate(whenLoaded)) === url);
      return screen;
    },
    screens,
    stopWorker: () => Promise.reject(new Error('Firefox ends a background only by itself')),
    takeErrors: () => errors.splice(0),
    close: () => browser.close(),
  };
}

const whenLoaded = () => (document.readyState === 'loading' ? '' : location.href);

interface Context {
  readonly context: string;
  readonly url: string;
}

interface Connection {
  send(method: string, params: object): Promise<{ result: { contexts: Context[] } }>;
}

/**
 * Puppeteer never hears of what happens to an extension's pages: it keeps closed ones and takes
 * all of them for blank. The browser itself knows.
 */
async function openContexts(browser: PuppeteerBrowser): Promise<readonly Context[]> {
  const { connection } = browser as unknown as { connection: Connection };
  const answer = await connection.send('browsingContext.getTree', { maxDepth: 0 });
  return answer.result.contexts;
}

const contextOf = (page: Page): string => (page.mainFrame() as unknown as { _id: string })._id;

class FirefoxScreen implements Screen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  async text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen, not what is there
    return collapse(await this.evaluate(() => document.body?.innerText ?? ''));
  }

  async press(role: Role, name: Name): Promise<void> {
    await until(`a ${role} “${name}” to press`, async () => {
      const element = await this.#find(role, name);
      if (!element || (await element.evaluate(isDisabled))) return false;
      // What is above may still grow: a click is aimed, and may land where the element no longer is.
      const hit = await element.evaluateHandle(watchClick);
      await element.click();
      return hit.evaluate(({ isHit }) => isHit).catch(() => true); // the page has gone elsewhere
    });
  }

  async fill(label: Name, value: string): Promise<void> {
    await until(`a box “${label}” to type into`, async () => {
      const box = await this.#find('textbox', label);
      if (!box) return false;
      await box.evaluate((element) => (element as HTMLInputElement).select());
      await box.focus();
      await this.#page.keyboard.press('Backspace');
      if (value) await this.#page.keyboard.type(value);
      return (await box.evaluate((element) => (element as HTMLInputElement).value)) === value;
    });
  }

  async has(role: Role, name: Name): Promise<boolean> {
    return (await this.#find(role, name)) !== undefined;
  }

  async isEnabled(role: Role, name: Name): Promise<boolean> {
    const element = await until(`a ${role} “${name}”`, () => this.#find(role, name));
    return !(await element.evaluate(isDisabled));
  }

  evaluate<TArgs extends readonly unknown[], TResult>(
    run: (...args: TArgs) => TResult | Promise<TResult>,
    ...args: TArgs
  ): Promise<TResult> {
    return this.#page.evaluate(expressionOf(run, args)) as Promise<TResult>;
  }

  async reload(): Promise<void> {
    await this.evaluate(() => {
      Object.assign(window, { isOldPage: true });
      location.reload();
    });
    await until('a new page', () => this.evaluate(() => !('isOldPage' in window)));
  }

  resize(size: Size): Promise<void> {
    return this.#page.setViewport(size);
  }

  async screenshot(file: string, of?: string): Promise<void> {
    const element = of ? await this.#page.$(of) : undefined;
    const target = element ?? this.#page;
    await target.screenshot({ path: file as `${string}.png` });
  }

  toFront(): Promise<void> {
    return this.#page.bringToFront();
  }

  async isOpen(): Promise<boolean> {
    const contexts = await openContexts(this.#page.browser());
    return contexts.some(({ context }) => context === contextOf(this.#page));
  }

  async close(): Promise<void> {
    if (await this.isOpen()) await this.#page.close();
  }

  async #find(role: Role, name: Name): Promise<ElementHandle | undefined> {
    const wanted = typeof name === 'string' ? { name } : { source: name.source, flags: name.flags };
    const found = await this.#page.evaluateHandle(expressionOf(findIn, [SELECTORS[role], wanted]));
    return (found.asElement() as ElementHandle | null) ?? undefined;
  }
}

function watchClick(element: Element): { isHit: boolean } {
  const hit = { isHit: false };
  const note = () => {
    hit.isHit = true;
  };
  element.addEventListener('click', note, { capture: true, once: true });
  return hit;
}

const isDisabled = (element: Element): boolean => (element as HTMLButtonElement).disabled === true;
