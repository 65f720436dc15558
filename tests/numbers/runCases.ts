import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Findings } from './findings.ts';
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
    found.skip(name, 'its name tells no kind of case known here');
    return { name, found };
  }
  let read: Prices | undefined;
  const prices = () => {
    read ??= new Prices(pricesFor(folder, readme, pricesFolder ?? cases));
    return read;
  };
  let watch = watched({});
  found.attempt(name, () => {
    watch = watched(parsed(readFileSync(join(folder, 'expected.json'), 'utf8')));
    check({ folder, expected: watch.value, prices }, found);
  });
  const said = found.skipped.map((skip) => skip.name);
  const unsaid = watch
    .unread()
    .filter((entry) => !said.some((one) => ` ${entry} `.includes(` ${one} `)));
  const isAside = (entry: string) => found.aside.filter(({ paths }) => paths.test(entry));
  for (const { name, why } of new Set(unsaid.flatMap(isAside))) found.skip(name, why);
  const rest = unsaid.filter((entry) => isAside(entry).length === 0);
  for (const entry of gathered(rest)) found.skip(entry, UNREAD);
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

/** A case as JSON; what R and Python write where JSON has no word (NaN, Infinity) stands for no figure. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const word = /(?<=[:[,]\s*)(?:NaN|NA|-?Inf(?:inity)?)(?=\s*[,\]}])/g;
    return JSON.parse(text.replace(word, (one) => (one.includes('I') ? `"${one}"` : 'null')));
  }
}

/** The case's own closes, else those it names where they lie with the given ones, else the given. */
function pricesFor(folder: string, readme: string, given: string): string {
  const named = basename(/Input prices: (\S+)\/close\.csv/.exec(readme)?.[1] ?? '');
  const own = [folder, ...(named === '' ? [] : [join(given, named)])];
  return own.find((place) => existsSync(join(place, 'close.csv'))) ?? folderWithCloses(given);
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
