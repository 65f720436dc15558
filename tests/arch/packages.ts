// `npm run packages`: what the shipped bundles contain, one name@version a line, read from the
// module graph of the last build. Fails on a package nobody reviewed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModuleGraph } from './moduleGraph.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GRAPHS = path.join(ROOT, '.output/graph');
/** Packages of the whole extension beside `@radix-ui/*`, and of the two small bundles. */
export const MOST = { all: 50, background: 12, popup: 12 } as const;
export type Bundle = keyof typeof MOST;

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** Every chunk of the last build for a browser. @throws when nothing was built */
function chunksOf(browser: string): ModuleGraph {
  const folder = path.join(GRAPHS, browser);
  if (!existsSync(folder)) throw new Error(`nothing built for ${browser}: run npm run build`);
  return readdirSync(folder).flatMap((file) => read(path.join(folder, file)) as ModuleGraph);
}

function labelOf(root: string): string {
  const { name, version } = read(path.join(root, 'package.json')) as Record<string, string>;
  return `${name}@${version}`;
}

/** Packages in the chunk a page or worker starts with and in all it imports. */
function packagesFrom(chunks: ModuleGraph, isEntry: (file: string) => boolean): string[] {
  const waiting = chunks.filter(({ file }) => isEntry(file)).map(({ file }) => file);
  const seen = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...(chunks.find((chunk) => chunk.file === file)?.imports ?? []));
  }
  const roots = chunks.filter(({ file }) => seen.has(file)).flatMap(({ packages }) => packages);
  return [...new Set(roots.map(labelOf))].sort();
}

/** Packages by bundle for one browser. */
export function shippedPackages(browser: string): Record<Bundle, string[]> {
  const chunks = chunksOf(browser);
  return {
    all: packagesFrom(chunks, () => true),
    background: packagesFrom(chunks, (file) => /background/.test(file)),
    popup: packagesFrom(chunks, (file) => /(^|\/)popup-/.test(file)),
  };
}

const isRadix = (label: string) => label.startsWith('@radix-ui/');
const nameOf = (label: string) => label.slice(0, label.lastIndexOf('@'));

function main(): number {
  const reviewed = read(path.join(ROOT, 'tests/arch/packages.json')) as Record<string, string>;
  const browsers = readdirSync(GRAPHS);
  const shipped = browsers.map((browser) => ({ browser, ...shippedPackages(browser) }));
  const all = [...new Set(shipped.flatMap((one) => one.all))].sort();
  for (const label of all) console.log(label);
  const strangers = all.filter((label) => !(nameOf(label) in reviewed));
  const gone = Object.keys(reviewed).filter((name) => !all.some((label) => nameOf(label) === name));
  const over = shipped.flatMap((one) =>
    (Object.keys(MOST) as Bundle[]).flatMap((bundle) => {
      const count = one[bundle].filter((label) => !isRadix(label)).length;
      console.log(`# ${one.browser} ${bundle}: ${count} of at most ${MOST[bundle]}`);
      return count > MOST[bundle] ? [`${one.browser} ${bundle}`] : [];
    }),
  );
  for (const label of strangers) console.error(`not reviewed: ${label}`);
  for (const name of gone) console.error(`reviewed but not shipped: ${name}`);
  for (const bundle of over) console.error(`too many packages: ${bundle}`);
  return strangers.length + gone.length + over.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(main());
