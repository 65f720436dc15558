// The wallet's settings, which a person sets on control.html and a script by
// `await testWallet.set({ auto: 'approve' })` on the same page. They survive a restart.
import { api } from './api.js';

const DEFAULTS = {
  /** 'off' asks the person; 'approve' and 'reject' decide every request without a window. */
  auto: 'off',
  /** A locked wallet still answers reads; what must be confirmed shows the unlock screen first. */
  locked: false,
  /** Milliseconds after a cold start during which frames are lost. */
  deafMs: 1000,
  /** Index of the selected account. */
  account: 0,
  /** What connecting grants by default: the 'selected' account, or 'all'. */
  grantAccounts: 'selected',
  /** The selected chain. */
  chain: '0x1',
  /** { method, ms }: after such a request the wallet closes the page's port that much later. */
  dropPortAfter: null,
};

export const control = { ...DEFAULTS };

const watchers = [];
/** What this worker stored itself and will hear of once more. */
const ownWrites = new Set();

/** Calls back with the names of the settings that changed. */
export function watchControl(watcher) {
  watchers.push(watcher);
}

export async function loadControl() {
  const stored = await api.storage.local.get('control');
  Object.assign(control, stored.control);
}

/** Changes some settings, tells who must know, stores them, and returns them all. */
export async function applyControl(change) {
  const names = Object.keys(DEFAULTS).filter(
    (name) => name in change && JSON.stringify(change[name]) !== JSON.stringify(control[name]),
  );
  if (names.length === 0) return control;
  for (const name of names) control[name] = change[name];
  for (const watcher of watchers) watcher(names);
  ownWrites.add(fingerprint(control));
  await api.storage.local.set({ control: { ...control } });
  return control;
}

/** The stored settings changed: by ourselves, or by a script that wrote them. */
export async function hearStorage(stored) {
  if (!ownWrites.delete(fingerprint(stored))) await applyControl(stored);
}

function fingerprint(settings) {
  return JSON.stringify(Object.keys(DEFAULTS).map((name) => settings[name]));
}
