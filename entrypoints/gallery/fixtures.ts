import type { Address } from 'viem';
import { type Asset, NATIVE } from '../../lib/core/asset.ts';
import { measureDrift } from '../../lib/core/drift.ts';
import { amount, bps, price } from '../../lib/core/money.ts';
import { planTrades } from '../../lib/core/plan.ts';
import { DEFAULT_LIMITS, type Portfolio, UNCHANGED } from '../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import {
  type AssetPrice,
  NOTHING_BESIDE,
  type PriceStatus,
  type Snapshot,
  type UnixSeconds,
} from '../../lib/core/snapshot.ts';

/** 21 November 2026, 14:04:00 UTC. */
export const NOW: UnixSeconds = 1_795_269_840;
export const OWNER: Address = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
export const OTHER_OWNER: Address = '0x2546BcD3c84621e976D8185a91A922aE77ECEC30';

export const LABELS: PortfolioFacts['labels'] = {
  chains: [
    { id: 1, name: 'Ethereum' },
    { id: 8453, name: 'Base' },
  ],
  classes: [
    { id: 'ETH', name: 'Ether' },
    { id: 'BTC', name: 'Bitcoin' },
    { id: 'USD', name: 'US dollar' },
    { id: 'LINK', name: 'Chainlink' },
    { id: 'AAVE', name: 'Aave' },
    { id: 'UNI', name: 'Uniswap' },
  ],
};

/** A class as a fixture states it: cents held per chain, target and own band in basis points. */
export interface FixtureClass {
  classId: string;
  symbol: string;
  dollarsEach: number;
  decimals: number;
  cents: Partial<Record<number, number>>;
  target: number;
  band?: number;
}

const held = (
  classId: string,
  symbol: string,
  dollarsEach: number,
  cents: Partial<Record<number, number>>,
  target: number,
  decimals = 18,
): FixtureClass => ({ classId, symbol, dollarsEach, decimals, cents, target });

/** The portfolio of the design: six classes, three of them outside a band of 2.5 points. */
export const SIX: FixtureClass[] = [
  held('ETH', 'ETH', 2850, { 1: 14_253_07, 8453: 4_503_00 }, 3500),
  held('USD', 'USDC', 1, { 1: 6_205_00, 8453: 3_100_00 }, 2000, 6),
  held('BTC', 'WBTC', 106_800, { 1: 8_148_00 }, 2000, 8),
  held('LINK', 'LINK', 14, { 1: 5_255_00 }, 1000),
  held('AAVE', 'AAVE', 174, { 1: 3_471_00 }, 1000),
  held('UNI', 'UNI', 8, { 1: 3_278_00 }, 500),
];

const addressOf = (index: number, chainId: number): Address =>
  `0x${(index * 100_000 + chainId).toString(16).padStart(40, 'a')}`;

const assetOf = (entry: FixtureClass, index: number, chainId: number): Asset => ({
  chainId,
  address: entry.symbol === 'ETH' ? NATIVE : addressOf(index, chainId),
  symbol: entry.symbol,
  decimals: entry.decimals,
  classId: entry.classId,
});

const priceOfClass = (entry: FixtureClass) => price(BigInt(entry.dollarsEach) * 10n ** 18n);

/** A snapshot that holds what the classes say. @param status of a class's prices where not agreed */
export function snapshotOf(
  classes: readonly FixtureClass[],
  status: Partial<Record<string, PriceStatus>> = {},
): Snapshot {
  const entries = classes.flatMap((entry, index) =>
    Object.entries(entry.cents).map(([chain, cents]) => ({
      entry,
      asset: assetOf(entry, index, Number(chain)),
      cents: BigInt(cents ?? 0),
    })),
  );
  const prices = entries.map(({ entry, asset }): AssetPrice => {
    const found = status[entry.classId] ?? 'agreed';
    const at = found === 'missing' ? null : priceOfClass(entry);
    return { asset, status: found, price: at, asOf: at && NOW - 120, readings: [] };
  });
  const holdings = entries.map(({ entry, asset, cents }) => {
    const units = (cents * 10n ** BigInt(entry.decimals)) / BigInt(entry.dollarsEach) / 100n;
    return { owner: OWNER, asset, amount: amount(units + 1n) };
  });
  return {
    portfolioId: 'p1',
    takenAt: NOW - 125,
    owners: [OWNER],
    chains: CHAINS_AGREED,
    holdings,
    prices,
    ...NOTHING_BESIDE,
  };
}

const CHAINS_AGREED: Snapshot['chains'] = [
  chainAgreed(1, 25_118_402n),
  chainAgreed(8453, 38_204_117n),
];

function chainAgreed(chainId: number, number: bigint): Snapshot['chains'][number] {
  const block = { number, hash: `0x${'1'.repeat(64)}` as const, time: NOW - 140 };
  return { chainId, status: 'agreed', block, reason: null, dissent: [] };
}

export function portfolioOf(classes: readonly FixtureClass[], band = 250): Portfolio {
  return {
    id: 'p1',
    name: 'Core portfolio',
    kind: 'own',
    addresses: [OWNER],
    ...UNCHANGED,
    chainIds: [1, 8453],
    targets: classes
      .filter(({ target }) => target > 0)
      .map((entry) => ({
        classId: entry.classId,
        weight: bps(entry.target),
        band: entry.band === undefined ? null : bps(entry.band),
      })),
    limits: { ...DEFAULT_LIMITS, band: bps(band) },
  };
}

/** Facts of a portfolio that holds what the classes say, measured and planned by the real code. */
export function factsOf(
  classes: readonly FixtureClass[],
  more: Partial<PortfolioFacts> = {},
): PortfolioFacts {
  const snapshot = more.snapshot === undefined ? snapshotOf(classes) : more.snapshot;
  const portfolio = more.portfolio ?? portfolioOf(classes);
  const assets = classes.map((entry, index) => assetOf(entry, index, 1));
  const referenceOf = (id: string) => assets.find(({ classId }) => classId === id);
  const buyMemberOf = (id: string, chainId: number) =>
    snapshot?.prices
      .map(({ asset }) => asset)
      .find((a) => a.classId === id && a.chainId === chainId);
  const drift = snapshot && measureDrift(portfolio, snapshot, { referenceOf });
  const plan =
    snapshot &&
    drift &&
    planTrades(portfolio, drift, snapshot, { buyMemberOf, maySell: () => true });
  return {
    portfolio,
    drift,
    plan,
    check: { startedAt: NOW - 128, endedAt: NOW - 125, end: 'ok', fault: null },
    judgement: null,
    bundle: null,
    now: NOW,
    checkMinutes: 15,
    nextCheckAt: NOW + 780,
    isOffline: false,
    labels: LABELS,
    ...more,
    snapshot,
  };
}

/** The same classes with every value changed by a factor in percent. */
export const scaled = (classes: readonly FixtureClass[], factor: number): FixtureClass[] =>
  classes.map((entry) => ({
    ...entry,
    cents: Object.fromEntries(
      Object.entries(entry.cents).map(([chain, cents]) => [
        chain,
        Math.round((cents ?? 0) * factor),
      ]),
    ),
  }));

/** The same classes, each exactly on target. */
export const onTarget = (classes: readonly FixtureClass[], totalCents: number): FixtureClass[] =>
  classes.map((entry) => ({
    ...entry,
    cents: { 1: Math.round((totalCents * entry.target) / 10_000) },
  }));
