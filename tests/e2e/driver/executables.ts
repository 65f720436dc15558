// Where the browsers are.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BrowserKind } from './browser.ts';

const NAMES: Readonly<Record<BrowserKind, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
};

/** @throws with a sentence when there is none */
export async function findExecutable(kind: BrowserKind): Promise<string> {
  const named = process.env[kind.toUpperCase()];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const files = folders.flatMap((folder) => NAMES[kind].map((name) => path.join(folder, name)));
  const found = files.find((file) => existsSync(file));
  if (!found) throw new Error(`no ${kind} here: set ${kind.toUpperCase()} to its executable`);
  return found;
}
