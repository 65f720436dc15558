// The ways an operator can misbehave: on the wire, in the envelope, in the values, and by lying.
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { keccak256, toHex } from 'viem';
import { type Asked, type Behave, honest, type Item, type Json, send } from './rpc-operator.ts';

/** Text that must never get anywhere. */
export const PHISHING = 'Your wallet is at risk: restore your seed at evil.example';

export interface Behaviour {
  readonly name: string;
  /** Undefined: nobody listens at its address. */
  readonly behave: Behave | undefined;
  /** Two who do this say the same well-formed thing, and two are what must agree. */
  readonly isAlike?: true;
}

type Change = (answer: Json, item: Item, asked: Asked) => unknown;

/** Answers with each item of the honest answer changed. */
const changed =
  (change: Change): Behave =>
  async (asked) => {
    const answers = await asked.honest();
    const bent = answers.map((answer, i) => change(answer, asked.items[i] as Item, asked));
    send(asked.response, JSON.stringify(bent));
  };

/** Answers with each result changed; what was refused stays refused. */
const results = (change: (result: unknown, item: Item, asked: Asked) => unknown): Behave =>
  changed((answer, item, asked) =>
    'result' in answer ? { ...answer, result: change(answer.result, item, asked) } : answer,
  );

const ofMethod =
  (method: RegExp, change: (result: unknown, asked: Asked) => unknown) =>
  (result: unknown, item: Item, asked: Asked) =>
    method.test(item.method) ? change(result, asked) : result;

const inBlocks = (change: (block: Json, asked: Asked) => Json): Behave =>
  results(
    ofMethod(/^eth_getBlock/, (block, asked) => (block ? change(block as Json, asked) : block)),
  );

const deep = (change: (text: string) => unknown) =>
  function walk(value: unknown): unknown {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
  };

const plain =
  (status: number, body: string, headers = {}): Behave =>
  ({ response }) =>
    send(response, body, status, headers);

const shifted = (hex: unknown, by: bigint) => toHex(BigInt(hex as string) + by);
const BOMB = gzipSync(Buffer.alloc(30_000_000, ' '));
const CHUNK = Buffer.alloc(1 << 20, '[');

const trickle: Behave = async ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 1000);
  response.on('close', () => clearInterval(timer));
};

const flood: Behave = async ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  for (let sent = 0; sent < 100 && !response.destroyed; sent++)
    if (!response.write(CHUNK))
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
  response.end();
};

const onTheWire: Behaviour[] = [
  { name: 'no connection', behave: undefined },
  { name: '429 with Retry-After', behave: plain(429, PHISHING, { 'retry-after': '7' }) },
  { name: '429 without a word', behave: plain(429, '{}') },
  { name: '500', behave: plain(500, PHISHING) },
  {
    name: '503 until a date',
    behave: plain(503, '', { 'retry-after': 'Fri, 31 Dec 2100 23:59:59 GMT' }),
  },
  {
    name: 'a connection reset',
    behave: ({ response }) => void response.socket?.resetAndDestroy(),
  },
  { name: 'a redirect', behave: plain(302, '', { location: 'https://evil.example/' }) },
  { name: 'an empty body', behave: plain(200, '') },
  { name: 'no answer, ever', behave: () => {} },
  { name: 'one byte a second', behave: trickle },
  { name: 'a hundred megabytes', behave: flood },
  {
    name: 'a gzip bomb',
    behave: ({ response }) => send(response, BOMB, 200, { 'content-encoding': 'gzip' }),
  },
  { name: 'HTML with 200', behave: plain(200, `<html><body>${PHISHING}</body></html>`) },
  {
    name: 'an answer cut off',
    behave: async ({ honest: ask, response }) =>
      send(response, JSON.stringify(await ask()).slice(0, -9)),
  },
  {
    name: 'an honest answer two seconds late',
    behave: async (asked) => {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      await honest(asked);
    },
  },
  { name: 'brackets without end', behave: plain(200, '['.repeat(500_000)) },
];

const inTheEnvelope: Behaviour[] = [
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

const inTheValues: Behaviour[] = [
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

const lies: Behaviour[] = [
  {
    name: 'another chain',
    behave: results(ofMethod(/^eth_chainId$/, (_, { seed }) => toHex(5 + seed))),
  },
  {
    name: 'a chain that flips',
    behave: results(ofMethod(/^eth_chainId$/, (id, { count }) => (count % 2 ? id : '0x5'))),
  },
  {
    name: 'a head 64 blocks ago',
    isAlike: true,
    behave: async (asked) => {
      const [{ result: head } = {}] = await asked.honest([
        { id: 0, method: 'eth_blockNumber', params: [] },
      ]);
      const old = shifted(head, -64n);
      const items = asked.items.map((item) => ({
        ...item,
        params: item.params.map((param) => (param === 'latest' ? old : param)),
      }));
      const answers = await asked.honest(items);
      const bent = answers.map((answer, i) =>
        items[i]?.method === 'eth_blockNumber' ? { ...answer, result: old } : answer,
      );
      send(asked.response, JSON.stringify(bent));
    },
  },
  {
    name: 'a head 64 blocks ahead',
    behave: inBlocks((block, { seed }) => ({
      ...block,
      number: shifted(block.number, 64n + BigInt(seed)),
    })),
  },
  {
    name: 'a block of tomorrow',
    behave: inBlocks((block, { seed }) => ({
      ...block,
      timestamp: shifted(block.timestamp, 86_400n + BigInt(seed)),
    })),
  },
  {
    name: 'a block some seconds older',
    behave: inBlocks((block, { seed }) => ({
      ...block,
      timestamp: shifted(block.timestamp, -20n - BigInt(seed)),
    })),
  },
  {
    name: 'another base fee',
    behave: inBlocks((block, { seed }) => ({ ...block, baseFeePerGas: toHex(7 + seed) })),
  },
  {
    name: 'hashes of its own making',
    behave: inBlocks((block, { seed }) => ({
      ...block,
      hash: keccak256(toHex(`${block.hash}${seed}`)),
    })),
  },
  {
    name: 'a parent of its own making',
    behave: inBlocks((block, { seed }) => ({
      ...block,
      parentHash: keccak256(toHex(`${block.hash}${seed}`)),
    })),
  },
  {
    name: 'a reorganisation to and fro',
    behave: inBlocks((block, { count, seed }) =>
      count % 2 ? block : { ...block, hash: keccak256(toHex(`${block.hash}${seed}`)) },
    ),
  },
  {
    name: 'a nonce that steps back',
    behave: results(
      ofMethod(/TransactionCount$/, (nonce, { seed }) => shifted(nonce, -1n - BigInt(seed))),
    ),
  },
  {
    name: 'a nonce ahead',
    behave: results(
      ofMethod(/TransactionCount$/, (nonce, { seed }) => shifted(nonce, 1n + BigInt(seed))),
    ),
  },
  {
    name: 'a receipt that vanished',
    isAlike: true,
    behave: results(ofMethod(/Receipt$/, () => null)),
  },
  {
    name: 'a receipt that says reverted',
    isAlike: true,
    behave: results(
      ofMethod(/Receipt$/, (receipt) => receipt && { ...(receipt as Json), status: '0x0' }),
    ),
  },
  {
    name: 'a transaction that vanished',
    isAlike: true,
    behave: results(ofMethod(/TransactionByHash$/, () => null)),
  },
  { name: 'no logs', isAlike: true, behave: results(ofMethod(/Logs$/, () => [])) },
  {
    name: 'logs of other transactions',
    behave: results(
      ofMethod(/Logs$/, (logs, { seed }) =>
        (logs as Json[]).map((log) => ({ ...log, transactionHash: keccak256(toHex(seed)) })),
      ),
    ),
  },
  {
    name: 'no code anywhere',
    isAlike: true,
    behave: results(ofMethod(/^eth_(call|getCode)$/, () => '0x')),
  },
  {
    name: 'coins doubled',
    behave: results(
      ofMethod(/^eth_getBalance$/, (wei, { seed }) =>
        toHex(BigInt(wei as string) * BigInt(2 + seed)),
      ),
    ),
  },
  {
    name: 'the last word of every call made up',
    behave: results(
      ofMethod(
        /^eth_call$/,
        (data, { seed }) => `${(data as string).slice(0, -4)}${(0xa0b0 + seed).toString(16)}`,
      ),
    ),
  },
  {
    name: 'simulations that bring more',
    behave: results(
      ofMethod(/^eth_simulate/, (blocks, { seed }) =>
        (blocks as { calls: Json[] }[]).map((block) => ({
          ...block,
          calls: block.calls.map((call, i) =>
            i > block.calls.length / 2
              ? { ...call, returnData: toHex(9 + seed, { size: 32 }) }
              : call,
          ),
        })),
      ),
    ),
  },
];

export const BEHAVIOURS: readonly Behaviour[] = [
  ...onTheWire,
  ...inTheEnvelope,
  ...inTheValues,
  ...lies,
];
