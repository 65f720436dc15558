import { mkdirSync, writeFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The packages behind each emitted file, as the bundler itself counted them. */
export type ModuleGraph = { file: string; imports: string[]; packages: string[] }[];

/** `name@path` of the package a module id lies in, or undefined for our own code. */
export function packageRootOf(id: string): string | undefined {
  const at = id.lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  const [scope, name] = id.slice(at + '/node_modules/'.length).split('/');
  const root = scope?.startsWith('@') ? `${scope}/${name}` : scope;
  return `${id.slice(0, at)}/node_modules/${root}`;
}

/**
 * Writes, for every chunk a build emits, which packages have code left in it after tree shaking:
 * `.output/graph/<browser>/<chunk>.json`. Read by `npm run packages` and by the size budgets.
 */
export function recordModuleGraph(browser: string): Plugin {
  return {
    name: 'record-module-graph',
    apply: 'build',
    generateBundle(_options, bundle) {
      const graph = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? [describeChunk(chunk)] : [],
      );
      const folder = `.output/graph/${browser}`;
      mkdirSync(folder, { recursive: true });
      const name = buildName(graph.map(({ file }) => file));
      writeFileSync(`${folder}/${name}.json`, JSON.stringify(graph, null, 2));
    },
  };
}

/** One stable name a build, so that the next one replaces it. */
function buildName(files: readonly string[]): string {
  if (files.some((file) => file.includes('background'))) return 'background';
  return files.some((file) => /(app|popup)-/.test(file)) ? 'pages' : 'loader';
}

type Chunk = {
  fileName: string;
  imports: string[];
  dynamicImports: string[];
  modules: Record<string, { renderedLength: number }>;
};

function describeChunk(chunk: Chunk): ModuleGraph[number] {
  const roots = Object.entries(chunk.modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .flatMap(([id]) => packageRootOf(id.replace(/^\0/, '').replace(/\?.*$/, '')) ?? []);
  const imports = [...chunk.imports, ...chunk.dynamicImports];
  return { file: chunk.fileName, imports, packages: [...new Set(roots)].sort() };
}
