// `node tests/e2e/run.ts chromium|firefox [words]` runs every *.e2e.ts, or the cases whose title or
// file holds the words, against the release build on the devnet. One line a case; exits 1 when one
// failed. What a page showed when its case failed is kept under .output/e2e.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import type { BrowserKind } from './driver/browser.ts';
import { buildFolder } from './driver/extensions.ts';
import { type Driver, launch } from './driver/launch.ts';
import type { Case, Scenarios } from './scenario.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PICTURES = fileURLToPath(new URL('../../.output/e2e', import.meta.url));
const CASE_MS = 120_000;

interface Counts {
  passed: number;
  failed: number;
}

const [kind, ...words] = process.argv.slice(2);
if (kind !== 'chromium' && kind !== 'firefox') {
  console.error('Say in which browser: node tests/e2e/run.ts chromium|firefox [words]');
  process.exit(2);
}

const build = buildFolder(kind);
if (!existsSync(path.join(build, 'manifest.json'))) {
  console.error(`There is no build in ${build}: npm run build, npm run build:firefox`);
  process.exit(2);
}

const startedAt = performance.now();
const devnet = await startDevnet({ blockTimes: { 1: 1, 8453: 1 } });
const counts: Counts = { passed: 0, failed: 0 };
/** One for all cases, until one fails. */
let driver: Driver | undefined;
try {
  const revert = await devnet.snapshotState();
  for (const file of readdirSync(HERE).sort()) {
    if (file.endsWith('.e2e.ts')) await runFile(file, devnet, revert);
  }
} finally {
  await driver?.close().catch(() => {});
  await devnet.stop();
}
console.log(
  `${counts.passed} passed, ${counts.failed} failed (${kind}, ${secondsSince(startedAt)})`,
);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);

async function runFile(file: string, net: Devnet, revert: () => Promise<void>): Promise<void> {
  const { scenarios } = (await import(path.join(HERE, file))) as { scenarios: Scenarios };
  const wanted = scenarios.cases.filter(
    ({ title, only }) => (!only || only === kind) && `${file} ${title}`.includes(words.join(' ')),
  );
  if (wanted.length === 0) return;
  console.log(scenarios.about);
  for (const one of wanted) {
    driver ??= await launch({ devnet: net, kind: kind as BrowserKind });
    const isAlive = await runCase(one, net, driver, revert);
    if (isAlive) continue;
    await driver.close().catch(() => {});
    driver = undefined;
  }
}

/** Whether the browser can go on with the next case. */
async function runCase(
  { title, run }: Case,
  net: Devnet,
  driver: Driver,
  revert: () => Promise<void>,
): Promise<boolean> {
  const from = performance.now();
  try {
    net.front.reset();
    await revert();
    await driver.reset();
    driver.takeErrors();
    await inTime(run({ devnet: net, driver }));
    counts.passed += 1;
    console.log(`  ok    ${secondsSince(from).padStart(7)}  ${title}`);
    return true;
  } catch (cause) {
    counts.failed += 1;
    console.log(`  FAIL  ${secondsSince(from).padStart(7)}  ${title}`);
    console.log(`        ${described(cause)}`);
    for (const error of driver.takeErrors().slice(0, 8)) console.log(`        page: ${error}`);
    await keepPicture(driver, title);
    return false;
  }
}

function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${CASE_MS / 1000} s`)), CASE_MS);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

async function keepPicture(driver: Driver, title: string): Promise<void> {
  try {
    const screen = await driver.appPage(500);
    const name = title.replace(/[^a-z0-9]+/gi, '-').slice(0, 60);
    const file = await driver.screenshot(screen, path.join(PICTURES, `${driver.kind}-${name}`));
    console.log(`        ${file}`);
  } catch {
    // no page was open
  }
}

function described(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const where = cause.stack?.split('\n').find((line) => /e2e\.ts|pages\//.test(line));
  return [cause.message, where?.trim()].filter(Boolean).join('\n        ');
}

function secondsSince(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}
