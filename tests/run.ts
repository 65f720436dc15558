// `npm test`: everything CI runs, in the order of price, stopping at the first layer that fails.
// Names of layers as arguments run only those. Prints the time of each beside its allowance in
// .ci/budget.json and ends with the sum of cases.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ensureBrowsers } from './browsers.ts';

interface Layer {
  name: string;
  /** Run one after another; the layer fails with the first that does. */
  commands: string[];
  needsBrowsers?: true;
}

const LAYERS: readonly Layer[] = [
  { name: 'lint', commands: ['biome check --error-on-warnings .'] },
  { name: 'types', commands: ['wxt prepare', 'tsc --noEmit'] },
  {
    name: 'source',
    commands: ['vitest run --project unit --project property --project arch'],
  },
  { name: 'dead code', commands: ['knip'] },
  {
    name: 'builds',
    commands: [
      'wxt build',
      'wxt build -b firefox --mv3',
      'node tests/arch/packages.ts',
      'node tests/arch/budgets.ts',
      'node tests/arch/addonsLint.ts',
      'vitest run --project builds',
    ],
  },
  { name: 'chain', commands: ['vitest run --project devnet --project chain'] },
  { name: 'wallet', commands: ['vitest run --project wallet'], needsBrowsers: true },
  { name: 'chromium', commands: ['node tests/e2e/run.ts chromium'], needsBrowsers: true },
  { name: 'firefox', commands: ['node tests/e2e/run.ts firefox'], needsBrowsers: true },
];

const budget = JSON.parse(
  readFileSync(new URL('../.ci/budget.json', import.meta.url), 'utf8'),
) as Record<string, number>;
const wanted = process.argv.slice(2);
const layers = LAYERS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const counts = { passed: 0, failed: 0 };
const summary: string[] = [];

const names = LAYERS.map(({ name }) => name);
for (const name of wanted)
  if (!names.includes(name)) throw new Error(`no layer ${name}: there are ${names.join(', ')}`);
if (layers.some(({ needsBrowsers }) => needsBrowsers)) ensureBrowsers(['chromium', 'firefox']);
for (const layer of layers) if (!(await runLayer(layer))) break;
console.log(`\n${summary.join('\n')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

/** Runs a layer and counts its cases; a layer without cases of its own counts as one. */
async function runLayer({ name, commands }: Layer): Promise<boolean> {
  const startedAt = performance.now();
  console.log(`\n— ${name}`);
  const before = counts.passed + counts.failed;
  let isFine = true;
  for (const command of commands) {
    const { code, output } = await run(command);
    count(output);
    isFine = code === 0;
    if (!isFine) break;
  }
  const hasCases = counts.passed + counts.failed > before;
  if (!hasCases || (!isFine && counts.failed === 0)) counts[isFine ? 'passed' : 'failed'] += 1;
  const used = Math.round((performance.now() - startedAt) / 1000);
  const allowed = budget[name] ?? 0;
  const over = used > allowed ? '  over its budget' : '';
  summary.push(`${isFine ? 'ok  ' : 'FAIL'} ${name.padEnd(10)} ${used} s of ${allowed} s${over}`);
  return isFine;
}

/** Sums "Tests  3 failed | 20 passed (23)" of vitest and "20 passed, 3 failed" of our own runners. */
function count(output: string): void {
  for (const line of output.split('\n')) {
    const isSummary = /^\s*Tests\s/.test(line) || /^\d+ passed, \d+ failed/.test(line);
    if (!isSummary) continue;
    counts.passed += Number(/(\d+) passed/.exec(line)?.[1] ?? 0);
    counts.failed += Number(/(\d+) failed/.exec(line)?.[1] ?? 0);
  }
}

function run(command: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
