// Which extension may see which accounts. Kept in storage, so that it survives the worker.
import { api } from './api.js';
import { control } from './control.js';
import { ACCOUNTS, networks } from './networks.js';
import { pushTo } from './ports.js';

let granted = {};

export async function loadPermissions() {
  ({ permissions: granted = {} } = await api.storage.local.get('permissions'));
}

/** The accounts an origin may see, the selected one first. */
export function accountsOf(origin) {
  const accounts = granted[origin] ?? [];
  const selected = ACCOUNTS[control.account];
  if (!accounts.includes(selected)) return [...accounts];
  return [selected, ...accounts.filter((account) => account !== selected)];
}

export function connectedOrigins() {
  return Object.keys(granted);
}

/** What the connect window ticks before the person has touched it. */
export function accountsToGrant() {
  return control.grantAccounts === 'all' ? [...ACCOUNTS] : [ACCOUNTS[control.account]];
}

export async function grant(origin, accounts) {
  granted = { ...granted, [origin]: accounts };
  pushTo(origin, 'metamask_accountsChanged', accountsOf(origin));
  await api.storage.local.set({ permissions: granted });
}

export async function disconnectOrigin(origin) {
  const { [origin]: gone, ...rest } = granted;
  granted = rest;
  if (gone) pushTo(origin, 'metamask_accountsChanged', []);
  await api.storage.local.set({ permissions: granted });
}

/** EIP-2255's list, in the shape MetaMask gives it. */
export function describePermissions(origin) {
  const accounts = accountsOf(origin);
  if (accounts.length === 0) return [];
  const entry = (parentCapability, type, value) => ({
    id: `${parentCapability}@${origin}`,
    parentCapability,
    invoker: origin,
    caveats: [{ type, value }],
    date: 0,
  });
  return [
    entry('eth_accounts', 'restrictReturnedAccounts', accounts),
    entry('endowment:permitted-chains', 'restrictNetworkSwitching', Object.keys(networks())),
  ];
}
