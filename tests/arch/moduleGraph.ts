import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** One file of a build and the packages that have content in it, by their folders. */
export interface BuiltFile {
  file: string;
  /** Chunks loaded with it, and chunks it may load later. */
  imports: string[];
  dynamicImports: string[];
  packages: string[];
}

/** Everything one step of a build emits. WXT builds the background in one step and the pages in another. */
export type ModuleGraph = BuiltFile[];

/** Folder of the package a module id lies in, or undefined for our own code. */
function packageRootOf(id: string): string | undefined {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/');
  const at = path.lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  const [scope, name] = path.slice(at + '/node_modules/'.length).split('/');
  const root = scope?.startsWith('@') ? `${scope}/${name}` : scope;
  return `${path.slice(0, at)}/node_modules/${root}`;
}

/**
 * Writes which packages have content left in each file a build emits, after tree shaking, to
 * `.output/graph/<browser>/<entries>.json`. Read by `npm run packages` and by the size budgets.
 */
export function recordModuleGraph(browser: string): Plugin {
  return {
    name: 'record-module-graph',
    apply: 'build',
    generateBundle(_options, bundle) {
      const emitted = Object.values(bundle);
      const styles = [...this.getModuleIds()].flatMap(sheetsBehind);
      const graph = emitted.map((file) =>
        file.type === 'chunk' ? describeChunk(file) : describeAsset(file, styles),
      );
      const entries = emitted.flatMap((file) =>
        file.type === 'chunk' && file.isEntry ? [plainName(file.fileName)] : [],
      );
      const folder = `.output/graph/${browser}`;
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/${entries.sort().join('+')}.json`, JSON.stringify(graph, null, 2));
    },
  };
}

/** `chunks/popup-D8-jVc1m.js` is `popup`. */
const plainName = (file: string): string => basename(file, '.js').replace(/-[\w-]{8}$/, '');

interface Chunk {
  fileName: string;
  imports: string[];
  dynamicImports: string[];
  modules: Record<string, { renderedLength: number }>;
}

function describeChunk({ fileName, imports, dynamicImports, modules }: Chunk): BuiltFile {
  const shipped = Object.entries(modules).filter(([, { renderedLength }]) => renderedLength > 0);
  const packages = rootsOf(shipped.map(([id]) => id));
  return { file: fileName, imports, dynamicImports, packages };
}

interface Asset {
  fileName: string;
  originalFileNames: string[];
}

/** The style sheet of a module id and the packages it imports by name. */
function sheetsBehind(id: string): string[] {
  const path = id.replace(/\?.*$/, '');
  if (!path.endsWith('.css') || !existsSync(path)) return [];
  const imported = readFileSync(path, 'utf8').matchAll(
    /@import\s+(?:url\()?["']([^."'/][^"']*)["']/g,
  );
  return [path, ...[...imported].map(([, name]) => resolve('node_modules', name ?? ''))];
}

/** A font or picture is its original; a style sheet is all the sheets that were read for it. */
function describeAsset({ fileName, originalFileNames }: Asset, styles: string[]): BuiltFile {
  const originals = fileName.endsWith('.css') ? styles : originalFileNames;
  const packages = rootsOf(originals.map((path) => resolve(path)));
  return { file: fileName, imports: [], dynamicImports: [], packages };
}

const rootsOf = (ids: readonly string[]): string[] =>
  [...new Set(ids.flatMap((id) => packageRootOf(id) ?? []))].sort();
