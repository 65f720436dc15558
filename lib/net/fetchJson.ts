import { Fault } from '../core/fault.ts';
import { requireHost } from './hostPolicy.ts';
import { noteRest } from './rests.ts';

/** No single request may outlive this, so that a background step ends before its worker does. */
const REQUEST_TIMEOUT_MS = 4000;
const MAX_BODY_BYTES = 2_000_000;

export interface NetRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** Statuses outside 2xx whose JSON is an answer too: refusals the host documents. */
  alsoRead?: readonly number[];
}

/**
 * The one way out. Asks a host that the table and the user allow for JSON and gives back the
 * parsed, unbelieved value. No credentials, no referrer, no redirects, no cache.
 * @throws host.refused for any other host, host.unreachable for everything that goes wrong on the
 * way; the URL and the answer's text are never part of the fault
 */
export async function fetchJson(request: NetRequest): Promise<unknown> {
  const host = await requireHost(request.url);
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  let text: string;
  try {
    const response = await fetch(request.url, {
      method: request.method ?? 'GET',
      headers: request.headers ?? {},
      ...(request.body !== undefined && { body: request.body }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal,
    });
    noteRest(host, response.status, response.headers.get('retry-after'));
    if (!response.ok && !request.alsoRead?.includes(response.status))
      throw new Fault('host.unreachable', `${host} answered ${response.status}`);
    text = await readLimited(response);
    tell(host, true);
  } catch (thrown) {
    // Neither an answer nor our own limit: the network, or a host that refuses extensions.
    if (thrown instanceof TypeError) tell(host, false);
    throw thrown instanceof Fault ? thrown : new Fault('host.unreachable', host);
  }
  return parseJson(text, host);
}

type Listener = (host: string, isAnswering: boolean) => void;
const listeners = new Set<Listener>();

/** Calls back after each request with whether the host could be reached at all. */
export const onHostAnswer = (listener: Listener): void => void listeners.add(listener);

const tell: Listener = (host, isAnswering) => {
  for (const listener of listeners) listener(host, isAnswering);
};

async function readLimited(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      throw new Fault('host.unreachable', 'answer too large');
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseJson(text: string, host: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault('host.unreachable', `${host} sent no JSON`);
  }
}
