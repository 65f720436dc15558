import type { Address, Hex } from 'viem';
import { Fault } from '../core/fault.ts';
import { type Frame, parseAccounts, parseChainId } from './frames.ts';
import { isProbe, openLink } from './handshake.ts';
import { Listeners } from './Listeners.ts';
import { methodKind } from './methods.ts';
import type { PortLink, WalletRuntime } from './PortLink.ts';
import { CODES, ProviderError } from './ProviderError.ts';

export interface WalletRequest {
  method: string;
  params?: unknown;
}

/** `unknown` until a port was tried. */
export type Presence = 'unknown' | 'present' | 'absent';

interface ProviderEvents {
  chainChanged: Hex;
  accountsChanged: readonly Address[];
  /** Ours: presence or lock moved. */
  statusChanged: undefined;
}

/**
 * MetaMask as one stable EIP-1193 object over extension ports. The ids are tried in order at each
 * opening; the port is opened by the first request and again by a later one after it closed. A
 * request is put on a port once and never again. Changes of chain and account are told whether the
 * wallet pushes them or an answer shows them.
 */
export class PortProvider {
  readonly #runtime: WalletRuntime;
  readonly #ids: readonly string[];
  readonly #listeners = new Listeners<ProviderEvents>();
  #link: PortLink | null = null;
  #opening: Promise<PortLink> | null = null;
  #openings = 0;
  #presence: Presence = 'unknown';
  #isUnlocked: boolean | null = null;
  #chainId: Hex | null = null;
  #accounts: readonly Address[] | null = null;

  constructor(runtime: WalletRuntime, ids: readonly string[]) {
    this.#runtime = runtime;
    this.#ids = ids;
  }

  get presence(): Presence {
    return this.#presence;
  }

  /** What the wallet last said of its lock; null before it said anything. */
  get isUnlocked(): boolean | null {
    return this.#isUnlocked;
  }

  /** Number of the port that is open now, 0 when none is: answers of one session belong together. */
  get session(): number {
    return this.#link?.isOpen ? this.#openings : 0;
  }

  /**
   * Asks the wallet. On an open port the message is on its way before this returns.
   * @throws wallet.absent when nothing was sent for want of a wallet, wallet.vanished when the
   * answer to a signing request is lost, ProviderError with the wallet's code, 4900 when the answer
   * to any other request is lost, 4200 for a method this extension never asks
   */
  request({ method, params }: WalletRequest): Promise<unknown> {
    const kind = methodKind(method);
    if (!kind) return Promise.reject(new ProviderError(CODES.unsupported));
    const ask = (link: PortLink) => link.ask(method, params, kind);
    const answer = this.#link?.isOpen ? ask(this.#link) : this.#open().then(ask);
    return answer.then((result) => this.#learn(method, result));
  }

  /** Whether a wallet answers at all; opens a port if none is open. */
  async isReachable(): Promise<boolean> {
    if (this.#link?.isOpen) return true;
    return this.#open().then(
      () => true,
      () => false,
    );
  }

  on<Name extends keyof ProviderEvents>(
    event: Name,
    listener: (data: ProviderEvents[Name]) => unknown,
  ): this {
    this.#listeners.add(event, listener);
    return this;
  }

  removeListener<Name extends keyof ProviderEvents>(
    event: Name,
    listener: (data: ProviderEvents[Name]) => unknown,
  ): this {
    this.#listeners.remove(event, listener);
    return this;
  }

  #open(): Promise<PortLink> {
    this.#opening ??= this.#findLink().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #findLink(): Promise<PortLink> {
    for (const id of this.#ids) {
      const onFrame = (frame: Frame) => this.#hear(frame);
      const link = await openLink(this.#runtime, id, onFrame).catch(() => null);
      if (!link) continue;
      this.#link = link;
      this.#openings += 1;
      this.#setStatus('present', this.#isUnlocked);
      return link;
    }
    this.#setStatus('absent', null);
    throw new Fault('wallet.absent');
  }

  #hear(frame: Frame): void {
    if (frame.kind === 'chain') this.#noteChain(frame.chainId);
    else if (frame.kind === 'accounts') this.#noteAccounts(frame.accounts, true);
    else if (frame.kind === 'lock') this.#setStatus(this.#presence, frame.isUnlocked);
    else if (frame.kind === 'answer' && isProbe(frame.id)) this.#learn('eth_chainId', frame.result);
  }

  #learn(method: string, result: unknown): unknown {
    const chainId = method === 'eth_chainId' ? parseChainId(result) : null;
    if (chainId) this.#noteChain(chainId);
    const isAccounts = method === 'eth_accounts' || method === 'eth_requestAccounts';
    const accounts = isAccounts ? parseAccounts(result) : null;
    if (accounts) this.#noteAccounts(accounts, false);
    return result;
  }

  #noteChain(chainId: Hex): void {
    const before = this.#chainId;
    this.#chainId = chainId;
    if (before !== null && Number(before) !== Number(chainId))
      this.#listeners.emit('chainChanged', chainId);
  }

  /** A push is news even when nothing was asked before; a first answer is not. */
  #noteAccounts(accounts: readonly Address[], isPush: boolean): void {
    const before = this.#accounts?.join() ?? null;
    this.#accounts = accounts;
    const isNews = before === null ? isPush : before !== accounts.join();
    if (isNews) this.#listeners.emit('accountsChanged', accounts);
  }

  #setStatus(presence: Presence, isUnlocked: boolean | null): void {
    if (this.#presence === presence && this.#isUnlocked === isUnlocked) return;
    this.#presence = presence;
    this.#isUnlocked = isUnlocked;
    this.#listeners.emit('statusChanged', undefined);
  }
}
