// The ports of connected extension pages, in MetaMask's wire format: JSON-RPC in frames named
// `metamask-provider`, and pushes beside it.
import { control, watchControl } from './control.js';
import { accountsOf } from './permissions.js';
import { answer } from './provider.js';

const CHANNEL = 'metamask-provider';

/** Open ports and the origin behind each. */
const ports = new Map();
let awake = false;

/** Takes a new port. Until the wallet is awake its frames are dropped. */
export function attach(port) {
  ports.set(port, originOf(port.sender));
  port.onDisconnect.addListener(() => ports.delete(port));
  port.onMessage.addListener((frame) => {
    if (awake && frame?.name === CHANNEL && frame.data?.method) serve(port, frame.data);
  });
  if (awake) greet(port);
}

/** From now on frames are heard. */
export function wake() {
  awake = true;
  for (const port of ports.keys()) greet(port);
}

/** A notification to every port of an origin. */
export function pushTo(origin, method, params) {
  for (const [port, owner] of ports) {
    if (owner === origin) post(port, CHANNEL, { jsonrpc: '2.0', method, params });
  }
}

watchControl((names) => {
  if (names.includes('chain')) pushChain();
  if (names.includes('account')) pushAccounts();
  if (names.includes('locked') || names.includes('chain'))
    for (const port of ports.keys()) greet(port);
});

async function serve(port, { id, method, params }) {
  const drop = control.dropPortAfter;
  if (drop?.method === method) setTimeout(() => close(port), drop.ms);
  const reply = (rest) => post(port, CHANNEL, { jsonrpc: '2.0', id, ...rest });
  try {
    reply({ result: await answer({ origin: ports.get(port), method, params }) });
  } catch ({ code = -32603, message, data }) {
    reply({ error: { code, message, ...(data && { data }) } });
  }
}

/**
 * The frame of another channel that every port gets. Its chain is the one MetaMask itself shows,
 * which a page's switch does not move: only the lock is of use in it.
 */
function greet(port) {
  post(port, 'publicConfig', { isUnlocked: !control.locked, chainId: '0x1', networkVersion: '1' });
}

/**
 * After the answer to the switch, and first as not connected, which makes MetaMask's own provider
 * emit its 1013.
 */
function pushChain() {
  const push = (isConnected) => {
    const chainId = control.chain;
    const networkVersion = String(Number(chainId));
    for (const origin of new Set(ports.values()))
      pushTo(origin, 'metamask_chainChanged', { chainId, networkVersion, isConnected });
  };
  setTimeout(push, 50, false);
  setTimeout(push, 150, true);
}

function pushAccounts() {
  for (const origin of new Set(ports.values())) {
    const accounts = accountsOf(origin);
    if (accounts.length > 0) pushTo(origin, 'metamask_accountsChanged', accounts);
  }
}

function post(port, name, data) {
  try {
    port.postMessage({ name, data });
  } catch {
    ports.delete(port); // the page is gone: what was confirmed has still been sent
  }
}

function close(port) {
  ports.delete(port);
  port.disconnect();
}

/** chrome-extension://<id> or moz-extension://<uuid>: all that a wallet learns of an extension. */
function originOf({ origin, url, id }) {
  if (origin && origin !== 'null') return origin;
  return url ? url.split('/').slice(0, 3).join('/') : id;
}
