import { queuedStep } from '../../lib/core/bundle.ts';
import { amount, bps } from '../../lib/core/money.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';
import { DEFAULT_STRATEGY, type Strategy } from '../../lib/core/strategy.ts';
import {
  type FixtureClass,
  factsOf,
  NOW,
  OTHER_OWNER,
  OWNER,
  onTarget,
  portfolioOf,
  SIX,
  scaled,
  snapshotOf,
} from './fixtures.ts';

const LONG: FixtureClass[] = SIX.map((entry) =>
  entry.classId === 'BTC'
    ? {
        ...entry,
        classId: 'Wrapped liquid staked Ether 2.0',
        symbol: 'Wrapped liquid staked Ether',
      }
    : entry,
);

const extra = (classId: string, cents: number, target: number): FixtureClass => ({
  classId,
  symbol: classId,
  dollarsEach: 3,
  decimals: 18,
  cents: { 1: cents },
  target,
});

const TEN: FixtureClass[] = [
  ...SIX.map((entry) => ({ ...entry, target: entry.target - (entry.target > 1500 ? 400 : 0) })),
  extra('ARB', 1_500_00, 300),
  extra('LDO', 1_700_00, 300),
  extra('CRV', 1_450_00, 300),
  extra('MKR', 1_600_00, 300),
];

const OUTSIDE_TARGETS: FixtureClass[] = [...SIX, extra('PEPE', 31_40, 0), extra('ENS', 1, 0)];

const FAR: FixtureClass[] = [
  { ...extra('ETH', 41_000_00, 5000), dollarsEach: 2850, symbol: 'ETH' },
  { ...extra('USD', 7_213_07, 4000), dollarsEach: 1, decimals: 6, symbol: 'USDC' },
  { ...extra('BTC', 0, 1000), dollarsEach: 106_800, decimals: 8, symbol: 'WBTC' },
];

function unknownBase(snapshot: Snapshot): Snapshot {
  const chains = snapshot.chains.map((chain) =>
    chain.chainId === 8453 && chain.block
      ? {
          ...chain,
          status: 'unknown' as const,
          reason: 'rpc.split' as const,
          block: { ...chain.block, time: NOW - 3_720 },
        }
      : chain,
  );
  return { ...snapshot, chains };
}

function dissenting(snapshot: Snapshot): Snapshot {
  const chains = snapshot.chains.map((chain) =>
    chain.chainId === 8453 ? { ...chain, dissent: ['mainnet.base.org'] } : chain,
  );
  return { ...snapshot, chains };
}

const running = { startedAt: NOW - 3, endedAt: null, end: null, fault: null };
const failed = (fault: 'rpc.unreachable' | 'permission.revoked') => ({
  startedAt: NOW - 70,
  endedAt: NOW - 65,
  end: 'unknown' as const,
  fault,
});
const old = { ...snapshotOf(SIX), takenAt: NOW - 7_900 };
const step = (leg: number, kind: 'approve' | 'swap', state: 'confirmed' | 'asked' | 'queued') => ({
  ...queuedStep(leg, kind),
  state,
});
const DEMO = { ...portfolioOf(SIX), kind: 'demo' as const, name: 'Demo portfolio', addresses: [] };

const points = (size: number) => ({ kind: 'points' as const, size: bps(size) });
const withStrategy = (strategy: Partial<Strategy>) => ({
  ...portfolioOf(SIX),
  strategy: { ...DEFAULT_STRATEGY, ...strategy },
});

/** Everything a portfolio can be like, by name. */
export const FACTS = {
  drifted: factsOf(SIX),
  inBand: factsOf(onTarget(SIX, 48_213_07)),
  loading: factsOf(SIX, { snapshot: null, check: running }),
  neverRead: factsOf(SIX, { snapshot: null, check: failed('rpc.unreachable') }),
  checking: factsOf(SIX, { check: running }),
  stale: factsOf(SIX, { snapshot: old }),
  chainUnknown: factsOf(SIX, { snapshot: unknownBase(snapshotOf(SIX)) }),
  failed: factsOf(SIX, { check: failed('rpc.unreachable') }),
  revoked: factsOf(SIX, { check: failed('permission.revoked') }),
  offline: factsOf(SIX, { isOffline: true, snapshot: old }),
  prices: factsOf(SIX, {
    snapshot: dissenting(
      snapshotOf(SIX, { BTC: 'disputed', LINK: 'stale', UNI: 'missing', AAVE: 'single' }),
    ),
  }),
  underWay: factsOf(SIX, {
    bundle: {
      steps: [step(0, 'swap', 'confirmed'), step(1, 'approve', 'asked'), step(1, 'swap', 'queued')],
    },
  }),
  demo: factsOf(SIX, { portfolio: DEMO, nextCheckAt: null }),
  noTargets: factsOf(SIX, { portfolio: { ...portfolioOf(SIX), targets: [] } }),
  empty: factsOf(scaled(SIX, 0), { snapshot: { ...snapshotOf(SIX), holdings: [] } }),
  long: factsOf(scaled(LONG, 256.0646), {
    portfolio: {
      ...portfolioOf(LONG),
      name: 'Retirement savings of the whole extended family',
      addresses: [OWNER, OTHER_OWNER],
    },
  }),
  ten: factsOf(TEN),
  notInTargets: factsOf(OUTSIDE_TARGETS),
  farOff: factsOf(FAR, { portfolio: portfolioOf(FAR, 500) }),
  ownBands: factsOf(SIX.map((entry, index) => ({ ...entry, band: 100 + index * 100 }))),
  uneven: factsOf(SIX, {
    portfolio: withStrategy({ band: { above: points(500), below: points(250) } }),
  }),
  scheduled: factsOf(SIX, { portfolio: withStrategy({ trigger: 'schedule' }) }),
  manual: factsOf(SIX, {
    portfolio: {
      ...portfolioOf(SIX),
      manual: [{ id: 'm1', classId: 'BTC', amount: amount(2n * 10n ** 16n), locked: true }],
    },
  }),
} satisfies Record<string, PortfolioFacts>;
