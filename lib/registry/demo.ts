import type { Address } from 'viem';
import type { Asset } from '../core/asset.ts';
import { amount, bps, price } from '../core/money.ts';
import { DEFAULT_LIMITS, type Portfolio, UNCHANGED } from '../core/portfolio.ts';
import { NOTHING_BESIDE, type Snapshot, type UnixSeconds } from '../core/snapshot.ts';
import { ASSETS } from './assets.ts';

/** An address nobody holds a key of: every byte 0xde. */
const OWNER: Address = '0xdEDEDEDEdEdEdEDedEDeDedEdEdeDedEdEDedEdE';

/** The chains it is on. */
const CHAIN_IDS = [1, 8453];

/** Made-up holdings that show drift; amounts in whole units × 1000. */
const HELD: Readonly<Record<string, number>> = {
  '1:ETH': 4200,
  '1:wstETH': 1500,
  '1:WBTC': 95,
  '1:USDC': 6_500_000,
  '1:LINK': 150_000,
  '8453:ETH': 1300,
  '8453:USDC': 2_400_000,
};

const DOLLARS: Readonly<Record<string, bigint>> = {
  ETH: 3000n,
  WETH: 3000n,
  wstETH: 3660n,
  WBTC: 90_000n,
  cbBTC: 90_000n,
  USDC: 1n,
  USDT: 1n,
  DAI: 1n,
  LINK: 20n,
};

/** The portfolio anybody can look at. */
export const demoPortfolio: Portfolio = {
  id: 'demo',
  name: 'Demo portfolio',
  kind: 'demo',
  addresses: [OWNER],
  ...UNCHANGED,
  chainIds: CHAIN_IDS,
  targets: [
    { classId: 'ETH', weight: bps(4000), band: null },
    { classId: 'BTC', weight: bps(3000), band: null },
    { classId: 'USD', weight: bps(2000), band: null },
    { classId: 'LINK', weight: bps(1000), band: null },
  ],
  limits: DEFAULT_LIMITS,
};

const keyOf = ({ chainId, symbol }: Asset) => `${chainId}:${symbol}`;

/** Prices of what is held and of what plans would buy. */
const PRICED = ASSETS.filter(
  ({ chainId, symbol }) => CHAIN_IDS.includes(chainId) && symbol in DOLLARS,
);

/** Its bundled snapshot, dated when it was opened. */
export const demoSnapshot = (at: UnixSeconds): Snapshot => ({
  portfolioId: demoPortfolio.id,
  takenAt: at,
  owners: [OWNER],
  chains: CHAIN_IDS.map((chainId) => ({
    chainId,
    status: 'agreed',
    block: null,
    reason: null,
    dissent: [],
  })),
  holdings: ASSETS.filter((asset) => HELD[keyOf(asset)]).map((asset) => ({
    owner: OWNER,
    asset,
    amount: amount((BigInt(HELD[keyOf(asset)] ?? 0) * 10n ** BigInt(asset.decimals)) / 1000n),
  })),
  ...NOTHING_BESIDE,
  prices: PRICED.map((asset) => ({
    asset,
    status: 'agreed',
    price: price((DOLLARS[asset.symbol] ?? 0n) * 10n ** 18n),
    asOf: at,
    readings: [],
  })),
});
