// Operators that misbehave on the wire.
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { type Behaviour, PHISHING } from './rpc-bend.ts';
import { type Behave, honest, send } from './rpc-operator.ts';

const plain =
  (status: number, body: string, headers = {}): Behave =>
  ({ response }) =>
    send(response, body, status, headers);

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

export const onTheWire: Behaviour[] = [
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
