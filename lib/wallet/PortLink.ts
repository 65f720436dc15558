import { Fault } from '../core/fault.ts';
import { type Frame, parseFrame, type RequestId, requestFrame } from './frames.ts';
import type { MethodKind } from './methods.ts';
import { CODES, ProviderError } from './ProviderError.ts';

/** The part of the browser's port that is used; `browser.runtime.connect` gives it. */
export interface RuntimePort {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
  /** Where Firefox says why it closed. */
  readonly error?: { message?: string | undefined } | null | undefined;
}

/** The part of `browser.runtime` that is used, handed in so that tests need no browser. */
export interface WalletRuntime {
  connect(extensionId: string): RuntimePort;
  readonly lastError?: { message?: string | undefined } | null | undefined;
}

/** No read waits longer for a wallet that took it and went silent. */
export const READ_TIMEOUT_MS = 20_000;

interface Pending {
  kind: MethodKind;
  resolve: (result: unknown) => void;
  reject: (reason: Error) => void;
  stop: () => void;
}

let lastId = 0;

/**
 * One open port to a wallet: requests by id, every frame handed on. When it closes, requests
 * under way end as wallet.vanished (signing: the chain decides) or with code 4900.
 */
export class PortLink {
  readonly #port: RuntimePort;
  readonly #onFrame: (frame: Frame) => void;
  readonly #pending = new Map<RequestId, Pending>();
  readonly #closed = Promise.withResolvers<void>();
  #isOpen = true;
  #wasRefused = false;

  constructor(runtime: WalletRuntime, extensionId: string, onFrame: (frame: Frame) => void) {
    this.#onFrame = onFrame;
    this.#port = runtime.connect(extensionId);
    this.#port.onMessage.addListener((message) => this.#take(parseFrame(message)));
    this.#port.onDisconnect.addListener(() => {
      // Reading it also keeps the browser from reporting "unchecked runtime.lastError".
      this.#wasRefused = Boolean(runtime.lastError?.message ?? this.#port.error?.message);
      this.#end();
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The browser closed it: there is no such extension. */
  get wasRefused(): boolean {
    return this.#wasRefused;
  }

  /** Settles when the port has closed, by either side. */
  get closed(): Promise<void> {
    return this.#closed.promise;
  }

  /**
   * Puts a request on the port at once, exactly once. @throws wallet.absent when it could not be
   * put there, wallet.vanished for a signature whose answer is lost, else ProviderError
   */
  ask(method: string, params: unknown, kind: MethodKind): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      if (!this.#post(id, method, params)) {
        reject(new Fault('wallet.absent', 'port closed'));
        return;
      }
      const stop = kind === 'read' ? this.#limit(id) : () => undefined;
      this.#pending.set(id, { kind, resolve, reject, stop });
    });
  }

  /** Asks something harmless whose answer proves that the wallet listens. */
  probe(id: RequestId): void {
    this.#post(id, 'eth_chainId', undefined);
  }

  close(): void {
    if (this.#isOpen) this.#port.disconnect();
    this.#end();
  }

  #post(id: RequestId, method: string, params: unknown): boolean {
    if (!this.#isOpen) return false;
    try {
      this.#port.postMessage(requestFrame(id, method, params));
      return true;
    } catch {
      this.#end();
      return false;
    }
  }

  #limit(id: RequestId): () => void {
    const timer = setTimeout(() => {
      this.#pending.get(id)?.reject(new ProviderError(CODES.disconnected));
      this.#pending.delete(id);
    }, READ_TIMEOUT_MS);
    return () => clearTimeout(timer);
  }

  #take(frame: Frame): void {
    if (frame.kind === 'answer' || frame.kind === 'refusal') this.#settle(frame);
    this.#onFrame(frame);
  }

  #settle(frame: Frame & { id: RequestId }): void {
    const pending = this.#pending.get(frame.id);
    if (!pending) return;
    this.#pending.delete(frame.id);
    pending.stop();
    if (frame.kind === 'answer') pending.resolve(frame.result);
    else if (frame.kind === 'refusal') pending.reject(new ProviderError(frame.code));
  }

  #end(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    for (const { kind, reject, stop } of this.#pending.values()) {
      stop();
      reject(
        kind === 'sign' ? new Fault('wallet.vanished') : new ProviderError(CODES.disconnected),
      );
    }
    this.#pending.clear();
    this.#closed.resolve();
  }
}
