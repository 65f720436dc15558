// Bytes of what popup and background load.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { weigh } from '../../tests/arch/budgets.ts';
import type { Figure, Measure } from '../measure.ts';
import { BUILD, releaseBuild } from '../releaseBuild.ts';

/**
 * Gzipped size of page, scripts and styles in the Chromium build, each file by itself, counted as
 * the size budgets count. Fonts (which do not shrink) and lists shipped as JSON are counted apart.
 */
export const bundleBytes: Measure = {
  part: 'main',
  names: ['popup-gzip', 'background-gzip', 'popup-fonts', 'lists-gzip'],
  async run() {
    releaseBuild('chrome');
    const [popup, background] = [weigh('popup'), weigh('background')];
    const lists = listsInBuild().map((file) => gzipSync(readFileSync(file)).length);
    return [
      figureOf('popup-gzip', popup.bytes, `page and ${popup.files.join(', ')}`),
      figureOf('background-gzip', background.bytes, background.files.join(', ')),
      figureOf('popup-fonts', popup.fontBytes, 'fonts that the popup’s styles name'),
      figureOf('lists-gzip', sumOf(lists), `${lists.length} JSON files, whoever loads them`),
    ];
  },
};

const sumOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);

const figureOf = (name: string, bytes: number, against: string): Figure => ({
  name,
  figure: bytes / 1000,
  unit: 'kB',
  against,
});

/** JSON shipped as files, such as token lists. */
function listsInBuild(): string[] {
  const all = readdirSync(BUILD, { recursive: true, encoding: 'utf8' });
  const lists = all.filter((file) => file.endsWith('.json') && file !== 'manifest.json');
  return lists.map((file) => path.join(BUILD, file));
}
