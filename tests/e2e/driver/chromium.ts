// Chromium by Playwright, with the extensions loaded as they were built.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { chromiumArguments } from '../../../devnet/chromium.ts';
import type { Browser, BrowserOptions } from './browser.ts';
import { executableOf } from './extensions.ts';
import {
  collapse,
  expressionOf,
  type Name,
  type Role,
  type Screen,
  SOON_MS,
  sleep,
} from './screen.ts';

export async function launchChromium(options: BrowserOptions): Promise<Browser> {
  const { devnet, extensions, isHeadless, onClosed } = options;
  const profile = mkdtempSync(path.join(tmpdir(), 'evenkeel-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executableOf('chromium'),
    headless: false, // Playwright's own headless mode loads no extensions; the argument does
    viewport: null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: chromiumArguments({ frontPort: devnet.front.port, extensions, isHeadless }),
    ...(onClosed && { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }),
  });
  if (onClosed) context.on('close', onClosed);
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(error.error().stack ?? String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const screens = new WeakMap<Page, Screen>();
  const screenOf = (page: Page): Screen => {
    const screen = screens.get(page) ?? new ChromiumScreen(page);
    screens.set(page, screen);
    return screen;
  };
  return {
    kind: 'chromium',
    async open(url, size) {
      const page = await context.newPage();
      if (size) await page.setViewportSize(size);
      await page.goto(url);
      return screenOf(page);
    },
    screens: async () =>
      context.pages().map((page) => ({ url: page.url(), screen: screenOf(page) })),
    stopWorker: (extensionId) => stopWorker(context, extensionId),
    takeErrors: () => errors.splice(0),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

class ChromiumScreen implements Screen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async url(): Promise<string> {
    return this.#page.url();
  }

  async text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen, not what is there
    return collapse(await this.#page.locator('body').innerText({ timeout: SOON_MS }));
  }

  async press(role: Role, name: Name): Promise<void> {
    await this.#find(role, name).click({ timeout: SOON_MS });
  }

  async fill(label: Name, value: string): Promise<void> {
    await this.#find('textbox', label).fill(value, { timeout: SOON_MS });
  }

  async has(role: Role, name: Name): Promise<boolean> {
    return (await this.#find(role, name).count()) > 0;
  }

  isEnabled(role: Role, name: Name): Promise<boolean> {
    return this.#find(role, name).isEnabled({ timeout: SOON_MS });
  }

  evaluate<TArgs extends readonly unknown[], TResult>(
    run: (...args: TArgs) => TResult | Promise<TResult>,
    ...args: TArgs
  ): Promise<TResult> {
    return this.#page.evaluate(expressionOf(run, args));
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  resize(size: { width: number; height: number }): Promise<void> {
    return this.#page.setViewportSize(size);
  }

  async screenshot(file: string, of?: string): Promise<void> {
    const target = of ? this.#page.locator(of).first() : this.#page;
    await target.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
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

  #find(role: Role, name: Name): Locator {
    return this.#page.getByRole(role, { name, exact: true }).first();
  }
}

async function stopWorker(context: BrowserContext, extensionId: string): Promise<void> {
  const page = context.pages()[0];
  if (!page) throw new Error('no page to reach the workers from');
  const session = await context.newCDPSession(page);
  const versions = new Map<string, string>();
  session.on('ServiceWorker.workerVersionUpdated', (event) => {
    for (const { versionId, scriptURL, runningStatus } of event.versions) {
      if (runningStatus !== 'stopped') versions.set(scriptURL, versionId);
    }
  });
  await session.send('ServiceWorker.enable');
  await sleep(300);
  const [, versionId] = [...versions].find(([url]) => url.includes(extensionId)) ?? [];
  if (versionId) await session.send('ServiceWorker.stopWorker', { versionId });
  await session.detach();
}
