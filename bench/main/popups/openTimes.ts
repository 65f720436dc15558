// Opens the popups of several extensions in turn, in one Chromium, and takes the time of each.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumArguments } from '../../../devnet/chromium.ts';
import { extensionIdOf } from '../../../devnet/extensionId.ts';
import { findExecutable } from '../../../tests/e2e/driver/executables.ts';
import { watchMark } from './paintedMark.ts';

export interface Opened {
  readonly folder: string;
  /** Milliseconds of each open, in order. */
  readonly times: readonly number[];
}

interface OpenOptions {
  readonly folders: readonly string[];
  readonly frontPort: number;
  /** Matches the element that ends an open, in whichever popup. */
  readonly mark: string;
  readonly rounds: number;
  readonly warmUps: number;
  /** Gets a page of each extension before the first open. */
  prepare(pageOf: (folder: string) => Page): Promise<void>;
}

const POPUP = { width: 380, height: 600 };

/** Times from the start of the navigation to the paint of the mark, in the order of the folders. */
export async function openTimes(options: OpenOptions): Promise<Opened[]> {
  const { folders, rounds, warmUps } = options;
  const profile = mkdtempSync(path.join(tmpdir(), 'evenkeel-bench-'));
  const context = await launch(profile, options);
  try {
    const pages = await keepAlive(context, folders);
    await options.prepare((folder) => pages.get(folder) as Page);
    await closeOthers(context, [...pages.values()]);
    await context.addInitScript(watchMark, options.mark);
    const times = new Map(folders.map((folder) => [folder, [] as number[]]));
    for (let round = -warmUps; round < rounds; round += 1) {
      for (const folder of rotated(folders, round + warmUps)) {
        const time = await openOnce(context, folder);
        if (round >= 0) times.get(folder)?.push(time);
      }
    }
    return folders.map((folder) => ({ folder, times: times.get(folder) ?? [] }));
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function launch(profile: string, { frontPort, folders }: OpenOptions) {
  return chromium.launchPersistentContext(profile, {
    executablePath: await findExecutable('chromium'),
    headless: false, // Playwright's own headless mode loads no extensions; the argument does
    viewport: POPUP,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: chromiumArguments({ frontPort, extensions: folders, isHeadless: true }),
  });
}

const originOf = (folder: string) => `chrome-extension://${extensionIdOf(folder)}`;

/** A still page of each extension, so that no open pays for the start of its process. */
async function keepAlive(context: BrowserContext, folders: readonly string[]) {
  const pages = new Map<string, Page>();
  for (const folder of folders) {
    const page = await context.newPage();
    await page.goto(`${originOf(folder)}/manifest.json`);
    pages.set(folder, page);
  }
  return pages;
}

/** The product greets a newcomer with its page. */
async function closeOthers(context: BrowserContext, kept: readonly Page[]): Promise<void> {
  for (const page of context.pages()) if (!kept.includes(page)) await page.close();
}

async function openOnce(context: BrowserContext, folder: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.goto(`${originOf(folder)}/popup.html`, { waitUntil: 'commit' });
    return await page.evaluate<number>('globalThis.markPaintedAt');
  } finally {
    await page.close();
  }
}

/** Nobody is always the first or always after the same. */
function rotated<T>(list: readonly T[], by: number): T[] {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
