// The settings page. A script sets the same by `await testWallet.set({ locked: true })`.
import { api } from './api.js';

const byId = (id) => document.getElementById(id);
const READ = {
  account: (input) => Number(input.value),
  chain: (input) => input.value,
  locked: (input) => input.checked,
  auto: (input) => input.value,
  grantAccounts: (input) => input.value,
  deafMs: (input) => Number(input.value),
};

async function send(message) {
  const { result, error } = (await api.runtime.sendMessage(message)) ?? {};
  if (error) throw new Error(error);
  return result;
}

function option(value, text) {
  const made = document.createElement('option');
  made.value = value;
  made.textContent = text;
  return made;
}

function siteRow(origin) {
  const row = document.createElement('label');
  const name = document.createElement('span');
  const button = document.createElement('button');
  name.textContent = origin;
  button.textContent = 'Disconnect';
  button.addEventListener('click', () => send({ type: 'disconnect', origin }).then(draw));
  row.append(name, button);
  return row;
}

async function draw() {
  const { control, accounts, networks, sites } = await send({ type: 'overview' });
  byId('account').replaceChildren(
    ...accounts.map((address, i) => option(i, `${address.slice(0, 8)}…${address.slice(-6)}`)),
  );
  byId('chain').replaceChildren(
    ...Object.entries(networks).map(([id, { name }]) => option(id, name)),
  );
  for (const name of Object.keys(READ)) {
    if (name === 'locked') byId(name).checked = control.locked;
    else byId(name).value = control[name];
  }
  const none = document.createElement('p');
  none.className = 'soft';
  none.textContent = 'No site is connected.';
  byId('sites').replaceChildren(...(sites.length > 0 ? sites.map(siteRow) : [none]));
}

/** For scripts: settings and what they are now. Resolves when the wallet obeys them. */
globalThis.testWallet = {
  set: (change) => send({ type: 'control', change }),
  get: () => send({ type: 'control' }),
  overview: () => send({ type: 'overview' }),
};

for (const [name, read] of Object.entries(READ)) {
  byId(name).addEventListener('change', (event) =>
    testWallet.set({ [name]: read(event.target) }).then(draw),
  );
}
draw();
