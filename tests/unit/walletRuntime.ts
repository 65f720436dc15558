import type { RuntimePort, WalletRuntime } from '../../lib/wallet/PortLink.ts';

/** What a wallet of these tests does with one request: an answer, a refusal, or no word at all. */
export type Reply = { result: unknown } | { code: number; data?: unknown } | 'silent';

export interface Heard {
  method: string;
  params: unknown;
  at: number;
  /** Dropped because the wallet was still deaf. */
  isLost: boolean;
}

const SELF = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266';
export const ACCOUNT = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
export const OTHER_ACCOUNT = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
export const WALLET_ID = 'hebhblbkkdabgoldnojllkipeoacjioc';

/**
 * The other end of an extension port, in memory and in the order of time of the real one: frames
 * are copied and arrive later, a cold wallet drops what comes too early, a missing one closes the
 * port a moment after it was opened, and a closed port throws when posted to.
 */
export class FakeWallet {
  /** Milliseconds after the first port of a cold start during which frames are lost. */
  deafMs = 0;
  latencyMs = 1;
  permitted: string[] = [];
  chainId = '0x1';
  isUnlocked = true;
  /** Takes the place of the usual answer to a method. */
  replies: Record<string, Reply> = {};
  /** Every request that reached the wallet, deaf or not. */
  readonly heard: Heard[] = [];
  /** Methods of every message a page posted, whether it reached the wallet or not. */
  readonly posted: string[] = [];
  connects = 0;
  #coldAt: number | null = null;
  #ports = new Set<FakePort>();

  methods(): string[] {
    return this.heard.map(({ method }) => method);
  }

  sends(): Heard[] {
    return this.heard.filter(({ method }) => method === 'eth_sendTransaction');
  }

  /** The worker ends: every port closes, and the next start is cold. */
  stop(): void {
    for (const port of [...this.#ports]) port.end();
    this.#coldAt = null;
  }

  push(method: string, params: unknown): void {
    this.#toAll({ name: 'metamask-provider', data: { jsonrpc: '2.0', method, params } });
  }

  pushPublicConfig(): void {
    const data = { isUnlocked: this.isUnlocked, chainId: '0x1', networkVersion: '1' };
    this.#toAll({ name: 'publicConfig', data });
  }

  attach(port: FakePort): void {
    this.connects += 1;
    this.#coldAt ??= Date.now();
    this.#ports.add(port);
  }

  detach(port: FakePort): void {
    this.#ports.delete(port);
  }

  take(port: FakePort, message: unknown): void {
    const { name, data } = message as { name: string; data: { id: unknown; method: string } };
    const { id, method } = data;
    const params = (data as { params?: unknown }).params;
    const isLost = Date.now() - (this.#coldAt ?? 0) < this.deafMs;
    this.heard.push({ method, params, at: Date.now(), isLost });
    if (name !== 'metamask-provider' || isLost) return;
    const reply = this.replies[method] ?? this.#usual(method, params);
    if (reply === 'silent') return;
    const body =
      'code' in reply
        ? { error: { ...reply, message: 'visit https://evil.example to restore' } }
        : { result: reply.result };
    const frame = { name: 'metamask-provider', data: { jsonrpc: '2.0', id, ...body } };
    setTimeout(() => port.deliver(frame), this.latencyMs);
  }

  #usual(method: string, params: unknown): Reply {
    if (method === 'eth_chainId') return { result: this.chainId };
    if (method === 'eth_accounts') return { result: this.permitted };
    if (method === 'eth_sendTransaction') return { result: `0x${'ab'.repeat(32)}` };
    if (method === 'eth_requestAccounts') return { result: this.#permit([SELF]) };
    if (method === 'wallet_revokePermissions') {
      this.#permit([]);
      return { result: null };
    }
    if (method !== 'wallet_switchEthereumChain') return { code: -32601 };
    this.chainId = (params as [{ chainId: string }])[0].chainId;
    this.push('metamask_chainChanged', {
      chainId: this.chainId,
      networkVersion: String(Number(this.chainId)),
      isConnected: false,
    });
    return { result: null };
  }

  #permit(accounts: string[]): string[] {
    if (this.permitted.join() === accounts.join()) return accounts;
    this.permitted = accounts;
    this.push('metamask_accountsChanged', accounts);
    return accounts;
  }

  #toAll(frame: unknown): void {
    for (const port of this.#ports) setTimeout(() => port.deliver(frame), 0);
  }
}

class FakePort implements RuntimePort {
  readonly #onMessage: ((message: unknown) => void)[] = [];
  readonly #onDisconnect: (() => void)[] = [];
  readonly #wallet: FakeWallet | null;
  readonly #runtime: FakeRuntime;
  error?: { message: string };
  /** What the page knows; the other side may be gone already. */
  #isOpen = true;
  #isAlive = true;
  onMessage = { addListener: (f: (message: unknown) => void) => this.#onMessage.push(f) };
  onDisconnect = { addListener: (f: () => void) => this.#onDisconnect.push(f) };

  constructor(wallet: FakeWallet | null, runtime: FakeRuntime) {
    this.#wallet = wallet;
    this.#runtime = runtime;
    if (wallet) wallet.attach(this);
    else
      setTimeout(() => this.end('Could not establish connection. Receiving end does not exist.'));
  }

  postMessage(message: unknown): void {
    if (!this.#isOpen) throw new Error('Attempting to use a disconnected port object');
    const copy = JSON.parse(JSON.stringify(message)) as { data: { method: string } };
    this.#wallet?.posted.push(copy.data.method);
    setTimeout(() => this.#isAlive && this.#wallet?.take(this, copy), 0);
  }

  disconnect(): void {
    this.#isOpen = false;
    this.#isAlive = false;
    this.#wallet?.detach(this);
  }

  deliver(message: unknown): void {
    if (!this.#isAlive) return;
    for (const listener of this.#onMessage) listener(JSON.parse(JSON.stringify(message)));
  }

  /**
   * The other side closes. The page is told a moment later, with the browser's reason while it is
   * told; what it posts until then is lost without a word.
   */
  end(reason?: string): void {
    this.#isAlive = false;
    this.#wallet?.detach(this);
    setTimeout(() => {
      if (!this.#isOpen) return;
      this.#isOpen = false;
      if (reason !== undefined && this.#runtime.tellsOnPort) this.error = { message: reason };
      else if (reason !== undefined) this.#runtime.lastError = { message: reason };
      for (const listener of this.#onDisconnect) listener();
      this.#runtime.lastError = undefined;
    }, 1);
  }
}

interface FakeRuntime extends WalletRuntime {
  lastError?: { message: string } | undefined;
  /** Firefox: why a port closed stands on the port itself. */
  tellsOnPort: boolean;
}

/** A browser with these wallets installed, by id. */
export function fakeRuntime(
  wallets: Record<string, FakeWallet>,
  tellsOnPort = false,
): WalletRuntime {
  const runtime: FakeRuntime = {
    tellsOnPort,
    connect(id) {
      if (id === '') throw new Error('Invalid extension id');
      return new FakePort(wallets[id] ?? null, runtime);
    },
  };
  return runtime;
}

/** A key-value store that answers later, as the browser's does. */
export function fakeStorage() {
  const values = new Map<string, string>();
  return {
    values,
    getItem: async (key: string) => values.get(key) ?? null,
    setItem: async (key: string, value: string) => void values.set(key, value),
    removeItem: async (key: string) => void values.delete(key),
  };
}
