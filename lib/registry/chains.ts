import type { Address } from 'viem';
import type { ChainId } from '../core/asset.ts';

/** A company that runs public nodes of a chain, by the host its requests go to. */
export interface RpcOperator {
  name: string;
  host: string;
  url: string;
}

export interface Chain {
  id: ChainId;
  name: string;
  nativeSymbol: string;
  /** Different companies; two of three must agree. */
  operators: readonly [RpcOperator, RpcOperator, RpcOperator];
  explorer: string;
  multicall: Address;
  wrappedNative: Address;
  aaveOracle: Address;
  /** OP-stack contract that prices the L1 data of a transaction. */
  gasPriceOracle: Address | null;
  /** Name of the chain in each service's URLs. */
  slugs: { kyber: string; defillama: string };
}

const operator = (name: string, host: string, path = '/'): RpcOperator => ({
  name,
  host,
  url: `https://${host}${path}`,
});

const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';

/** Sources: viem chain definitions, the operators' own documentation, bgd-labs/aave-address-book. */
export const CHAINS: readonly Chain[] = [
  {
    id: 1,
    name: 'Ethereum',
    nativeSymbol: 'ETH',
    operators: [
      operator('PublicNode', 'ethereum-rpc.publicnode.com'),
      operator('LlamaNodes', 'eth.llamarpc.com'),
      operator('dRPC', 'eth.drpc.org'),
    ],
    explorer: 'https://etherscan.io',
    multicall: MULTICALL3,
    wrappedNative: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
    aaveOracle: '0x54586bE62E3c3580375aE3723C145253060Ca0C2',
    gasPriceOracle: null,
    slugs: { kyber: 'ethereum', defillama: 'ethereum' },
  },
  {
    id: 8453,
    name: 'Base',
    nativeSymbol: 'ETH',
    operators: [
      operator('PublicNode', 'base-rpc.publicnode.com'),
      operator('LlamaNodes', 'base.llamarpc.com'),
      operator('Base', 'mainnet.base.org'),
    ],
    explorer: 'https://basescan.org',
    multicall: MULTICALL3,
    wrappedNative: '0x4200000000000000000000000000000000000006',
    aaveOracle: '0x2Cc0Fc26eD4563A5ce5e8bdcfe1A2878676Ae156',
    gasPriceOracle: '0x420000000000000000000000000000000000000F',
    slugs: { kyber: 'base', defillama: 'base' },
  },
];

/** The registry entry of a chain id. @throws RangeError for a chain we do not know */
export function chainOf(id: ChainId): Chain {
  const chain = CHAINS.find((entry) => entry.id === id);
  if (!chain) throw new RangeError(`no chain ${id} in the registry`);
  return chain;
}

export const chainName = (id: ChainId): string =>
  CHAINS.find((entry) => entry.id === id)?.name ?? `chain ${id}`;
