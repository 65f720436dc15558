import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltFile, ModuleGraph } from './moduleGraph.ts';
import { ROOT } from './productFiles.ts';

export const BROWSERS = ['chrome', 'firefox'] as const;
export type Browser = (typeof BROWSERS)[number];
export type Page = 'popup' | 'app';

export const outputOf = (browser: Browser): string => join(ROOT, `.output/${browser}-mv3`);
const graphOf = (browser: Browser): string => join(ROOT, `.output/graph/${browser}`);

/** Builds for a browser, which also writes the module graph. @throws when the build fails */
export function build(browser: Browser): void {
  const wxt = join(ROOT, 'node_modules/.bin/wxt');
  const env = { ...process.env, EVENKEEL_GALLERY: '' };
  execFileSync(wxt, ['build', '-b', browser, '--mv3'], { cwd: ROOT, env, stdio: 'pipe' });
}

/** Builds for a browser unless a build with its graph is there. */
export function ensureBuilt(browser: Browser): void {
  const isThere = existsSync(join(outputOf(browser), 'manifest.json'));
  if (!isThere || !existsSync(graphOf(browser)) || unknownChunks(browser).length > 0)
    build(browser);
}

/** The files of the build that lies in `.output`; what older builds left in the graph is passed over. */
export function readGraph(browser: Browser): Map<string, BuiltFile> {
  const graphs = readdirSync(graphOf(browser)).map(
    (name): ModuleGraph => JSON.parse(readFileSync(join(graphOf(browser), name), 'utf8')),
  );
  const files = graphs.flat().filter(({ file }) => existsSync(join(outputOf(browser), file)));
  return new Map(files.map((file) => [file.file, file]));
}

/**
 * Scripts of the build that the graph says nothing of, but for those that lie in `public` as they
 * are: with one, no count can be believed.
 */
export function unknownChunks(browser: Browser): string[] {
  const graph = readGraph(browser);
  return readdirSync(outputOf(browser), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.js') && !graph.has(path))
    .filter((path) => !existsSync(join(ROOT, 'public', path)));
}

/** Scripts and style sheets a page names itself, at once or for later, as paths in the build. */
export function namedBy(browser: Browser, page: Page): string[] {
  const html = readFileSync(join(outputOf(browser), `${page}.html`), 'utf8');
  const named = html.matchAll(/<(?:script|link)\b[^>]*>/g);
  return [...named].flatMap(([tag]) =>
    [...tag.matchAll(/\b(?:src|href|data-main)="\/([^"]+)"/g)].map(([, path]) => path ?? ''),
  );
}

/** Everything loaded with the given files, themselves included: static imports, and dynamic ones if asked. */
export function loadedWith(
  browser: Browser,
  files: readonly string[],
  { withDynamic }: { withDynamic: boolean },
): string[] {
  const graph = readGraph(browser);
  const seen = new Set<string>();
  const queue = [...files];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const entry = graph.get(file);
    queue.push(...(entry?.imports ?? []), ...((withDynamic && entry?.dynamicImports) || []));
  }
  return [...seen].sort();
}
