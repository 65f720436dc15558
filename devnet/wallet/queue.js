// Requests that wait for the person: one window shows them one after another, and closing it
// rejects them all.
import { api } from './api.js';
import { applyControl, control } from './control.js';
import { rejected } from './errors.js';
import { accountsToGrant } from './permissions.js';

const WINDOW = { url: 'confirm.html', type: 'popup', width: 380, height: 640 };
const CLOSE_AFTER_MS = 150;

/** { id, view, resolve, reject }, oldest first. */
const waiting = [];
let lastId = 0;
let windowId;
let opening;

/** Resolves with the decision ({ accounts } for a connection) or throws 4001. */
export function ask(request, view) {
  if (control.auto === 'reject') return Promise.reject(rejected());
  if (control.auto === 'approve') {
    return applyControl({ locked: false }).then(() => ({ accounts: accountsToGrant() }));
  }
  lastId += 1;
  const id = lastId;
  const decision = new Promise((resolve, reject) => {
    waiting.push({ id, view: { ...view, method: request.method }, resolve, reject });
  });
  showWindow();
  tellWindow();
  return decision;
}

/** What the window draws: the oldest request and how many there are. */
export function queueView() {
  const [first] = waiting;
  return {
    locked: control.locked,
    total: waiting.length,
    request: first && { id: first.id, ...first.view },
  };
}

/** A click in the window. A request that is no longer there is ignored. */
export function decide(id, approved, accounts) {
  const index = waiting.findIndex((entry) => entry.id === id);
  if (index >= 0) {
    const [entry] = waiting.splice(index, 1);
    if (approved) entry.resolve({ accounts: accounts?.length ? accounts : accountsToGrant() });
    else entry.reject(rejected());
  }
  if (waiting.length === 0) closeWindow();
  return queueView();
}

export async function unlock() {
  await applyControl({ locked: false });
  return queueView();
}

/** The window was closed by the person: everything that waited in it is rejected. */
export function rejectAllOf(closedId) {
  if (closedId !== windowId) return;
  windowId = undefined;
  for (const { reject } of waiting.splice(0)) reject(rejected());
}

async function showWindow() {
  if (opening) return;
  if (windowId !== undefined) {
    await api.windows.update(windowId, { focused: true }).catch(() => {});
    return;
  }
  opening = api.windows.create({ ...WINDOW, url: api.runtime.getURL(WINDOW.url) });
  try {
    windowId = (await opening).id;
  } catch {
    for (const { reject } of waiting.splice(0)) reject(rejected());
  } finally {
    opening = undefined;
  }
  if (waiting.length === 0) closeWindow();
}

/**
 * A moment after the last decision, so that the click is over first. The window is forgotten
 * before it goes, so that its end does not reject what comes meanwhile.
 */
function closeWindow() {
  setTimeout(() => {
    const id = windowId;
    if (waiting.length > 0 || id === undefined) return;
    windowId = undefined;
    api.windows.remove(id).catch(() => {});
  }, CLOSE_AFTER_MS);
}

function tellWindow() {
  api.runtime.sendMessage({ type: 'changed' }).catch(() => {}); // no window open yet
}
