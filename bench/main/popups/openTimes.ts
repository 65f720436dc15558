// Opens the popups of several extensions in turn, in one Chromium, and takes the time of each.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumArguments } from '../../../devnet/chromium.ts';
import { extensionIdOf } from '../../../devnet/extensionId.ts';
import { executableOf } from '../../../tests/e2e/driver/extensions.ts';
import { type Painted, watchMark } from './paintedMark.ts';

/** One open, in milliseconds. */
export interface Opened {
  /** From the start of the navigation until the mark was painted. */
  readonly wall: number;
  /** The part of `wall` since the page had a document: before it the browser starts a process. */
  readonly own: number;
  /**
   * Work of the page's main thread, by the processor's clock: other load hardly shows. It is asked
   * for after the mark, so that what a popup begins right then (ours loads React) counts in part.
   */
  readonly work: number;
}

interface OpenOptions {
  readonly folders: readonly string[];
  readonly frontPort: number;
  /** Matches the element that ends an open, in whichever popup. */
  readonly mark: string;
  readonly rounds: number;
  readonly warmUps: number;
  /** Gets a way to a page of an extension, before the first open. */
  prepare(pageOf: (folder: string) => Promise<Page>): Promise<void>;
}

const POPUP = { width: 380, height: 600 };

/**
 * Each open starts as most do for a user: no page of that extension is open, its background sleeps,
 * so that the browser starts a process for it. The answer has a list a folder, in the same order.
 */
export async function openTimes(options: OpenOptions): Promise<Opened[][]> {
  const { folders, rounds, warmUps } = options;
  const profile = mkdtempSync(path.join(tmpdir(), 'evenkeel-bench-'));
  const context = await launch(profile, options);
  try {
    await options.prepare((folder) => openPage(context, `${originOf(folder)}/manifest.json`));
    await fallAsleep(context);
    await context.addInitScript(watchMark, options.mark);
    const opened = new Map(folders.map((folder) => [folder, [] as Opened[]]));
    for (let round = 0; round < warmUps + rounds; round += 1) {
      for (const folder of rotated(folders, round)) {
        const one = await openOnce(context, folder);
        if (round >= warmUps) opened.get(folder)?.push(one);
      }
    }
    return [...opened.values()];
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function launch(profile: string, { frontPort, folders }: OpenOptions) {
  return chromium.launchPersistentContext(profile, {
    executablePath: executableOf('chromium'),
    headless: false, // Playwright's own headless mode loads no extensions; the argument does
    viewport: POPUP,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: chromiumArguments({ frontPort, extensions: folders, isHeadless: true }),
  });
}

const originOf = (folder: string) => `chrome-extension://${extensionIdOf(folder)}`;

async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Closes every page but an empty one, and ends the workers as the browser ends idle ones. */
async function fallAsleep(context: BrowserContext): Promise<void> {
  const others = context.pages();
  const blank = await context.newPage();
  for (const page of others) await page.close();
  const session = await context.newCDPSession(blank);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

async function openOnce(context: BrowserContext, folder: string): Promise<Opened> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(`${originOf(folder)}/popup.html`, { waitUntil: 'commit' });
    const { documentAt, at } = await page.evaluate<Painted>('globalThis.markPainted');
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    return { wall: at, own: at - documentAt, work: seconds * 1000 };
  } finally {
    await page.close();
  }
}

/** Nobody is always the first or always after the same. */
function rotated<T>(list: readonly T[], by: number): T[] {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
