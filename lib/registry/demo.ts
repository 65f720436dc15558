import type { Address } from 'viem';
import type { Asset } from '../core/asset.ts';
import { amount, bps, price } from '../core/money.ts';
import { DEFAULT_LIMITS, type Portfolio } from '../core/portfolio.ts';
import type { Snapshot, UnixSeconds } from '../core/snapshot.ts';
import { ASSETS } from './assets.ts';
import { CHAINS } from './chains.ts';

/** An address nobody holds a key of: every byte 0xde. */
const OWNER: Address = '0xdEDEDEDEdEdEdEDedEDeDedEdEdeDedEdEDedEdE';

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
  LINK: 20n,
};

/** The portfolio anybody can look at. */
export const demoPortfolio: Portfolio = {
  id: 'demo',
  name: 'Demo portfolio',
  kind: 'demo',
  addresses: [OWNER],
  manual: [],
  chainIds: CHAINS.map(({ id }) => id),
  targets: [
    { classId: 'ETH', weight: bps(4000), band: null },
    { classId: 'BTC', weight: bps(3000), band: null },
    { classId: 'USD', weight: bps(2000), band: null },
    { classId: 'LINK', weight: bps(1000), band: null },
  ],
  limits: DEFAULT_LIMITS,
};

const keyOf = ({ chainId, symbol }: Asset) => `${chainId}:${symbol}`;
const priceOf = (asset: Asset) => price((DOLLARS[asset.symbol] ?? 1n) * 10n ** 18n);

/** Its bundled snapshot, dated when it was opened. */
export const demoSnapshot = (at: UnixSeconds): Snapshot => ({
  portfolioId: demoPortfolio.id,
  takenAt: at,
  chains: CHAINS.map(({ id }) => ({
    chainId: id,
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
  prices: ASSETS.map((asset) => ({
    asset,
    status: 'agreed',
    price: priceOf(asset),
    asOf: at,
    readings: [],
  })),
});
