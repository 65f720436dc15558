import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startDevnet } from '../../devnet/startDevnet.ts';

const START = fileURLToPath(new URL('../../devnet/start.ts', import.meta.url));

async function isUp(url: string): Promise<boolean> {
  const body = '{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}';
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', body, headers }).then(
    () => true,
    () => false,
  );
}

/** The nodes' addresses, as the command prints them. */
async function urlsOf(child: ChildProcess): Promise<string[]> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    if (text.includes('Ctrl-C')) break;
  }
  return [...new Set(text.match(/http:\/\/127\.0\.0\.1:\d+/g))];
}

test('stop ends both chains and the front', async () => {
  const devnet = await startDevnet();
  const urls = Object.values(devnet.chains).map(({ url }) => url);
  expect(await Promise.all(urls.map(isUp))).toEqual([true, true]);
  await devnet.stop();
  expect(await Promise.all(urls.map(isUp))).toEqual([false, false]);
  await expect(devnet.front.fetch('https://example.org/')).rejects.toThrow();
});

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  '%s leaves no node behind',
  async (signal) => {
    const child = spawn(process.execPath, [START], { stdio: ['ignore', 'pipe', 'inherit'] });
    const urls = await urlsOf(child);
    expect(urls).toHaveLength(2);
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    await expect
      .poll(() => Promise.all(urls.map(isUp)), { timeout: 5_000 })
      .toEqual([false, false]);
  },
);
