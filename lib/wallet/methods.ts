/**
 * read: answered without a person, so it has a time limit; ask: waits for a person; sign: spends,
 * so a lost answer leaves it unknown whether it was done.
 */
export type MethodKind = 'read' | 'ask' | 'sign';

const METHODS: ReadonlyMap<string, MethodKind> = new Map([
  ['eth_chainId', 'read'],
  ['eth_accounts', 'read'],
  ['wallet_revokePermissions', 'read'],
  ['eth_requestAccounts', 'ask'],
  ['wallet_switchEthereumChain', 'ask'],
  ['eth_sendTransaction', 'sign'],
]);

/** What kind of request this is; undefined for everything a wallet is never asked by us. */
export const methodKind = (method: string): MethodKind | undefined => METHODS.get(method);
