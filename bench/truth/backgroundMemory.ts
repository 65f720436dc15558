// How much the background's heap grows over a hundred checks.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { chromiumArguments } from '../../devnet/chromium.ts';
import { extensionIdOf } from '../../devnet/extensionId.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import type { Request } from '../../lib/messages/contract.ts';
import { executableOf } from '../../tests/e2e/driver/extensions.ts';
import { BENCH_PORTFOLIO, storePortfolio } from '../main/popups/storedPortfolio.ts';
import type { Figure, Measure } from '../measure.ts';
import { BUILD, releaseBuild } from '../releaseBuild.ts';

const CHECKS = 100;
/** What is made once (parsers, the code itself) is there after a few checks. */
const WARM_UPS = 10;
const MEGABYTE = 1_000_000;

/**
 * One worker of the release build does every check, on request of a page: a debugger's session
 * keeps it from ending between them. Its heap is taken after a full collection, before and after.
 */
export const backgroundMemory: Measure = {
  part: 'truth',
  names: ['background-memory'],
  async run() {
    releaseBuild('chrome');
    const devnet = await startDevnet();
    const profile = mkdtempSync(path.join(tmpdir(), 'evenkeel-bench-'));
    try {
      return [figureOf(await heapsIn(devnet, profile))];
    } finally {
      await devnet.stop();
      rmSync(profile, { recursive: true, force: true });
    }
  },
};

interface Heaps {
  readonly before: number;
  readonly after: number;
}

const figureOf = ({ before, after }: Heaps): Figure => ({
  name: 'background-memory',
  figure: (after - before) / MEGABYTE,
  unit: 'MB',
  against:
    `growth of the worker's heap over ${CHECKS} checks of two chains after ${WARM_UPS}, ` +
    `collected (${(before / MEGABYTE).toFixed(2)} → ${(after / MEGABYTE).toFixed(2)} MB)`,
});

async function heapsIn(devnet: Devnet, profile: string): Promise<Heaps> {
  const browser = await puppeteer.launch({
    executablePath: executableOf('chromium'),
    userDataDir: profile,
    headless: false, // the argument does; its own headless mode loads no extensions
    ignoreDefaultArgs: ['--disable-extensions'],
    args: chromiumArguments({
      frontPort: devnet.front.port,
      extensions: [BUILD],
      isHeadless: true,
    }),
  });
  try {
    const page = await browser.newPage();
    const origin = `chrome-extension://${extensionIdOf(BUILD)}`;
    await page.goto(`${origin}/icon/16.png`);
    const target = await browser.waitForTarget(
      (one) => one.type() === 'service_worker' && one.url().startsWith(origin),
    );
    const worker = await target.createCDPSession();
    await storePortfolio(page, devnet.user);
    await checkTimes(page, WARM_UPS);
    const before = await heapOf(worker);
    await checkTimes(page, CHECKS);
    return { before, after: await heapOf(worker) };
  } finally {
    await browser.close();
  }
}

async function checkTimes(page: Page, times: number): Promise<void> {
  const request: Request = { kind: 'check', portfolioId: BENCH_PORTFOLIO };
  const send = `chrome.runtime.sendMessage(${JSON.stringify(request)})`;
  for (let done = 0; done < times; done += 1) {
    const reply = (await page.evaluate(send)) as { ok: boolean };
    if (!reply.ok) throw new Error(`check ${done + 1} failed: ${JSON.stringify(reply)}`);
  }
}

async function heapOf(worker: CDPSession): Promise<number> {
  await worker.send('HeapProfiler.collectGarbage');
  await worker.send('HeapProfiler.collectGarbage');
  return (await worker.send('Runtime.getHeapUsage')).usedSize;
}
