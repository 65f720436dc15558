// What the build holds: the files a page or the background loads, and the packages in them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModuleGraph } from '../tests/arch/moduleGraph.ts';
import { BUILD, GRAPH } from './releaseBuild.ts';

type Chunk = ModuleGraph[number];

/** The emitted chunks by file. Graphs of earlier builds may lie about: what is gone is left out. */
export function readChunks(): Map<string, Chunk> {
  const graphs = readdirSync(GRAPH).map(
    (file) => JSON.parse(readFileSync(path.join(GRAPH, file), 'utf8')) as ModuleGraph,
  );
  const emitted = graphs.flat().filter(({ file }) => existsSync(path.join(BUILD, file)));
  if (emitted.length === 0) throw new Error('the build left no module graph');
  return new Map(emitted.map((chunk) => [chunk.file, chunk]));
}

/** A page with everything it names: scripts and all they import, styles. Paths from the build. */
export function filesOfPage(page: string): string[] {
  const html = readFileSync(path.join(BUILD, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].flatMap(([, file]) => file ?? []);
  const scripts = named.filter((file) => file.endsWith('.js'));
  if (scripts.length === 0) throw new Error(`${page} loads no script`);
  return [...new Set([page, ...named, ...withImports(scripts)])];
}

/** The background's script and all it imports. */
export function filesOfBackground(): string[] {
  const manifest = JSON.parse(readFileSync(path.join(BUILD, 'manifest.json'), 'utf8')) as {
    background: { service_worker: string };
  };
  return withImports([manifest.background.service_worker]);
}

/** Fonts that styles among the files name. */
export function fontsOf(files: readonly string[]): string[] {
  const styles = files.filter((file) => file.endsWith('.css'));
  const fonts = styles.flatMap((file) => {
    const css = readFileSync(path.join(BUILD, file), 'utf8');
    return [...css.matchAll(/url\(["']?\/?([^"')]+\.woff2?)/g)].flatMap(([, font]) => font ?? []);
  });
  return [...new Set(fonts)];
}

/** JSON shipped as files, such as token lists. */
export function listsInBuild(): string[] {
  const all = readdirSync(BUILD, { recursive: true, encoding: 'utf8' });
  return all.filter((file) => file.endsWith('.json') && file !== 'manifest.json');
}

/** Files with all they import, at once or later. */
function withImports(entries: readonly string[]): string[] {
  const chunks = readChunks();
  const found = new Set(entries);
  for (const file of found) {
    const chunk = chunks.get(file);
    if (!chunk) throw new Error(`the module graph does not know ${file}`);
    for (const imported of chunk.imports) found.add(imported);
  }
  return [...found];
}
