// The release builds, made anew only when one is missing or older than its sources.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Browser, build, outputOf, unknownChunks } from '../tests/arch/built.ts';
import { ROOT } from '../tests/arch/productFiles.ts';

/** The unpacked extension for Chromium. */
export const BUILD = outputOf('chrome');

const SOURCES = [
  ...['entrypoints', 'components', 'hooks', 'lib', 'assets', 'public'],
  ...['wxt.config.ts', 'package-lock.json', 'tests/arch/moduleGraph.ts'],
];

/** A build as new as the sources, with its module graph. @throws with the builder's words */
export function releaseBuild(browser: Browser): void {
  if (!isFresh(browser)) build(browser);
}

function isFresh(browser: Browser): boolean {
  const manifest = path.join(outputOf(browser), 'manifest.json');
  if (!existsSync(manifest)) return false;
  const builtAt = statSync(manifest).mtimeMs;
  const hasGraph = existsSync(path.join(ROOT, '.output/graph', browser));
  const isNewer = SOURCES.every((source) => newestIn(path.join(ROOT, source)) <= builtAt);
  return isNewer && hasGraph && unknownChunks(browser).length === 0;
}

/** The last change below a path; a folder changes when one of its files goes. */
function newestIn(source: string): number {
  const below = statSync(source).isDirectory()
    ? readdirSync(source, { recursive: true, encoding: 'utf8' })
    : [];
  const files = [source, ...below.map((file) => path.join(source, file))];
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
