// Gzipped bytes of what each surface loads from the Chromium build: all scripts its page imports
// statically and its styles; fonts and JSON lists are counted apart. Exits 1 when one is over.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUILD = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

/** Most gzipped kilobytes a surface may load. */
export const BUDGETS_KB = { popup: 120, background: 120, app: 260 } as const;
export type Surface = keyof typeof BUDGETS_KB;

/** A file and everything it imports, by paths inside the build. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(path.join(BUILD, file), 'utf8');
  for (const [, wanted] of source.matchAll(/(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
    withImports(path.posix.join(path.posix.dirname(file), wanted ?? ''), seen);
  return seen;
}

/** Files a page names in its HTML, with what they import. */
function filesOfPage(page: string): string[] {
  const html = readFileSync(path.join(BUILD, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(
    ([, file]) => file,
  );
  const scripts = named.filter((file) => file?.endsWith('.js')) as string[];
  const styles = named.filter((file) => file?.endsWith('.css')) as string[];
  return [...new Set(scripts.flatMap((file) => [...withImports(file)])), ...styles];
}

const gzipped = (file: string) =>
  gzipSync(readFileSync(path.join(BUILD, file)), { level: 9 }).length;
const sum = (files: readonly string[]) => files.reduce((total, file) => total + gzipped(file), 0);

/** Gzipped bytes a surface loads, without fonts and lists. */
export function loadedBytes(surface: Surface): number {
  if (surface === 'background') return sum([...withImports('background.js')]);
  return sum(filesOfPage(`${surface}.html`));
}

/** Gzipped bytes of fonts and lists, shared by the pages. */
export function assetBytes(): number {
  const assets = path.join(BUILD, 'assets');
  return sum(
    readdirSync(assets)
      .filter((file) => /\.(woff2|json)$/.test(file))
      .map((file) => `assets/${file}`),
  );
}

function main(): number {
  const surfaces = Object.keys(BUDGETS_KB) as Surface[];
  const rows = surfaces.map((surface) => ({ surface, bytes: loadedBytes(surface) }));
  for (const { surface, bytes } of rows)
    console.log(`${surface}: ${(bytes / 1000).toFixed(1)} kB of ${BUDGETS_KB[surface]} kB`);
  console.log(`fonts and lists: ${(assetBytes() / 1000).toFixed(1)} kB`);
  const over = rows.filter(({ surface, bytes }) => bytes > BUDGETS_KB[surface] * 1000);
  for (const { surface } of over) console.error(`over its budget: ${surface}`);
  return over.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(main());
