import type { Address } from 'viem';
import type { ChainId } from '../core/asset.ts';
import { OPERATORS } from './operators.ts';

/** A company that runs public nodes of a chain, by the host its requests go to. */
export interface RpcOperator {
  name: string;
  host: string;
  url: string;
  /** Usual time to an answer in milliseconds, where it is known: the next one is asked after three. */
  usualMs?: number;
}

export interface Chain {
  id: ChainId;
  name: string;
  nativeSymbol: string;
  /** At least three different companies (one where the user chose so). */
  operators: readonly RpcOperator[];
  /** How many operators must agree. */
  quorum: number;
  /** Blocks behind the head that are read, so that every operator has them: 1 is the head's parent. */
  behind: number;
  /** Blocks above a transaction's own after which it counts as final for us. */
  confirmations: number;
  blockSeconds: number;
  explorer: string | null;
  multicall: Address;
  wrappedNative: Address | null;
  /** Dollars × 10⁸ an asset; null where Aave v3 has no market. */
  aaveOracle: Address | null;
  /** OP-stack contract that prices the L1 data of a transaction; null where fees have no such part. */
  gasPriceOracle: Address | null;
  /** Chainlink's L2 sequencer uptime feed: answer 0 is up, 1 is down. */
  sequencerFeed: Address | null;
  /** Whether `eth_call` without `to` runs init code as on Ethereum. */
  runsInitCode: boolean;
  /** Read unless the user switches it off; the others are one click away. */
  isDefault: boolean;
  /** Name of the chain in each service's URLs; null where the service has none. */
  slugs: { kyber: string | null; defillama: string | null };
}

export const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';
/** docs.optimism.io predeploys: `getL1Fee(bytes)`; Scroll's own has the same method. */
const OP_GAS_PRICE_ORACLE: Address = '0x420000000000000000000000000000000000000F';
/** So far behind the head we read: what every operator has by then. */
const BEHIND_SECONDS = 2;

type Stated = Pick<
  Chain,
  'blockSeconds' | 'confirmations' | 'explorer' | 'wrappedNative' | 'slugs'
> &
  Partial<Chain>;

const chain = (
  id: keyof typeof OPERATORS,
  name: string,
  nativeSymbol: string,
  stated: Stated,
): Chain => ({
  id,
  name,
  nativeSymbol,
  operators: OPERATORS[id],
  quorum: 2,
  behind: Math.ceil(BEHIND_SECONDS / stated.blockSeconds),
  multicall: MULTICALL3,
  aaveOracle: null,
  gasPriceOracle: null,
  sequencerFeed: null,
  runsInitCode: true,
  isDefault: false,
  ...stated,
});

/**
 * Every chain we know, the defaults first. Sources: viem chain definitions (block times, explorers,
 * Multicall3), bgd-labs/aave-address-book (oracles), docs.chain.link l2-sequencer-feeds,
 * docs.scroll.io (L1 gas oracle). Arbitrum counts its L1 part in gas; Mantle's form is not read.
 */
export const CHAINS: readonly Chain[] = [
  chain(1, 'Ethereum', 'ETH', {
    blockSeconds: 12,
    confirmations: 2,
    explorer: 'https://etherscan.io',
    wrappedNative: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
    aaveOracle: '0x54586bE62E3c3580375aE3723C145253060Ca0C2',
    isDefault: true,
    slugs: { kyber: 'ethereum', defillama: 'ethereum' },
  }),
  chain(8453, 'Base', 'ETH', {
    blockSeconds: 2,
    confirmations: 5,
    explorer: 'https://basescan.org',
    wrappedNative: '0x4200000000000000000000000000000000000006',
    aaveOracle: '0x2Cc0Fc26eD4563A5ce5e8bdcfe1A2878676Ae156',
    gasPriceOracle: OP_GAS_PRICE_ORACLE,
    sequencerFeed: '0xBCF85224fc0756B9Fa45aA7892530B47e10b6433',
    isDefault: true,
    slugs: { kyber: 'base', defillama: 'base' },
  }),
  chain(42161, 'Arbitrum', 'ETH', {
    blockSeconds: 0.25,
    confirmations: 40,
    explorer: 'https://arbiscan.io',
    wrappedNative: '0x82aF49447D8a07e3bd95BD0d56f35241523fBab1',
    aaveOracle: '0xb56c2F0B653B2e0b10C9b928C8580Ac5Df02C7C7',
    sequencerFeed: '0xFdB631F5EE196F0ed6FAa767959853A9F217697D',
    isDefault: true,
    slugs: { kyber: 'arbitrum', defillama: 'arbitrum' },
  }),
  chain(10, 'OP Mainnet', 'ETH', {
    blockSeconds: 2,
    confirmations: 5,
    explorer: 'https://optimistic.etherscan.io',
    wrappedNative: '0x4200000000000000000000000000000000000006',
    aaveOracle: '0xD81eb3728a631871a7eBBaD631b5f424909f0c77',
    gasPriceOracle: OP_GAS_PRICE_ORACLE,
    sequencerFeed: '0x371EAD81c9102C9BF4874A9075FFFf170F2Ee389',
    isDefault: true,
    slugs: { kyber: 'optimism', defillama: 'optimism' },
  }),
  chain(137, 'Polygon', 'POL', {
    blockSeconds: 2,
    confirmations: 5,
    explorer: 'https://polygonscan.com',
    wrappedNative: '0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270',
    aaveOracle: '0xb023e699F5a33916Ea823A16485e259257cA8Bd1',
    isDefault: true,
    slugs: { kyber: 'polygon', defillama: 'polygon' },
  }),
  chain(56, 'BNB Chain', 'BNB', {
    blockSeconds: 0.75,
    confirmations: 15,
    explorer: 'https://bscscan.com',
    wrappedNative: '0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c',
    aaveOracle: '0x39bc1bfDa2130d6Bb6DBEfd366939b4c7aa7C697',
    isDefault: true,
    slugs: { kyber: 'bsc', defillama: 'bsc' },
  }),
  chain(43114, 'Avalanche', 'AVAX', {
    blockSeconds: 1.7,
    confirmations: 3,
    explorer: 'https://snowtrace.io',
    wrappedNative: '0xB31f66AA3C1e785363F0875A1B74E27b85FD66c7',
    aaveOracle: '0xEBd36016B3eD09D4693Ed4251c67Bd858c3c7C9C',
    isDefault: true,
    slugs: { kyber: 'avalanche', defillama: 'avax' },
  }),
  chain(100, 'Gnosis', 'xDAI', {
    blockSeconds: 5,
    confirmations: 3,
    explorer: 'https://gnosisscan.io',
    wrappedNative: '0xe91D153E0b41518A2Ce8Dd3D7944Fa863463a97d',
    aaveOracle: '0xeb0a051be10228213BAEb449db63719d6742F7c4',
    slugs: { kyber: null, defillama: 'xdai' },
  }),
  chain(59144, 'Linea', 'ETH', {
    blockSeconds: 2,
    confirmations: 5,
    explorer: 'https://lineascan.build',
    wrappedNative: '0xe5D7C2a44FfDDf6b295A15c148167daaAf5Cf34f',
    aaveOracle: '0xCFDAdA7DCd2e785cF706BaDBC2B8Af5084d595e9',
    slugs: { kyber: 'linea', defillama: 'linea' },
  }),
  chain(130, 'Unichain', 'ETH', {
    blockSeconds: 1,
    confirmations: 10,
    explorer: 'https://uniscan.xyz',
    wrappedNative: '0x4200000000000000000000000000000000000006',
    gasPriceOracle: OP_GAS_PRICE_ORACLE,
    slugs: { kyber: 'unichain', defillama: 'unichain' },
  }),
  chain(146, 'Sonic', 'S', {
    blockSeconds: 0.63,
    confirmations: 5,
    explorer: 'https://sonicscan.org',
    wrappedNative: '0x039e2fB66102314Ce7b64Ce5Ce3E5183bc94aD38',
    aaveOracle: '0xD63f7658C66B2934Bd234D79D06aEF5290734B30',
    slugs: { kyber: 'sonic', defillama: 'sonic' },
  }),
  chain(534352, 'Scroll', 'ETH', {
    blockSeconds: 3,
    confirmations: 5,
    explorer: 'https://scrollscan.com',
    wrappedNative: '0x5300000000000000000000000000000000000004',
    aaveOracle: '0x04421D8C506E2fA2371a08EfAaBf791F624054F3',
    gasPriceOracle: '0x5300000000000000000000000000000000000002',
    sequencerFeed: '0x45c2b8C204568A03Dc7A2E32B71D67Fe97F908A9',
    slugs: { kyber: 'scroll', defillama: 'scroll' },
  }),
  chain(5000, 'Mantle', 'MNT', {
    blockSeconds: 2,
    confirmations: 5,
    explorer: 'https://mantlescan.xyz',
    wrappedNative: '0x78c1b0C915c4FAA5FffA6CAbf0219DA63d7f4cb8',
    aaveOracle: '0x47a063CfDa980532267970d478EC340C0F80E8df',
    sequencerFeed: '0xaDE1b9AbB98c6A542E4B49db2588a3Ec4bF7Cdf0',
    slugs: { kyber: 'mantle', defillama: 'mantle' },
  }),
];

/** The chains that are read unless the user says otherwise. */
export const DEFAULT_CHAINS: readonly Chain[] = CHAINS.filter(({ isDefault }) => isDefault);

/** The registry entry of a chain id. @throws RangeError for a chain we do not know */
export function chainOf(id: ChainId): Chain {
  const chain = CHAINS.find((entry) => entry.id === id);
  if (!chain) throw new RangeError(`no chain ${id} in the registry`);
  return chain;
}

export const chainName = (id: ChainId): string =>
  CHAINS.find((entry) => entry.id === id)?.name ?? `chain ${id}`;
