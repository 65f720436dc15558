export const wallet = {
  chainMissing: (chain: string) => `MetaMask does not know ${chain}. Add it there, then try again.`,
  nodeDown: 'MetaMask’s own network does not answer. Open MetaMask and choose one that does.',
} as const;
