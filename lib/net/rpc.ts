import { Fault } from '../core/fault.ts';
import { fetchJson } from './fetchJson.ts';
import { restsUntil } from './rests.ts';

export interface RpcCall {
  method: string;
  params: unknown[];
}

/** An answer to one call of a batch: a value, or the node's refusal by its code. */
export type RpcAnswer = { ok: true; result: unknown } | { ok: false; code: number };

/**
 * Sends several JSON-RPC calls to one node in one request; answers in the order of the calls.
 * A node's error text is dropped: it is a stranger's words.
 * @throws host.unreachable when the node does not answer every call by its id
 */
export async function rpcBatch(
  url: string,
  calls: readonly RpcCall[],
  signal?: AbortSignal,
): Promise<RpcAnswer[]> {
  const body = JSON.stringify(
    calls.map(({ method, params }, id) => ({ jsonrpc: '2.0', id, method, params })),
  );
  const answer = await fetchJson({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    ...(signal && { signal }),
  });
  if (!Array.isArray(answer)) throw new Fault('host.unreachable', 'no batch');
  const byId = new Map<unknown, unknown>(answer.map((entry) => [idOf(entry), entry]));
  return calls.map((_call, id) => parseAnswer(byId.get(id)));
}

const idOf = (entry: unknown): unknown => (entry as { id?: unknown } | null)?.id;

function parseAnswer(entry: unknown): RpcAnswer {
  if (typeof entry !== 'object' || entry === null) throw new Fault('host.unreachable', 'no answer');
  if ('error' in entry && entry.error) {
    const code = (entry.error as { code?: unknown }).code;
    return { ok: false, code: typeof code === 'number' ? code : -32000 };
  }
  if (!('result' in entry)) throw new Fault('host.unreachable', 'no answer');
  return { ok: true, result: entry.result };
}

/** Whether a node asked not to be asked just now (status 429). */
export const isResting = (url: string): boolean => restsUntil(new URL(url).host) > 0;
