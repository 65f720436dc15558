import { Fault } from '../core/fault.ts';
import { hostEntry } from '../registry/hosts.ts';

/** What the user made of the host table. */
export interface HostChoice {
  /** Origins the user added, with scheme and port: the only ones that may be asked over http. */
  added: readonly string[];
  /** Hosts the user switched off. */
  off: readonly string[];
}

let readChoice: (() => Promise<HostChoice>) | null = null;
const consented = new Map<string, number>();

/**
 * Says where the user's choice of hosts is found; a promise, so that a fresh context waits for its
 * storage. Before this was called nothing is fetched at all.
 */
export function installHostPolicy(read: () => Promise<HostChoice>): void {
  readChoice = read;
}

/**
 * Lets the origin of one address be asked while `work` runs: the user typed it and pressed the
 * button, which is consent to this once. @throws host.refused when it is no address, and what
 * `work` throws
 */
export async function withHost<T>(url: string, work: () => Promise<T>): Promise<T> {
  const { origin } = parseUrl(url);
  consented.set(origin, (consented.get(origin) ?? 0) + 1);
  try {
    return await work();
  } finally {
    const left = (consented.get(origin) ?? 1) - 1;
    if (left > 0) consented.set(origin, left);
    else consented.delete(origin);
  }
}

/**
 * The host of an address that may be asked: in the host table and over https, or added by the user,
 * and not switched off. @throws host.refused for every other, and what reading the choice throws
 */
export async function requireHost(url: string): Promise<string> {
  const { host, origin, protocol } = parseUrl(url);
  if (consented.has(origin)) return host;
  if (!readChoice) throw new Fault('host.refused', host);
  const { added, off } = await readChoice();
  const isKnown = (protocol === 'https:' && hostEntry(host)) || added.includes(origin);
  if (!isKnown || off.includes(host)) throw new Fault('host.refused', host);
  return host;
}

function parseUrl(url: string): URL {
  if (!URL.canParse(url)) throw new Fault('host.refused');
  return new URL(url);
}
