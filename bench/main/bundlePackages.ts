// Packages of others whose code is shipped.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesOfBackground, filesOfPage, readChunks } from '../bundle.ts';
import type { Figure, Measure } from '../measure.ts';
import { releaseBuild } from '../releaseBuild.ts';

/** Counts `name@version`, by the bundler's own module graph after tree shaking. */
export const bundlePackages: Measure = {
  part: 'main',
  names: ['packages', 'popup-packages', 'background-packages'],
  async run() {
    await releaseBuild();
    const all = packagesIn([...readChunks().keys()]);
    const radix = all.filter((name) => name.startsWith('@radix-ui/'));
    return [
      {
        ...figureOf('packages', all, `the whole extension, beside ${radix.length} of @radix-ui`),
        figure: all.length - radix.length,
      },
      listed('popup-packages', packagesIn(filesOfPage('popup.html'))),
      listed('background-packages', packagesIn(filesOfBackground())),
    ];
  },
};

const figureOf = (name: string, packages: readonly string[], against: string): Figure => ({
  name,
  figure: packages.length,
  unit: 'packages',
  against,
});

const listed = (name: string, packages: readonly string[]): Figure =>
  figureOf(name, packages, packages.join(' '));

/** `name@version` of every package with code left in the files, sorted. */
function packagesIn(files: readonly string[]): string[] {
  const chunks = readChunks();
  const roots = files.flatMap((file) => chunks.get(file)?.packages ?? []);
  return [...new Set(roots.map(nameOf))].sort();
}

function nameOf(root: string): string {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  return `${name}@${version}`;
}
