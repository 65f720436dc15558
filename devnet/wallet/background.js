// The wallet's worker: registers every listener at once, and hands on.
import { api } from './api.js';
import { applyControl, control, hearStorage, loadControl } from './control.js';
import { ACCOUNTS, loadNetworks, networks } from './networks.js';
import { connectedOrigins, disconnectOrigin, loadPermissions } from './permissions.js';
import { attach, wake } from './ports.js';
import { decide, queueView, rejectAllOf, unlock } from './queue.js';

const startedAt = Date.now();
const loaded = Promise.all([loadControl(), loadPermissions(), loadNetworks()]);

api.runtime.onConnectExternal.addListener(attach);
api.windows.onRemoved.addListener(rejectAllOf);

// A cold wallet is deaf for a while: what a page posts until then is lost, as with the real one.
loaded.then(() => setTimeout(wake, control.deafMs - (Date.now() - startedAt)));

/** What the wallet's own pages may ask. The confirmation window asks for the queue once a second. */
const FROM_OWN_PAGES = {
  queue: () => queueView(),
  decide: ({ id, approved, accounts }) => decide(id, approved, accounts),
  unlock: () => unlock(),
  control: ({ change }) => applyControl(change ?? {}),
  overview: () => ({
    control,
    accounts: ACCOUNTS,
    networks: networks(),
    sites: connectedOrigins(),
  }),
  disconnect: ({ origin }) => disconnectOrigin(origin),
};

api.runtime.onMessage.addListener((message, _sender, respond) => {
  const answer = FROM_OWN_PAGES[message?.type];
  if (!answer) return false;
  loaded
    .then(() => answer(message))
    .then(
      (result) => respond({ result }),
      (error) => respond({ error: error.message }),
    );
  return true;
});

// Scripts may also write the `control` key of storage.local themselves.
api.storage.onChanged.addListener((changes, area) => {
  if (area === 'local' && changes.control?.newValue) {
    loaded.then(() => hearStorage(changes.control.newValue));
  }
});
