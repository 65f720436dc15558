// A Chromium with a wallet and the caller extension, in front of the devnet.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumArguments } from '../../devnet/chromium.ts';
import { extensionIdOf } from '../../devnet/extensionId.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { executableOf } from '../e2e/driver/extensions.ts';
import type { Answer, Outcome } from './shape.ts';
import { sleep, type WalletUnderTest } from './wallets.ts';

const CALLER = fileURLToPath(new URL('./caller', import.meta.url));

export interface Session {
  readonly context: BrowserContext;
  readonly devnet: Devnet;
  readonly wallet: WalletUnderTest;
  /** The page that asks; a new one after `leavePage`. */
  page(): Page;
  /** Opens the page anew and a port to the wallet, without waiting for it to be ready. */
  openPage(): Promise<void>;
  connectPort(): Promise<void>;
  /** Starts a request and returns its id. */
  start(method: string, params?: readonly unknown[]): Promise<number>;
  answerOf(id: number, timeoutMs?: number): Promise<Outcome>;
  request(method: string, params?: readonly unknown[], timeoutMs?: number): Promise<Outcome>;
  /** Asks for the chain until anything comes back, as a page must after a cold start. */
  handshake(): Promise<Outcome>;
  stopWorker(): Promise<void>;
  end(): Promise<void>;
}

const ANSWER_WITHIN_MS = 10_000;

export async function startSession(wallet: WalletUnderTest): Promise<Session> {
  const devnet = await startDevnet();
  const profile = mkdtempSync(path.join(tmpdir(), 'evenkeel-wallet-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executableOf('chromium'),
    headless: false, // playwright's own headless mode loads no extensions; the argument does
    viewport: null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: chromiumArguments({
      frontPort: devnet.front.port,
      extensions: [wallet.folder, CALLER],
      isHeadless: true,
    }),
  });
  let page = await context.newPage();
  const openPage = async () => {
    page = await context.newPage();
    await page.goto(`chrome-extension://${extensionIdOf(CALLER)}/page.html`);
  };
  const connectPort = async () => {
    await page.evaluate(`caller.connect(${JSON.stringify(wallet.id)})`);
  };
  const calls = callsOf(() => page, connectPort);
  return {
    context,
    devnet,
    wallet,
    page: () => page,
    openPage,
    connectPort,
    ...calls,
    stopWorker: () => stopWorker(context, page, wallet.id),
    end: async () => {
      await context.close();
      await devnet.stop();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function callsOf(page: () => Page, connectPort: () => Promise<void>) {
  const start = (method: string, params: readonly unknown[] = []): Promise<number> =>
    page().evaluate(`caller.start(${JSON.stringify(method)}, ${JSON.stringify(params)})`);
  const answerOf = async (id: number, timeoutMs = ANSWER_WITHIN_MS): Promise<Outcome> => {
    const giveUpAt = Date.now() + timeoutMs;
    while (Date.now() < giveUpAt) {
      const answer: Answer | null = await page().evaluate(`caller.answerOf(${id})`);
      if (answer) return answer;
      await sleep(25);
    }
    return 'silence';
  };
  const request = async (method: string, params: readonly unknown[] = [], timeoutMs?: number) =>
    answerOf(await start(method, params), timeoutMs);
  const handshake = async (): Promise<Outcome> => {
    for (let tries = 0; tries < 40; tries += 1) {
      // A worker that is only just starting may close the port once more.
      if (await page().evaluate('caller.closed !== undefined')) await connectPort();
      const outcome = await request('eth_chainId', [], 500);
      if (outcome !== 'silence') return outcome;
    }
    return 'silence';
  };
  return { start, answerOf, request, handshake };
}

/** Ends one extension's worker, as Chromium does with an idle one. */
async function stopWorker(context: BrowserContext, page: Page, id: string): Promise<void> {
  const cdp = await context.newCDPSession(page);
  const versions = new Map<string, string>();
  cdp.on('ServiceWorker.workerVersionUpdated', (event) => {
    for (const { versionId, scriptURL } of event.versions) versions.set(scriptURL, versionId);
  });
  await cdp.send('ServiceWorker.enable');
  await sleep(300);
  const [, versionId] = [...versions].find(([url]) => url.includes(id)) ?? [];
  if (!versionId) throw new Error(`no worker of ${id} is running`);
  await cdp.send('ServiceWorker.stopWorker', { versionId });
  await sleep(300);
  await cdp.detach();
}
