// One request of the front: found by its host name, answered, logged.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DevChain } from '../chain/devChain.ts';
import type { ChainId } from '../chain/layout.ts';
import { type Answer, type FrontRequest, json, NOT_FOUND } from './answer.ts';
import { corsHeadersOf } from './cors.ts';
import { answerKyber, KYBER_HOST } from './kyber.ts';
import { answerLlama, LLAMA_HOST, type PriceChange } from './llama.ts';
import { answerRpc, type Behaviour, chainOfHost } from './operators.ts';
import { quietChainOfHost } from './quiet.ts';
import { answerVelora, VELORA_HOST } from './velora.ts';

export type Aggregator = 'kyberswap' | 'velora';

/** Changes an aggregator's answer; a string is sent as it is, anything else as JSON. */
export type Mutation = (answer: unknown, path: string) => unknown;

export interface LogEntry {
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly origin: string | undefined;
  /** 0 while the answer is under way. */
  readonly status: number;
  readonly rpcMethods?: readonly string[];
  /** Bytes of the bodies. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Milliseconds, when the request came. */
  readonly at: number;
}

export type Chains = Readonly<Record<ChainId, DevChain>>;

/** What the front answers from. */
export interface Nodes {
  readonly chains: Chains;
  /** The node that every other chain shares. */
  readonly quietUrl: string;
}

/** What is switched at run time. */
export interface Switches {
  cors: boolean;
  /** Hosts that send no CORS headers though they are known to. */
  readonly unreadable: Set<string>;
  prices: PriceChange | undefined;
  readonly operators: Map<string, Behaviour>;
  readonly hostile: Map<Aggregator, Mutation>;
}

const HONEST: Behaviour = { kind: 'honest' };

/** Answers and logs; never throws. */
export async function serve(
  nodes: Nodes,
  switches: Switches,
  log: LogEntry[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const method = request.method ?? 'GET';
  const path = request.url ?? '/';
  const { origin } = request.headers;
  const at = Date.now();
  const entry: LogEntry = { host, path, method, origin, status: 0, bytesIn: 0, bytesOut: 0, at };
  log.push(entry);
  const body = await readBody(request).catch(() => '');
  const url = new URL(path, `https://${host || 'devnet.invalid'}`);
  const asked: FrontRequest = { host, method, url, body };
  const answer =
    method === 'OPTIONS' ? { status: 204, body: '' } : await answerSafely(nodes, switches, asked);
  Object.assign(entry, {
    status: answer.status,
    ...(answer.rpcMethods && { rpcMethods: answer.rpcMethods }),
    bytesIn: Buffer.byteLength(body),
    bytesOut: Buffer.byteLength(answer.body),
  });
  const isReadable = switches.cors && !switches.unreadable.has(host);
  const cors = isReadable ? corsHeadersOf(host) : {};
  response.writeHead(answer.status, { ...cors, 'content-type': 'application/json' });
  response.end(answer.body);
}

async function answerSafely(
  nodes: Nodes,
  switches: Switches,
  request: FrontRequest,
): Promise<Answer> {
  try {
    return await answer(nodes, switches, request);
  } catch (cause) {
    return json({ error: cause instanceof Error ? cause.message : String(cause) }, 502);
  }
}

async function answer(
  { chains, quietUrl }: Nodes,
  switches: Switches,
  request: FrontRequest,
): Promise<Answer> {
  const { host } = request;
  const behaviour = switches.operators.get(host) ?? HONEST;
  const chainId = chainOfHost(host);
  if (chainId) return answerRpc(chains[chainId].url, request, behaviour);
  const quietId = quietChainOfHost(host);
  if (quietId) return answerRpc(quietUrl, request, behaviour, quietId);
  if (host === KYBER_HOST) {
    return mutated(switches, 'kyberswap', request, await answerKyber(chains, request));
  }
  if (host === VELORA_HOST) {
    return mutated(switches, 'velora', request, await answerVelora(chains, request));
  }
  if (host === LLAMA_HOST) return answerLlama(chains, request, switches.prices);
  return NOT_FOUND;
}

async function mutated(
  { hostile }: Switches,
  source: Aggregator,
  { url }: FrontRequest,
  honest: Answer,
): Promise<Answer> {
  const mutate = hostile.get(source);
  if (!mutate) return honest;
  const changed = await mutate(JSON.parse(honest.body), url.pathname);
  return { ...honest, body: typeof changed === 'string' ? changed : JSON.stringify(changed) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
