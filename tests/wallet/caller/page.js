// Speaks MetaMask's wire format over runtime.connect, bare: no retries and no waiting, so that the
// script sees what the wallet really does. It is driven by `globalThis.caller`.
const { runtime } = globalThis.browser ?? globalThis.chrome;
const CHANNEL = 'metamask-provider';

let port;
let lastId = 0;
const pending = new Map();

globalThis.caller = {
  /** Every frame that came, in order. */
  frames: [],
  /** Pushes only: { method, params }. */
  pushes: [],
  /** Why the port closed, or undefined while it is open. */
  closed: undefined,

  connect(id) {
    this.closed = undefined;
    port = runtime.connect(id);
    port.onMessage.addListener((frame) => this.receive(frame));
    port.onDisconnect.addListener(() => {
      this.closed = runtime.lastError?.message ?? port.error?.message ?? 'closed';
    });
  },

  disconnect() {
    port.disconnect();
  },

  receive(frame) {
    this.frames.push(frame);
    if (frame.name !== CHANNEL) return;
    const { id, result, error, method, params } = frame.data;
    if (method) this.pushes.push({ method, params });
    pending.get(id)?.(error ? { error } : { result });
    pending.delete(id);
  },

  /** Posts a request and remembers its answer under the id that it returns. */
  start(method, params = []) {
    lastId += 1;
    const id = lastId;
    const answer = new Promise((resolve) => pending.set(id, resolve));
    answer.then((settled) => this.answers.set(id, settled));
    port.postMessage({ name: CHANNEL, data: { jsonrpc: '2.0', id, method, params } });
    return id;
  },

  answers: new Map(),

  /** The answer of a started request, or null while there is none. */
  answerOf(id) {
    return this.answers.get(id) ?? null;
  },
};
