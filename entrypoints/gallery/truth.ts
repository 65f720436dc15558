import type { Address } from 'viem';
import type { Proving } from '../../components/portfolio/overviewModel.ts';
import { type Asset, assetKey } from '../../lib/core/asset.ts';
import { amount, bps, price } from '../../lib/core/money.ts';
import type { HoldingProof } from '../../lib/core/proof.ts';
import type {
  AssetPrice,
  Holding,
  PriceReading,
  Snapshot,
  UncountedHolding,
  UncountedReason,
} from '../../lib/core/snapshot.ts';
import {
  type FixtureClass,
  factsOf,
  NOW,
  OTHER_OWNER,
  OWNER,
  portfolioOf,
  SIX,
  snapshotOf,
} from './fixtures.ts';

const ETHER = 10n ** 18n;
const base = snapshotOf(SIX, { LINK: 'stale', UNI: 'flawed' });
const at = (index: number): Address => `0x${(0xabc000 + index).toString(16).padStart(40, '7')}`;

const token = (symbol: string, index: number, more: Partial<Asset> = {}): Asset => ({
  chainId: 1,
  address: at(index),
  symbol,
  decimals: 18,
  classId: null,
  ...more,
});

const aside = (asset: Asset, units: bigint | null, reason: UncountedReason): UncountedHolding => ({
  owner: OWNER,
  asset,
  amount: units === null ? null : amount(units),
  reason,
});

const STRANGERS = ['CLAIM-NOW', 'ՍSDT', '0x7777…c014', 'Visit me'].map((symbol, index) =>
  aside(
    token(symbol, 20 + index, { isUnverified: true, chainId: 8453 }),
    5n * ETHER * BigInt(index * 900 + 1),
    'unverified',
  ),
);

const UNCOUNTED: UncountedHolding[] = [
  aside(token('ENS', 1), 12n * ETHER, 'notAdded'),
  aside(token('USD₮0', 2, { decimals: 6, chainId: 8453 }), 250_000_000n, 'removed'),
  aside(token('aBasWETH', 3, { chainId: 8453 }), 3n * ETHER, 'debtUnknown'),
  aside(token('sUSDS', 4), 400n * ETHER, 'rateUnknown'),
  aside(token('LUSD', 5), null, 'unreadable'),
  ...STRANGERS,
];

const [firstHolding] = base.holdings;
if (!firstHolding) throw new Error('the fixture holds something');
const ETH = firstHolding.asset;
const WSTETH = token('wstETH', 10, { classId: 'ETH' });
const RECEIPTS: Holding[] = [
  {
    owner: OTHER_OWNER,
    asset: WSTETH,
    amount: amount((21n * ETHER) / 10n),
    countsAs: { asset: ETH, amount: amount((25n * ETHER) / 10n) },
  },
  {
    owner: OWNER,
    asset: token('aEthWETH', 11, { classId: 'ETH' }),
    amount: amount(2n * ETHER),
    countsAs: { asset: ETH, amount: amount(2n * ETHER) },
    isCollateral: true,
  },
];

const reading = (
  source: PriceReading['source'],
  dollars: number,
  age: number,
  more: Partial<PriceReading> = {},
): PriceReading => ({
  source,
  price: price(BigInt(Math.round(dollars * 1e6)) * 10n ** 12n),
  asOf: NOW - age,
  staleAfter: 4_500,
  deviation: bps(50),
  ...more,
});

const READINGS: Record<string, PriceReading[]> = {
  ETH: [reading('feed', 2850, 640), reading('defillama', 2853.12, 45), reading('twap', 2849.5, 12)],
  USDC: [reading('feed', 0.9998, 61_000), reading('defillama', 1.0001, 45)],
  LINK: [reading('feed', 14, 9_400), reading('defillama', 14.05, 45)],
  UNI: [reading('feed', 8, 200, { flaw: 'clamped' }), reading('defillama', 6.1, 45)],
};

const withReadings = (entry: AssetPrice): AssetPrice => ({
  ...entry,
  readings: READINGS[entry.asset.symbol] ?? [reading('oracle', 100, 30)],
});

const everything: Snapshot = {
  ...base,
  holdings: [...base.holdings, ...RECEIPTS],
  debts: [
    {
      owner: OWNER,
      asset: { ...ETH, symbol: 'USDC', classId: 'USD', decimals: 6, address: at(30) },
      amount: amount(1_200_000_000n),
    },
  ],
  lending: [
    { owner: OWNER, chainId: 1, market: 'Aave v3', healthFactor: (113n * ETHER) / 100n },
    { owner: OTHER_OWNER, chainId: 8453, market: 'Aave v3', healthFactor: (142n * ETHER) / 100n },
    { owner: OTHER_OWNER, chainId: 1, market: 'Aave v3', healthFactor: 4n * ETHER },
  ],
  uncounted: UNCOUNTED,
  chains: base.chains.map((chain, index) =>
    index === 1
      ? { ...chain, isOneOfOne: true as const }
      : { ...chain, dissent: ['eth.llamarpc.com'] },
  ),
  prices: [
    ...base.prices.map(withReadings),
    {
      asset: token('ENS', 1),
      status: 'single',
      price: price(21n * ETHER),
      asOf: NOW,
      readings: [],
    },
    {
      asset: { ...ETH, symbol: 'USDC', classId: 'USD', decimals: 6, address: at(30) },
      status: 'agreed',
      price: price(ETHER),
      asOf: NOW - 60,
      readings: READINGS.USDC ?? [],
    },
  ],
  rates: [
    { currency: 'EUR', price: price((108n * ETHER) / 100n), asOf: NOW - 600 },
    { currency: 'JPY', price: price((65n * ETHER) / 10_000n), asOf: NOW - 600 },
    { currency: 'ETH', price: price(2850n * ETHER), asOf: NOW - 600 },
  ],
};

const BESIDE: FixtureClass[] = [
  ...SIX,
  {
    classId: 'PEPE',
    symbol: 'PEPE',
    dollarsEach: 3,
    decimals: 18,
    cents: { 1: 31_40 },
    target: 0,
  },
];

const MANY = [1, 8453, 42161, 10, 137, 56, 43114];
const manyChains: Snapshot = {
  ...base,
  chains: MANY.map((chainId, index) => ({
    ...(base.chains[0] as Snapshot['chains'][number]),
    chainId,
    status: index === 5 ? 'unknown' : 'agreed',
    reason: index === 5 ? 'rpc.unreachable' : null,
  })),
};

/** Portfolios with everything that may stand beside a total. */
export const TRUTH = {
  everything: factsOf(SIX, {
    snapshot: everything,
    portfolio: {
      ...portfolioOf(SIX),
      addresses: [OWNER, OTHER_OWNER],
      manual: [
        {
          id: 'm1',
          classId: 'BTC',
          amount: amount(2n * 10n ** 16n),
          note: 'Exchange',
          locked: true,
        },
      ],
    },
  }),
  beside: factsOf(BESIDE),
  manyChains: factsOf(SIX, { snapshot: manyChains }),
};

const proof = (
  { owner, asset }: Holding,
  status: HoldingProof['status'],
  reason: HoldingProof['reason'] = null,
): HoldingProof[] => {
  const block = everything.chains.find(({ chainId }) => chainId === asset.chainId)?.block;
  return block ? [{ owner, asset: assetKey(asset), block, status, reason }] : [];
};

/** Balances proved, refuted, and not to be proved. */
export const PROVING: Proving = {
  isProving: false,
  proofs: [
    ...proof(firstHolding, 'proved'),
    ...RECEIPTS.flatMap((one, index) =>
      proof(one, 'unproved', index === 0 ? 'noProofs' : 'noSlot'),
    ),
    ...(everything.holdings[2] ? proof(everything.holdings[2], 'refuted') : []),
  ],
};
