import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding } from './findings.ts';
import { type CaseResult, caseNames, runCase, UNREAD } from './runCases.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Six digits, or what stands for no figure. */
const digits = (x: number): string =>
  Number.isInteger(x) && Math.abs(x) < 1e9
    ? String(x)
    : Number.isFinite(x)
      ? x.toPrecision(8)
      : 'none';

const small = (x: number): string => (x === 0 ? '0' : x.toExponential(1));

const line = (name: string, row: Finding): string =>
  `| ${[name, row.name, row.peer, digits(row.ours), digits(row.theirs), small(row.difference), row.tolerance, row.isWithin ? 'yes' : '**no**'].join(' | ')} |`;

function print(results: readonly CaseResult[]): void {
  const rows = results.flatMap(({ name, found }) => found.rows.map((row) => ({ name, row })));
  const out = rows.filter(({ row }) => !row.isWithin);
  const skipped = results.flatMap(({ name, found }) =>
    found.skipped.map((skip) => ({ name, skip })),
  );
  console.log('# The numbers, beside other programs\n');
  console.log(
    'What `npm run numbers` prints. Each row is one figure of a reference case: ours, the peer\'s, the difference, what the case allows. "Worst of n" is the entry that differs most of a list.\n',
  );
  console.log(
    `${rows.length} figures in ${results.length} cases: ${rows.length - out.length} within tolerance, ${out.length} out; ${skipped.length} entries not compared (below).\n`,
  );
  console.log('| case | figure | peer | ours | theirs | difference | tolerance | within |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const { name, row } of rows) console.log(line(name, row));
  console.log('\n## Not compared\n\n| case | entry | why |\n|---|---|---|');
  for (const { name, skip } of skipped) console.log(`| ${name} | ${skip.name} | ${skip.why} |`);
  const unread = skipped.filter(({ skip }) => skip.why === UNREAD);
  for (const { name, skip } of unread) console.error(`${name}: nothing here reads ${skip.name}`);
  if (out.length > 0) console.error(`${out.length} figures are out of tolerance`);
}

const { values } = parseArgs({
  options: { cases: { type: 'string' }, prices: { type: 'string' } },
});
const given = values.cases ? resolve(values.cases) : resolve(ROOT, '../shared/refcases');
const isOneCase = existsSync(join(given, 'expected.json'));
const cases = isOneCase ? dirname(given) : given;
const names = isOneCase ? [basename(given)] : caseNames(given);
if (names.length === 0) {
  console.log(
    'No reference cases here: they are no part of the repository. Name their folder with --cases FOLDER.',
  );
  process.exit(values.cases ? 1 : 0);
}
const prices = values.prices ? resolve(values.prices) : undefined;
const results = names.map((name) => runCase(cases, name, prices));
print(results);
process.exit(results.some(({ found }) => found.rows.some((row) => !row.isWithin)) ? 1 : 0);
