import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BROWSERS,
  type Browser,
  ensureBuilt,
  loadedWith,
  namedBy,
  readGraph,
  unknownChunks,
} from './built.ts';
import { ROOT } from './productFiles.ts';

/** Packages a shipped bundle may have at most; `@radix-ui` parts are counted apart. */
export const GOALS = { total: 50, background: 12, popup: 12 } as const;
export type Bundle = keyof typeof GOALS;

/** `name@version` of the package in a folder. */
function nameOf(root: string): string {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}

/** Packages with content in the given built files, sorted, each once. */
function packagesIn(browser: Browser, files: readonly string[]): string[] {
  const graph = readGraph(browser);
  const roots = files.flatMap((file) => graph.get(file)?.packages ?? []);
  return [...new Set(roots.map(nameOf))].sort();
}

/** Packages shipped in either browser, all together or in one bundle with all it may ever load. */
export function shippedPackages(bundle: Bundle): string[] {
  const both = BROWSERS.flatMap((browser) => packagesIn(browser, filesOf(browser, bundle)));
  return [...new Set(both)].sort();
}

function filesOf(browser: Browser, bundle: Bundle): string[] {
  if (bundle === 'total') return [...readGraph(browser).keys()];
  const entries = bundle === 'background' ? ['background.js'] : namedBy(browser, bundle);
  return loadedWith(browser, entries, { withDynamic: true });
}

/** The number that is held against the goal. */
export const countPackages = (bundle: Bundle): number =>
  shippedPackages(bundle).filter((name) => !name.startsWith('@radix-ui/')).length;

/** Everything that is wrong with what is shipped, one line each. */
function complaints(reviewed: Record<string, string>): string[] {
  const shipped = shippedPackages('total');
  return [
    ...BROWSERS.flatMap((browser) =>
      unknownChunks(browser).map((file) => `${browser}: ${file} is not in the module graph`),
    ),
    ...shipped
      .filter((name) => !reviewed[name])
      .map((name) => `${name} is shipped but not reviewed`),
    ...Object.keys(reviewed)
      .filter((name) => !shipped.includes(name))
      .map((name) => `${name} is reviewed but not shipped`),
    ...(Object.keys(GOALS) as Bundle[])
      .filter((bundle) => countPackages(bundle) > GOALS[bundle])
      .map(
        (bundle) => `${bundle} has ${countPackages(bundle)} packages, more than ${GOALS[bundle]}`,
      ),
  ];
}

if (import.meta.main) {
  for (const browser of BROWSERS) ensureBuilt(browser);
  for (const name of shippedPackages('total')) console.log(name);
  const counts = (Object.keys(GOALS) as Bundle[]).map(
    (bundle) => `${bundle} ${countPackages(bundle)} of at most ${GOALS[bundle]}`,
  );
  console.log(`\npackages beside @radix-ui: ${counts.join(', ')}`);
  const reviewed = JSON.parse(readFileSync(join(ROOT, 'tests/arch/packages.json'), 'utf8'));
  const wrong = complaints(reviewed);
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
