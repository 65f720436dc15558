// One anvil process and its JSON-RPC.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';

export type Rpc = (method: string, params?: readonly unknown[]) => Promise<unknown>;

export interface Anvil {
  readonly url: string;
  readonly rpc: Rpc;
  stop(): Promise<void>;
}

class RpcError extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(method: string, error: { code: number; message: string; data?: unknown }) {
    super(`${method}: ${error.message}`);
    this.code = error.code;
    this.data = error.data;
  }
}

/** Starts an anvil on a free port; ends with this process, however that ends. */
export async function startAnvil(chainId: number, baseFee: bigint): Promise<Anvil> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawnGuarded(anvilBinary(), [
    ...['--host', '127.0.0.1', '--port', `${port}`, '--chain-id', `${chainId}`, '--silent'],
    ...['--hardfork', 'prague', '--block-base-fee-per-gas', `${baseFee}`],
    ...['--prune-history', '600'], // states stay in memory: ten minutes on Base, nothing on disk
  ]);
  const rpc = rpcTo(url);
  await untilAnswered(rpc, child);
  return { url, rpc, stop: () => end(child) };
}

/** A JSON-RPC client for one node; rejects with RpcError. */
export function rpcTo(url: string): Rpc {
  let id = 0;
  return async (method, params = []) => {
    id += 1;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id, method, params }),
    });
    const answer = (await response.json()) as {
      result?: unknown;
      error?: { code: number; message: string; data?: unknown };
    };
    if (answer.error) throw new RpcError(method, answer.error);
    return answer.result;
  };
}

/** The platform package holds the binary itself, so no install script is needed. */
function anvilBinary(): string {
  const cpu = { x64: 'amd64', arm64: 'arm64' }[arch() as string];
  const system = { linux: 'linux', darwin: 'darwin', win32: 'win32' }[platform() as string];
  const name = system === 'win32' ? 'anvil.exe' : 'anvil';
  const require = createRequire(import.meta.url);
  const main = require.resolve('@foundry-rs/anvil/package.json');
  return createRequire(main).resolve(`@foundry-rs/anvil-${system}-${cpu}/bin/${name}`);
}

/**
 * Starts a process that cannot outlive this one: a shell waits for the end of its input, which
 * comes when we end (even by SIGKILL), or for Ctrl-C, and then ends the process. Windows ends
 * children by itself on Ctrl-C.
 */
function spawnGuarded(file: string, args: readonly string[]): ChildProcess {
  if (platform() === 'win32') {
    const child = spawn(file, args, { stdio: 'ignore' });
    process.once('exit', () => child.kill());
    return child;
  }
  const guard = 'trap : INT TERM HUP; "$0" "$@" & child=$!; read -r _; kill $child; wait $child';
  return spawn('/bin/sh', ['-c', guard, file, ...args], { stdio: ['pipe', 'ignore', 'ignore'] });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.stdin) child.stdin.end();
  else child.kill();
  return ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilAnswered(rpc: Rpc, child: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + 10_000;
  for (;;) {
    try {
      await rpc('eth_chainId');
      return;
    } catch (cause) {
      if (child.exitCode !== null) throw new Error(`anvil ended with code ${child.exitCode}`);
      if (Date.now() > giveUpAt) throw new Error('anvil does not answer', { cause });
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }
}
