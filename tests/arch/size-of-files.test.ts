import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { productFiles, ROOT } from './productFiles.ts';

/** The house aims at 150 lines; this is where a file has to be taken apart. */
const MOST_LINES = 250;
/** All words on screen stand in one folder, a file a screen, however many they are. */
const MESSAGES = 'lib/core/text/';

/** The gallery is for development and not shipped; its fixtures are long. */
const FILES = productFiles().filter((file) => !file.startsWith('entrypoints/gallery/'));

const linesOf = (file: string): number =>
  readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n').length;

test('no file of the product is longer than 250 lines', () => {
  const long = FILES.filter((file) => !file.startsWith(MESSAGES) && linesOf(file) > MOST_LINES);
  expect(long.map((file) => `${file}: ${linesOf(file)}`)).toEqual([]);
});

test('half of the files of the product have 100 lines or fewer', () => {
  const lengths = FILES.map(linesOf).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
});
