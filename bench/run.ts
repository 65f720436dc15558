// `npm run bench` measures and prints a row a figure. `--json FILE` writes the rows for machines,
// `--part P` and `--only NAME` (both may be repeated) select. Goals that do not hold are no failure;
// a measurement that cannot be made is one.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { requireMeasured, rowOf } from './goals.ts';
import { type Measure, PARTS, type Row } from './measure.ts';
import { MEASURES } from './measures.ts';
import { describeRows } from './table.ts';

const selection = readSelection();
requireMeasured(MEASURES);
const { rows, failures } = await measureAll(selection.isWanted);
console.log(describeRows(rows));
if (selection.json) writeFileSync(selection.json, `${JSON.stringify(rows, null, 2)}\n`);
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);

interface Selection {
  readonly json: string | undefined;
  isWanted(part: string, name: string): boolean;
}

function readSelection(): Selection {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      part: { type: 'string', multiple: true },
      only: { type: 'string', multiple: true },
    },
  });
  const { json, only = [] } = values;
  const parts: readonly string[] = values.part ?? PARTS;
  requireKnown('part', parts, PARTS);
  const names = MEASURES.flatMap((measure) => measure.names);
  requireKnown('only', only, names);
  return {
    json,
    isWanted: (part, name) => parts.includes(part) && (only.length === 0 || only.includes(name)),
  };
}

function requireKnown(option: string, given: readonly string[], known: readonly string[]): void {
  const strange = given.find((one) => !known.includes(one));
  if (strange === undefined) return;
  console.error(`--${option} ${strange} is not one of ${known.join(', ')}`);
  process.exit(2);
}

/** One after another: what runs beside a measurement would be measured too. */
async function measureAll(isWanted: Selection['isWanted']) {
  const rows: Row[] = [];
  const failures: string[] = [];
  for (const measure of MEASURES) {
    if (!measure.names.some((name) => isWanted(measure.part, name))) continue;
    console.error(`measuring ${measure.names.join(', ')}`);
    try {
      rows.push(...(await rowsOf(measure)).filter(({ part, name }) => isWanted(part, name)));
    } catch (cause) {
      failures.push(`not measured: ${measure.names.join(', ')}\n${described(cause)}`);
    }
  }
  return { rows, failures };
}

async function rowsOf({ part, names, run }: Measure): Promise<Row[]> {
  const figures = await run();
  const given = figures.map(({ name }) => name);
  if (given.join() !== names.join()) throw new Error(`gave ${given} instead of ${names}`);
  return figures.map((figure) => rowOf(part, figure));
}

function described(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
