import type { Address, Hex } from 'viem';
import { getAddress } from 'viem/utils';
import { CODES } from './ProviderError.ts';

/** MetaMask's channel for EIP-1193 traffic on an external port, seen with 13.5. */
const CHANNEL = 'metamask-provider';
/** Its channel for what every page may know; it says whether the wallet is unlocked. */
const PUBLIC_CHANNEL = 'publicConfig';

export type RequestId = number | string;

/** What a wallet can say on the port, parsed. `other` is anything we have no use for. */
export type Frame =
  | { kind: 'answer'; id: RequestId; result: unknown }
  | { kind: 'refusal'; id: RequestId; code: number }
  | { kind: 'chain'; chainId: Hex }
  | { kind: 'accounts'; accounts: Address[] }
  | { kind: 'lock'; isUnlocked: boolean }
  | { kind: 'other' };

const OTHER: Frame = { kind: 'other' };

/** A JSON-RPC request in its frame. */
export const requestFrame = (id: RequestId, method: string, params: unknown) => ({
  name: CHANNEL,
  data: { jsonrpc: '2.0', id, method, ...(params !== undefined && { params }) },
});

/** One message of the wallet. Never throws: what is not understood is `other`. */
export function parseFrame(message: unknown): Frame {
  const { name, data } = fieldsOf(message);
  const fields = fieldsOf(data);
  if (name === PUBLIC_CHANNEL) return parseLock(fields.isUnlocked);
  if (name !== CHANNEL) return OTHER;
  const { id, method, params } = fields;
  if (method === 'metamask_chainChanged') return parseChain(fieldsOf(params).chainId);
  if (method === 'metamask_accountsChanged') return parseAccountsFrame(params);
  if (method === 'metamask_unlockStateChanged') return parseLock(fieldsOf(params).isUnlocked);
  if (method !== undefined || (typeof id !== 'number' && typeof id !== 'string')) return OTHER;
  if (fields.error) return { kind: 'refusal', id, code: codeOf(fields.error) };
  // An undefined result does not survive the port, so a missing one is an answer too.
  return { kind: 'answer', id, result: fields.result };
}

/** A chain id as wallets write it, 0x-hex; null when it is not one. */
export const parseChainId = (value: unknown): Hex | null =>
  typeof value === 'string' && /^0x[0-9a-f]{1,13}$/i.test(value) ? (value as Hex) : null;

/** A list of accounts, checksummed; null when it is not one. */
export function parseAccounts(value: unknown): Address[] | null {
  if (!Array.isArray(value)) return null;
  const isAccount = (entry: unknown): entry is string =>
    typeof entry === 'string' && /^0x[0-9a-f]{40}$/i.test(entry);
  return value.every(isAccount) ? value.map((entry) => getAddress(entry.toLowerCase())) : null;
}

function parseChain(value: unknown): Frame {
  const chainId = parseChainId(value);
  return chainId ? { kind: 'chain', chainId } : OTHER;
}

function parseAccountsFrame(value: unknown): Frame {
  const accounts = parseAccounts(value);
  return accounts ? { kind: 'accounts', accounts } : OTHER;
}

const parseLock = (value: unknown): Frame =>
  typeof value === 'boolean' ? { kind: 'lock', isUnlocked: value } : OTHER;

/**
 * MetaMask 13.5 says "busy" as well when its own node refused with an HTTP status; by the standard
 * that is a lost chain.
 */
const codeOf = (error: unknown): number => {
  const { code, data } = fieldsOf(error);
  if (typeof code !== 'number') return CODES.internal;
  const isNodeDown = code === CODES.busy && fieldsOf(data).httpStatus !== undefined;
  return isNodeDown ? CODES.chainDisconnected : code;
};

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
