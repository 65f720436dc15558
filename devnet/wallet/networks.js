// The networks the wallet knows, their nodes, and its accounts. It holds no key: the accounts are
// the public ones of anvil, unlocked in the node.
import { api } from './api.js';
import { control } from './control.js';
import { nodeRefused, RpcError } from './errors.js';

/** Lower case, as MetaMask answers them. */
export const ACCOUNTS = [
  '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266',
  '0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
  '0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc',
];

const BUILT_IN = {
  '0x1': { name: 'Ethereum', url: 'https://mainnet.infura.io/v3/test-wallet', symbol: 'ETH' },
  '0x2105': { name: 'Base', url: 'https://base-mainnet.infura.io/v3/test-wallet', symbol: 'ETH' },
};

let added = {};

export async function loadNetworks() {
  ({ networks: added = {} } = await api.storage.local.get('networks'));
}

export function networks() {
  return { ...BUILT_IN, ...added };
}

export async function addNetwork(chainId, network) {
  added = { ...added, [chainId]: network };
  await api.storage.local.set({ networks: added });
}

export function selectedNetwork() {
  return networks()[control.chain];
}

/** One request to the node of the selected network; throws the node's own error. */
export async function askNode(method, params = []) {
  const response = await fetch(selectedNetwork().url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  if (!response.ok) throw nodeRefused(response.status);
  const { result, error } = await response.json();
  if (error) throw new RpcError(error.code ?? -32603, error.message);
  return result;
}
