// The confirmation window: draws the oldest waiting request and sends the click back.
import { api } from './api.js';

const byId = (id) => document.getElementById(id);
const ADDRESS = /^0x[0-9a-f]{40}$/i;
let drawn = '';
let emptyFor = 0;

async function send(message) {
  const { result, error } = (await api.runtime.sendMessage(message)) ?? {};
  if (error) throw new Error(error);
  return result;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function accountChoice({ address, ticked }) {
  const label = element('label');
  const box = element('input');
  box.type = 'checkbox';
  box.value = address;
  box.checked = ticked;
  label.append(box, element('span', address, 'address'));
  return label;
}

function fill(id, text) {
  byId(id).textContent = text ?? '';
  byId(id).hidden = !text;
}

function show(isLocked, isAsking) {
  byId('locked').hidden = !(isAsking && isLocked);
  byId('unlock').hidden = !(isAsking && isLocked);
  for (const id of ['request', 'reject', 'approve']) byId(id).hidden = !isAsking || isLocked;
}

/** Nothing is drawn twice: a tick that the person set must stay. */
function draw(view) {
  const text = JSON.stringify(view);
  if (text === drawn) return;
  drawn = text;
  const { locked, total, request } = view;
  show(locked, request !== undefined);
  document.body.dataset.request = request?.id ?? '';
  if (!request) return; // the last one is decided: the window is about to close
  byId('approve').textContent = request.button;
  fill('position', total > 1 ? `1 of ${total}` : '');
  fill('title', request.title);
  fill('origin', request.subtitle ?? `Request from ${request.origin}`);
  fill('text', request.text);
  fill('warning', request.warning);
  byId('accounts').replaceChildren(...(request.accounts ?? []).map(accountChoice));
  byId('rows').replaceChildren(
    ...request.rows.flatMap(([label, value]) => [
      element('dt', label),
      element('dd', value, ADDRESS.test(value) ? 'address' : ''),
    ]),
  );
}

/** Asking once a second also keeps the worker alive: an idle one would end under the window. */
async function refresh() {
  const view = await send({ type: 'queue' });
  draw(view);
  emptyFor = view.request ? 0 : emptyFor + 1;
  if (emptyFor > 2) window.close(); // the worker was restarted and knows nothing of us
}

async function decide(approved) {
  const accounts = [...document.querySelectorAll('#accounts input:checked')].map((b) => b.value);
  const id = Number(document.body.dataset.request);
  draw(await send({ type: 'decide', id, approved, accounts }));
}

byId('approve').addEventListener('click', () => decide(true));
byId('reject').addEventListener('click', () => decide(false));
byId('unlock').addEventListener('click', async () => draw(await send({ type: 'unlock' })));
api.runtime.onMessage.addListener((message) => {
  if (message?.type === 'changed') refresh();
});
setInterval(refresh, 1000);
refresh();
