// What the conformance script needs of a wallet, whichever it is.
import type { BrowserContext, Page } from 'playwright-core';

export interface WalletUnderTest {
  readonly name: string;
  readonly folder: string;
  readonly id: string;
  /** Brings a fresh installation to the point where a person would be asked to connect. */
  prepare(context: BrowserContext): Promise<void>;
  /** Its confirmation window, drawn and ready for a click; throws when none comes. */
  window(context: BrowserContext): Promise<Page>;
  /** Makes it usable again when the end of its worker has locked it. */
  afterRestart(context: BrowserContext): Promise<void>;
  approve(window: Page): Promise<void>;
  reject(window: Page): Promise<void>;
  lock(context: BrowserContext): Promise<void>;
  /** In the confirmation window, which stays open. */
  unlock(window: Page): Promise<void>;
}

/** The first page that passes, or undefined when none did in time. */
export async function findPage(
  context: BrowserContext,
  passes: (page: Page) => boolean,
  timeoutMs: number,
): Promise<Page | undefined> {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    const page = context.pages().find(passes);
    if (page || Date.now() > giveUpAt) return page;
    await sleep(50);
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
