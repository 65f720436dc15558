// One TLS server that plays the internet: it answers by host name from the devnet, everything
// else is 404, and it keeps a log. Chromium comes by host-resolver rules, Firefox by the proxy.
import { createServer } from 'node:https';
import { makeCertificate } from './certificate.ts';
import { fetchThrough } from './fetchThrough.ts';
import { listen } from './listen.ts';
import type { PriceChange } from './llama.ts';
import { type Behaviour, chainOfHost } from './operators.ts';
import { startProxy } from './proxy.ts';
import { quietChainOfHost } from './quiet.ts';
import type { Aggregator, LogEntry, Mutation, Nodes, Switches } from './serve.ts';
import { serve } from './serve.ts';

export interface Front {
  readonly port: number;
  readonly proxyPort: number;
  readonly log: LogEntry[];
  /** Addresses asked for by plain HTTP, which is refused. */
  readonly refused: readonly string[];
  /** `fetch` for Node: every host is the front. */
  readonly fetch: typeof fetch;
  setOperator(host: string, behaviour: Behaviour): void;
  setHostile(source: Aggregator, mutate: Mutation | undefined): void;
  setPrices(change: PriceChange | undefined): void;
  /** CORS headers as each host is known to send them, or none: of one host, or of all. */
  setCors(on: boolean, host?: string): void;
  /** Everybody honest again, CORS on; the log is left. */
  reset(): void;
  stop(): Promise<void>;
}

export async function startFront(nodes: Nodes): Promise<Front> {
  const log: LogEntry[] = [];
  const switches: Switches = {
    cors: true,
    unreadable: new Set(),
    prices: undefined,
    operators: new Map(),
    hostile: new Map(),
  };
  const server = createServer(await makeCertificate(), (request, response) => {
    void serve(nodes, switches, log, request, response);
  });
  server.on('tlsClientError', () => {}); // browsers try, refuse and go away
  const main = await listen(server);
  const proxy = await startProxy(main.port);
  return {
    port: main.port,
    proxyPort: proxy.port,
    refused: proxy.refused,
    log,
    fetch: fetchThrough(main.port),
    ...switchboard(switches),
    stop: async () => {
      await Promise.all([proxy.stop(), main.stop()]);
    },
  };
}

function switchboard(switches: Switches) {
  const { operators, hostile, unreadable } = switches;
  return {
    setOperator(host: string, behaviour: Behaviour) {
      if (!chainOfHost(host) && !quietChainOfHost(host)) throw new Error(`${host} is no RPC host`);
      operators.set(host, behaviour);
    },
    setHostile(source: Aggregator, mutate: Mutation | undefined) {
      if (mutate) hostile.set(source, mutate);
      else hostile.delete(source);
    },
    setPrices(change: PriceChange | undefined) {
      switches.prices = change;
    },
    setCors(on: boolean, host?: string) {
      if (host === undefined) switches.cors = on;
      else if (on) unreadable.delete(host);
      else unreadable.add(host);
    },
    reset() {
      operators.clear();
      hostile.clear();
      unreadable.clear();
      switches.prices = undefined;
      switches.cors = true;
    },
  };
}
