// Firefox by Puppeteer over WebDriver BiDi. It does not tell where an extension's page stands, so
// the pages themselves are asked.
import puppeteer, { type ElementHandle, type Page } from 'puppeteer-core';
import type { Browser, BrowserOptions } from './browser.ts';
import { findExecutable } from './executables.ts';
import { FIREFOX_HOSTS_OF } from './extensions.ts';
import {
  collapse,
  expressionOf,
  type Name,
  type Role,
  type Screen,
  type Size,
  sleep,
  until,
} from './screen.ts';

const ANSWERS_WITHIN_MS = 2_000;

export async function launchFirefox(options: BrowserOptions): Promise<Browser> {
  const { devnet, extensions, isHeadless } = options;
  const proxy = devnet.front.proxyPort;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: await findExecutable('firefox'),
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
  const screens = new WeakMap<Page, Screen>();
  const errors: string[] = [];
  const screenOf = (page: Page): Screen => {
    const known = screens.get(page);
    if (known) return known;
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    const screen = new FirefoxScreen(page);
    screens.set(page, screen);
    return screen;
  };
  return {
    kind: 'firefox',
    async open(url, size) {
      const page = await browser.newPage();
      if (size) await page.setViewport(size);
      // It goes there, but is never told to have arrived.
      page.goto(url, { timeout: ANSWERS_WITHIN_MS }).catch(() => {});
      await until(`a page at ${url}`, async () => (await addressOf(page)) === url);
      return screenOf(page);
    },
    async screens() {
      const pages = await browser.pages();
      const urls = await Promise.all(pages.map(addressOf));
      return pages.map((page, i) => ({ url: urls[i] as string, screen: screenOf(page) }));
    },
    stopWorker: () => Promise.reject(new Error('Firefox ends a background only by itself')),
    takeErrors: () => errors.splice(0),
    close: () => browser.close(),
  };
}

/** Empty for a page that does not answer now. */
function addressOf(page: Page): Promise<string> {
  const answer = page.evaluate(() => document.readyState !== 'loading' && location.href);
  return inTime(answer).then(
    (address) => address || '',
    () => '',
  );
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const tooLate = sleep(ANSWERS_WITHIN_MS).then(() => Promise.reject(new Error('no answer')));
  return Promise.race([work, tooLate as Promise<T>]);
}

class FirefoxScreen implements Screen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  url(): Promise<string> {
    return addressOf(this.#page);
  }

  async text(): Promise<string> {
    return collapse(await this.evaluate(() => document.body?.innerText ?? ''));
  }

  async press(role: Role, name: Name): Promise<void> {
    await until(`a ${role} “${name}” to press`, async () => {
      const element = await this.#find(role, name);
      if (!element || (await element.evaluate(isDisabled))) return false;
      await element.click();
      return true;
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

  async choose(label: Name, option: string): Promise<void> {
    await until(`a choice “${label}”`, async () => {
      const list = await this.#find('combobox', label);
      const value = await list?.evaluate((element, words) => {
        const options = [...(element as HTMLSelectElement).options];
        return options.find(({ label }) => label === words)?.value;
      }, option);
      if (!list || value === undefined) return false;
      await list.select(value);
      return true;
    });
  }

  async has(role: Role, name: Name): Promise<boolean> {
    return (await this.#find(role, name)) !== undefined;
  }

  async isEnabled(role: Role, name: Name): Promise<boolean> {
    const element = await until(`a ${role} “${name}”`, () => this.#find(role, name));
    return !(await element.evaluate(isDisabled));
  }

  async isChecked(role: Role, name: Name): Promise<boolean> {
    const element = await until(`a ${role} “${name}”`, () => this.#find(role, name));
    return element.evaluate((box) => (box as HTMLInputElement).checked);
  }

  evaluate<TArgs extends readonly unknown[], TResult>(
    run: (...args: TArgs) => TResult,
    ...args: TArgs
  ): Promise<Awaited<TResult>> {
    return this.#page.evaluate(expressionOf(run, args)) as Promise<Awaited<TResult>>;
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
    return !this.#page.isClosed();
  }

  async close(): Promise<void> {
    if (!this.#page.isClosed()) await this.#page.close();
  }

  /** By the accessibility tree; a pattern is compared with the words of every element of the role. */
  async #find(role: Role, name: Name): Promise<ElementHandle | undefined> {
    if (typeof name === 'string') {
      const query = `::-p-aria([name="${name}"][role="${role}"])`;
      return (await this.#page.$(query)) ?? undefined;
    }
    for (const element of await this.#page.$$(`::-p-aria([role="${role}"])`)) {
      if (name.test(collapse(await element.evaluate(wordsOf)))) return element as ElementHandle;
    }
    return undefined;
  }
}

const wordsOf = (element: Element): string => {
  const labels = (element as HTMLInputElement).labels ?? [];
  const label = [...labels].map(({ innerText }) => innerText).join(' ');
  return element.getAttribute('aria-label') ?? (label || (element as HTMLElement).innerText);
};

const isDisabled = (element: Element): boolean => (element as HTMLButtonElement).disabled === true;
