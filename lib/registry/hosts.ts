import { CHAINS } from './chains.ts';

/** Why a host is asked and what it can learn from being asked. */
export interface Host {
  host: string;
  purpose: 'rpc' | 'price' | 'quote';
  /** Plain words, shown in settings. */
  why: string;
  learns: string;
}

const operators: Host[] = CHAINS.flatMap((chain) =>
  chain.operators.map(({ host, name }) => ({
    host,
    purpose: 'rpc' as const,
    why: `Reads balances and prices on ${chain.name} (${name})`,
    learns: 'Your addresses, your IP address, when you look and roughly how large your trades are',
  })),
);

/** Every host this extension may ask. A request to any other is refused by `lib/net`. */
export const HOSTS: readonly Host[] = [
  ...operators,
  {
    host: 'coins.llama.fi',
    purpose: 'price',
    why: 'A second opinion on prices (DefiLlama)',
    learns:
      'Your IP address; the same list of assets whatever you hold, and tokens you add yourself',
  },
  {
    host: 'aggregator-api.kyberswap.com',
    purpose: 'quote',
    why: 'Quotes and routes for swaps (KyberSwap)',
    learns: 'Your address and the swap, only after you open a plan',
  },
  {
    host: 'api.paraswap.io',
    purpose: 'quote',
    why: 'Quotes and routes for swaps (Velora)',
    learns: 'Your address and the swap, only after you open a plan',
  },
];

export const hostEntry = (host: string): Host | undefined =>
  HOSTS.find((entry) => entry.host === host);
