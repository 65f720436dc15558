// The release build for Chromium, made anew only when it is missing or older than its sources.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export const BUILD = path.join(ROOT, '.output/chrome-mv3');
/** What each emitted file imports and which packages are left in it. */
export const GRAPH = path.join(ROOT, '.output/graph/chrome');

const SOURCES = [
  ...['entrypoints', 'components', 'hooks', 'lib', 'assets', 'public'],
  ...['wxt.config.ts', 'package-lock.json', 'tests/arch/moduleGraph.ts'],
];

let made: Promise<void> | undefined;

/** Ready when the build is as new as the sources. @throws with the builder's words when it fails */
export function releaseBuild(): Promise<void> {
  made ??= isFresh() ? Promise.resolve() : build();
  return made;
}

function isFresh(): boolean {
  const manifest = path.join(BUILD, 'manifest.json');
  if (!existsSync(manifest) || !existsSync(GRAPH)) return false;
  const builtAt = statSync(manifest).mtimeMs;
  return SOURCES.every((source) => newestIn(path.join(ROOT, source)) <= builtAt);
}

/** The last change below a path; a folder changes when one of its files goes. */
function newestIn(source: string): number {
  const below = statSync(source).isDirectory()
    ? readdirSync(source, { recursive: true, encoding: 'utf8' })
    : [];
  const files = [source, ...below.map((file) => path.join(source, file))];
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}

async function build(): Promise<void> {
  const wxt = path.join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  try {
    await promisify(execFile)(process.execPath, [wxt, 'build'], { cwd: ROOT });
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new Error(`the build failed\n${stdout}${stderr}`, { cause });
  }
}
