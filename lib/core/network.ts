import type { ChainId } from './asset.ts';
import { Fault } from './fault.ts';

/** A node the user added: asked like the others, at the user's own word. */
export interface OwnOperator {
  name: string;
  url: string;
}

/** What the user set for one chain of the registry. */
export interface NetworkChoice {
  chainId: ChainId;
  operators: OwnOperator[];
  /** How many must agree; null takes the chain's own number. */
  quorum: number | null;
  /** Only the user's own nodes are asked: one is enough, and nobody confirms it. */
  isOwnOnly: boolean;
}

/** A chain the registry does not hold, by its id and its nodes. */
export interface CustomChain {
  id: ChainId;
  name: string;
  nativeSymbol: string;
  operators: OwnOperator[];
  /** How many must agree; one where the user has one node. */
  quorum: number;
  explorer: string | null;
}

/** Everything the user set about networks and hosts. */
export interface Networks {
  choices: NetworkChoice[];
  custom: CustomChain[];
  /** Hosts that are not asked any more. */
  switchedOff: string[];
}

export const NO_NETWORKS: Networks = { choices: [], custom: [], switchedOff: [] };

/** The origins (scheme, host, port) of every node the user added. */
export const addedOrigins = ({ choices, custom }: Networks): string[] => [
  ...new Set(
    [...choices, ...custom].flatMap(({ operators }) =>
      operators.map(({ url }) => new URL(url).origin),
    ),
  ),
];

/** The permission that lets an origin be asked directly: match patterns name no port. */
export function permissionOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** How many of `count` operators must agree: the wish, but at least one and no more than there are. */
export const quorumOf = (wish: number, count: number): number => Math.max(1, Math.min(wish, count));

/**
 * The address of a node as typed: https anywhere, http only to this computer or the local network,
 * where nobody stands between. No name, password or fragment. @throws input.invalid
 */
export function typedNodeUrl(typed: string): string {
  const trimmed = typed.trim();
  if (!URL.canParse(trimmed)) throw new Fault('input.invalid', 'no address');
  const url = new URL(trimmed);
  const isPlain = url.protocol === 'http:' && isLocalHost(url.hostname);
  if (url.protocol !== 'https:' && !isPlain) throw new Fault('input.invalid', 'https only');
  if (url.username || url.password || url.hash) throw new Fault('input.invalid', 'no address');
  return url.href;
}

const LOCAL_IPV4 =
  /^(127|10)\.\d+\.\d+\.\d+$|^192\.168\.\d+\.\d+$|^172\.(1[6-9]|2\d|3[01])\.\d+\.\d+$/;
const LOCAL_NAME = /^localhost$|\.(local|lan|home\.arpa|internal)$|^[a-z0-9-]+$/;
const LOCAL_IPV6 = /^\[(::1|f[cd][0-9a-f]{2}:.*|fe80:.*)\]$/;

/** Loopback, private ranges (RFC 1918, RFC 4193) and names that only a local network resolves. */
const isLocalHost = (hostname: string): boolean =>
  [LOCAL_IPV4, LOCAL_NAME, LOCAL_IPV6].some((form) => form.test(hostname));
