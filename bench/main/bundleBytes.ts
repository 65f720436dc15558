// Bytes of what popup and background load.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesOfBackground, filesOfPage, fontsOf, listsInBuild } from '../bundle.ts';
import type { Figure, Measure } from '../measure.ts';
import { BUILD, releaseBuild } from '../releaseBuild.ts';

/**
 * Gzipped size of page, scripts and styles, each file by itself. Fonts (which do not shrink) and
 * lists shipped as JSON are counted apart.
 */
export const bundleBytes: Measure = {
  part: 'main',
  names: ['popup-gzip', 'background-gzip', 'popup-fonts', 'lists-gzip'],
  async run() {
    await releaseBuild();
    const popup = filesOfPage('popup.html');
    return [
      figureOf('popup-gzip', popup, 'page, scripts and styles of the popup'),
      figureOf('background-gzip', filesOfBackground(), 'scripts of the background'),
      figureOf('popup-fonts', fontsOf(popup), 'fonts that the popup’s styles name'),
      figureOf('lists-gzip', listsInBuild(), 'lists shipped as JSON, whoever loads them'),
    ];
  },
};

function figureOf(name: string, files: readonly string[], what: string): Figure {
  const bodies = files.map((file) => readFileSync(path.join(BUILD, file)));
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0) / 1000;
  const zipped = sum(bodies.map((body) => gzipSync(body).length));
  const whole = sum(bodies.map((body) => body.length));
  const against = `${what}: ${files.length} files, ${whole.toFixed(1)} kB unzipped`;
  return { name, figure: zipped, unit: 'kB', against };
}
