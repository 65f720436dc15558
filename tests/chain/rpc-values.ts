// Operators that misbehave in the envelope and in the values of an answer.
import { toHex } from 'viem';
import { type Behaviour, changed, deep, ofMethod, PHISHING, results } from './rpc-bend.ts';
import { send } from './rpc-operator.ts';

export const inTheEnvelope: Behaviour[] = [
  { name: 'wrong ids', behave: changed((answer) => ({ ...answer, id: Number(answer.id) + 1 })) },
  { name: 'ids as text', behave: changed((answer) => ({ ...answer, id: String(answer.id) })) },
  { name: 'one id for all', behave: changed((answer) => ({ ...answer, id: 0 })) },
  { name: 'null for every result', behave: results(() => null) },
  { name: 'no result and no error', behave: changed(({ id }) => ({ jsonrpc: '2.0', id })) },
  {
    name: 'a batch in another order',
    behave: async ({ honest: ask, response }) =>
      send(response, JSON.stringify((await ask()).reverse())),
  },
  {
    name: 'a batch without its last',
    behave: async ({ honest: ask, response }) =>
      send(response, JSON.stringify((await ask()).slice(0, -1))),
  },
  {
    name: 'one answer to a batch',
    behave: async ({ honest: ask, response }) => send(response, JSON.stringify((await ask())[0])),
  },
  {
    name: 'every item twice, a lie first',
    behave: async ({ honest: ask, response, seed }) => {
      const answers = await ask();
      const lies = answers.map(({ id }) => ({ jsonrpc: '2.0', id, result: toHex(7 + seed) }));
      send(response, JSON.stringify([...lies, ...answers]));
    },
  },
  {
    name: 'a key twice, a lie last',
    behave: async ({ honest: ask, response, seed }) => {
      const bent = (await ask()).map(
        (answer) => `${JSON.stringify(answer).slice(0, -1)},"result":"0x${7 + seed}"}`,
      );
      send(response, `[${bent.join()}]`);
    },
  },
  {
    name: '__proto__ in every answer',
    behave: async ({ honest: ask, response, seed }) => {
      const dirt = `{"__proto__":{"result":"0x${7 + seed}","ok":true},"constructor":{},`;
      const bent = (await ask()).map(({ id }) => `${dirt}"jsonrpc":"2.0","id":${id}}`);
      send(response, `[${bent.join()}]`);
    },
  },
  {
    name: 'phishing as the text of every error',
    behave: changed(({ id }) => ({
      jsonrpc: '2.0',
      id,
      error: { code: -32000, message: PHISHING, data: PHISHING },
    })),
  },
  {
    name: 'every method but the headers refused',
    behave: changed((answer, { method }) =>
      /^eth_(chainId|blockNumber|getBlock)/.test(method)
        ? answer
        : { id: answer.id, error: { code: -32601, message: PHISHING } },
    ),
  },
];

export const inTheValues: Behaviour[] = [
  { name: 'text for hex', behave: results(deep(() => PHISHING)) },
  {
    name: 'hex of half a byte',
    behave: results(deep((text) => (/^0x.{3,}/.test(text) ? text.slice(0, -1) : text))),
  },
  { name: 'negative numbers', behave: results(deep((text) => text.replace(/^0x/, '-0x'))) },
  {
    name: '2^256 for every number',
    behave: results(deep((text) => (text.length < 60 ? `0x1${'0'.repeat(64)}` : text))),
  },
  { name: 'JSON numbers for hex', behave: results(deep((text) => Number(text))) },
  { name: 'an object for every value', behave: results(() => ({ toString: PHISHING })) },
  {
    name: 'bytes that hold phishing',
    isAlike: true,
    behave: results(ofMethod(/^eth_call$/, () => toHex(PHISHING))),
  },
  {
    name: 'upper-case hex',
    behave: results(
      deep((text) => text.replace(/^0x[0-9a-f]+$/, (hex) => `0x${hex.slice(2).toUpperCase()}`)),
    ),
  },
];
