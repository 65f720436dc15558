import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXACT, Findings } from './findings.ts';
import { checkFor } from './kinds.ts';
import { Prices } from './prices.ts';
import { watched } from './watched.ts';

export interface CaseResult {
  name: string;
  found: Findings;
}

/** Folders with reference cases, by name. */
export const caseNames = (cases: string): string[] =>
  existsSync(cases)
    ? readdirSync(cases)
        .filter((name) => existsSync(join(cases, name, 'expected.json')))
        .sort()
    : [];

/** What a figure is called that no check looked at. */
export const UNREAD = 'nothing here reads it';

/** Every entry of one case against its peer; what cannot be run is a finding, not a crash. */
export function runCase(cases: string, name: string, pricesFolder?: string): CaseResult {
  const folder = join(cases, name);
  const readme = existsSync(join(folder, 'README.md'))
    ? readFileSync(join(folder, 'README.md'), 'utf8')
    : '';
  const found = new Findings(peerIn(readme));
  const check = checkFor(name);
  if (!check) {
    found.skip(name, 'no formula of lib/quant is of this kind');
    return { name, found };
  }
  const watch = watched(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
  let read: Prices | undefined;
  const prices = () => {
    read ??= new Prices(
      pricesFolder ? folderWithCloses(pricesFolder) : pricesBeside(cases, folder, readme),
    );
    return read;
  };
  try {
    check({ folder, expected: watch.value, prices }, found);
  } catch (error) {
    found.compare(
      `${name}: ${error instanceof Error ? error.message : error}`,
      Number.NaN,
      0,
      EXACT,
    );
  }
  const said = found.skipped.map((skip) => skip.name);
  const unsaid = watch
    .unread()
    .filter((entry) => !said.some((one) => ` ${entry} `.includes(` ${one} `)));
  for (const entry of gathered(unsaid)) found.skip(entry, UNREAD);
  return { name, found };
}

/** Paths with one beginning as one: "a b, c". */
function gathered(paths: readonly string[]): string[] {
  const ends = new Map<string, string[]>();
  for (const path of paths) {
    const place = path.lastIndexOf(' ');
    const beginning = path.slice(0, place + 1);
    ends.set(beginning, [...(ends.get(beginning) ?? []), path.slice(place + 1)]);
  }
  return [...ends].map(([beginning, names]) => beginning + names.join(', '));
}

/** The programs or papers the figures came from, in few words. */
const peerIn = (readme: string): string =>
  (/^- Source: (.*)$/m.exec(readme)?.[1] ?? 'unnamed')
    .replace(/\s*\([^)]*\)/g, '')
    .split(/[;:]| run here/)[0]
    ?.trim()
    .slice(0, 60)
    .replace(/[\s,]+$/, '') ?? 'unnamed';

/** The prices a case names, else the folder of data among the cases. */
function pricesBeside(cases: string, folder: string, readme: string): string {
  const named = /Input prices: (\S+)\/close\.csv/.exec(readme)?.[1];
  if (named && existsSync(join(folder, named, 'close.csv'))) return join(folder, named);
  return folderWithCloses(cases);
}

/** The folder itself or the first one in it that holds closes. */
function folderWithCloses(folder: string): string {
  if (existsSync(join(folder, 'close.csv'))) return folder;
  const inside = existsSync(folder) ? readdirSync(folder).sort() : [];
  const data =
    inside.find((name) => /-00-/.test(name) && existsSync(join(folder, name, 'close.csv'))) ??
    inside.find((name) => existsSync(join(folder, name, 'close.csv')));
  if (!data) throw new Error('no close.csv: name its folder with --prices');
  return join(folder, data);
}
