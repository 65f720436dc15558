// The RPC hosts: three public operators a chain, each of which can be made to misbehave, and the
// two hosts of the wallet.
import type { ChainId } from '../chain/layout.ts';
import { type Answer, type FrontRequest, json } from './answer.ts';

/** Changes one answer of a node; for a batch it is asked once an item. */
export type Lie = (method: string, params: readonly unknown[], result: unknown) => unknown;

export type Behaviour =
  | { readonly kind: 'honest' }
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'failing'; readonly status: number }
  | { readonly kind: 'lying'; readonly change: Lie }
  | { readonly kind: 'garbage'; readonly body: string };

export const OPERATORS: Readonly<Record<ChainId, readonly [string, string, string]>> = {
  1: ['eth.llamarpc.com', 'ethereum-rpc.publicnode.com', 'eth.drpc.org'],
  8453: ['base.llamarpc.com', 'base-rpc.publicnode.com', 'mainnet.base.org'],
};

export const WALLET_HOSTS: Readonly<Record<ChainId, string>> = {
  1: 'mainnet.infura.io',
  8453: 'base-mainnet.infura.io',
};

interface Item {
  readonly id?: unknown;
  readonly method: string;
  readonly params?: readonly unknown[];
}

const PARSE_ERROR = { jsonrpc: '2.0', id: null, error: { code: -32700, message: 'Parse error' } };

/** The chain an RPC host speaks for, or undefined when it is no RPC host. */
export function chainOfHost(host: string): ChainId | undefined {
  const chains = [1, 8453] as const;
  return chains.find((id) => OPERATORS[id].includes(host) || WALLET_HOSTS[id] === host);
}

/** Answers as the host would in its present mood, for the chain of that id where it is not the node's. */
export async function answerRpc(
  nodeUrl: string,
  request: FrontRequest,
  behaviour: Behaviour,
  chainId?: number,
): Promise<Answer> {
  if (request.method !== 'POST') return json({}, request.method === 'GET' ? 200 : 405);
  const items = parseItems(request.body);
  const rpcMethods = (items?.list ?? []).map((item) => item.method);
  if (behaviour.kind === 'failing') {
    return { ...json({ error: 'made to fail' }, behaviour.status), rpcMethods };
  }
  if (behaviour.kind === 'garbage') return { status: 200, body: behaviour.body, rpcMethods };
  if (behaviour.kind === 'late') await sleep(behaviour.ms);
  if (!items) return json(PARSE_ERROR);
  const lie = behaviour.kind === 'lying' ? behaviour.change : undefined;
  const change: Lie = (method, params, result) => {
    const told = method === 'eth_chainId' && chainId ? `0x${chainId.toString(16)}` : result;
    return lie ? lie(method, params, told) : told;
  };
  const answers = await Promise.all(items.list.map((item) => answerItem(nodeUrl, item, change)));
  return { ...json(items.isBatch ? answers : answers[0]), rpcMethods };
}

function parseItems(body: string): { list: Item[]; isBatch: boolean } | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const list = (Array.isArray(parsed) ? parsed : [parsed]) as Item[];
    if (list.some((item) => typeof item?.method !== 'string')) return undefined;
    return { list, isBatch: Array.isArray(parsed) };
  } catch {
    return undefined;
  }
}

/** One item of a batch goes to the node by itself, so that a lie meets it by itself. */
async function answerItem(url: string, item: Item, change: Lie): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(item),
  });
  const answer = (await response.json()) as { result?: unknown };
  if (answer.result === undefined) return answer;
  return { ...answer, result: change(item.method, item.params ?? [], answer.result) };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
