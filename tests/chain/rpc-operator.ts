// An operator that stands in front of a real node and misbehaves in one way. Plain http on a port of
// its own, as a user's own node is reached, so that each is another host.
import { createServer, type ServerResponse } from 'node:http';
import { type Listening, listen } from '../../devnet/front/listen.ts';

export type Json = Record<string, unknown>;

export interface Item {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** One request that came: its items, and what the honest node answers, when that is asked for. */
export interface Asked {
  readonly items: readonly Item[];
  honest(items?: readonly Item[]): Promise<Json[]>;
  readonly response: ServerResponse;
  /** 1 for the first request this operator got. */
  readonly count: number;
  /** Which of several misbehaving ones: two that make something up make up different things. */
  readonly seed: number;
}

export type Behave = (asked: Asked) => Promise<void> | void;

export interface Operator extends Listening {
  readonly host: string;
  readonly url: string;
  /** Answers under way, which only the asker's giving up can end. */
  open(): number;
}

/** Starts an operator in front of the node at `upstream`. */
export async function startOperator(upstream: string, behave: Behave, seed = 0): Promise<Operator> {
  let count = 0;
  const open = new Set<ServerResponse>();
  const server = createServer(async (request, response) => {
    open.add(response);
    response.on('close', () => open.delete(response));
    response.on('error', () => {});
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    count += 1;
    const items = JSON.parse(body || '[]') as Item[];
    const ask = (other = items as readonly Item[]) => forward(upstream, JSON.stringify(other));
    try {
      await behave({ items, honest: ask, response, count, seed });
    } catch {
      response.destroy();
    }
  });
  const listening = await listen(server);
  const host = `127.0.0.1:${listening.port}`;
  return { ...listening, host, url: `http://${host}/`, open: () => open.size };
}

async function forward(upstream: string, body: string): Promise<Json[]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(upstream, { method: 'POST', headers, body });
  return (await response.json()) as Json[];
}

/** Sends a body as it is. */
export function send(
  response: ServerResponse,
  body: string | Buffer,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}

/** Answers like the honest node. */
export const honest: Behave = async ({ honest: ask, response }) =>
  send(response, JSON.stringify(await ask()));
