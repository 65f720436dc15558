import type { BandRow } from '../../components/strategy/BandTable.tsx';
import type { Earned } from '../../components/strategy/RuleMore.tsx';
import { StrategyView } from '../../components/strategy/StrategyView.tsx';
import type { Yearly } from '../../components/strategy/YearlyCost.tsx';
import { bps, dollars, price } from '../../lib/core/money.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { DEFAULT_STRATEGY, type Strategy } from '../../lib/core/strategy.ts';
import { type StrategyDraft, strategyDraftOf } from '../../lib/core/strategyDraft.ts';
import { FACTS } from './facts.ts';
import { LABELS, NOW } from './fixtures.ts';
import { GalleryFrame } from './GalleryFrame.tsx';
import { type GalleryState, nothing } from './state.ts';
import { cardOf, DAYS } from './states-backtest.tsx';

const { drift, portfolio } = FACTS.drifted;
const IDS = portfolio.targets.map(({ classId }) => classId);

const KNOWN: Yearly = {
  is: 'known',
  cost: 61.4,
  share: 0.00127,
  trades: 7.4,
  trackingError: 0.0214,
  flags: [],
  days: 180,
  costsAt: NOW - 1_900,
  looksADay: 24,
  checkMinutes: 15,
};
const LOCKED: Record<'volatility' | 'trend', Earned> = {
  volatility: { is: 'unknown' },
  trend: { is: 'tooShort', days: DAYS },
};

function bandsOf(width: number, above = width): BandRow[] {
  return portfolio.targets.map(({ classId, weight }, i) => ({
    classId,
    weight: drift?.rows.find((row) => row.classId === classId)?.weight ?? null,
    target: weight,
    edges: { above: bps(above), below: bps(Math.min(width, weight)) },
    breach: {
      above: price(BigInt(3412 + i) * 10n ** 18n),
      below: i === 1 ? null : price(264n * 10n ** 17n),
    },
    liquidity:
      i === 3
        ? null
        : { impact: 0.0004 * (i + 1), mark: i > 1 ? 'fair' : 'deep', asOf: NOW - 1_900 },
  }));
}

interface Shown {
  strategy?: Partial<Strategy>;
  typed?: StrategyDraft['typed'];
  yearly?: Yearly;
  bands?: BandRow[];
  isChanged?: boolean;
  isSaved?: boolean;
  earned?: typeof LOCKED;
  isImplied?: boolean;
  isPrivate?: boolean;
  fault?: { code: 'storage.full' };
}

function page(name: string, shown: Shown): GalleryState {
  const strategy = { ...DEFAULT_STRATEGY, ...shown.strategy };
  const held: Portfolio = { ...portfolio, strategy };
  const draft = { ...strategyDraftOf(held), typed: shown.typed ?? {} };
  const implied =
    shown.isImplied === false
      ? { little: null, middle: null, much: null }
      : {
          little: { from: 0.041, to: 0.089 },
          middle: { from: 0.033, to: 0.071 },
          much: { from: 0.026, to: 0.056 },
        };
  return {
    name: `strategy-${name}`,
    frame: 'page',
    draw: () => (
      <GalleryFrame current="strategy" isPrivate={shown.isPrivate ?? false}>
        <StrategyView
          edit={{ draft, onDraft: nothing }}
          classIds={IDS}
          bands={shown.bands ?? bandsOf(250)}
          yearly={shown.yearly ?? KNOWN}
          implied={implied}
          earned={shown.earned ?? LOCKED}
          pricesAt={NOW - 125}
          costsAt={shown.isImplied === false ? null : NOW - 1_900}
          nextCheckAt={NOW + 175}
          now={NOW}
          labels={LABELS}
          isChanged={shown.isChanged ?? false}
          isSaved={shown.isSaved ?? false}
          fault={shown.fault}
          onSave={nothing}
          onDiscard={nothing}
          backtest={cardOf({ is: 'idle' })}
        />
      </GalleryFrame>
    ),
  };
}

const flagged = (flag: Extract<Yearly, { is: 'known' }>['flags'][number]): Yearly => ({
  ...KNOWN,
  flags: [flag],
});

const UNMEASURED = bandsOf(250).map((row) => ({
  ...row,
  weight: null,
  edges: null,
  breach: { above: null, below: null },
  liquidity: null,
}));

export const states: GalleryState[] = [
  page('saved', { isSaved: true, strategy: { risk: 'middle' } }),
  page('too-narrow', {
    yearly: {
      ...flagged({ flag: 'tooNarrow', figure: 0.142, limit: 0.0046, than: 'costOptimal' }),
      cost: 6846.2,
      share: 0.142,
      trades: 410,
    } as Yearly,
    bands: bandsOf(25),
  }),
  page('too-wide', {
    yearly: flagged({ flag: 'tooWide', figure: 0.118, limit: 0.052 }),
    bands: bandsOf(3000),
  }),
  page('too-small', {
    yearly: flagged({ flag: 'tooSmall', risk: 4.32, cost: 0.53, left: 4.01, payingFrom: 1280 }),
  }),
  page('no-rule-pays', {
    yearly: flagged({ flag: 'tooSmall', risk: 4.32, cost: 5.46, left: 1.68, payingFrom: null }),
  }),
  page('unknown', {
    yearly: { is: 'unknown', why: 'costs', classIds: ['LINK', 'UNI'] },
    bands: UNMEASURED,
    isImplied: false,
  }),
  page('few-prices', { yearly: { is: 'unknown', why: 'prices', days: 12 }, isImplied: false }),
  page('cost-optimal', {
    strategy: {
      band: { above: { kind: 'costOptimal' }, below: { kind: 'costOptimal' } },
      to: 'inner',
      risk: 'much',
    },
    bands: bandsOf(330, 410),
  }),
  page('sides', {
    strategy: {
      band: {
        above: { kind: 'relative', size: bps(2500) },
        below: { kind: 'points', size: bps(400) },
      },
      own: {
        BTC: {
          above: { kind: 'geometric', size: bps(2000) },
          below: { kind: 'costOptimal' },
        },
      },
      trigger: 'both',
      schedule: { every: 'days', days: 14 },
      trackingError: bps(300),
    },
    bands: bandsOf(400, 700),
    isChanged: true,
  }),
  page('schedule', { strategy: { trigger: 'schedule', schedule: { every: 'quarter' } } }),
  page('unreadable', {
    typed: {
      'band.both': { text: '5,1.2', why: 'notNumber' },
      minTrade: { text: '0.001', why: 'tooFine' },
    },
    isChanged: true,
  }),
  page('plan-rules', {
    strategy: {
      locks: { ETH: 'noSell', LINK: 'both' },
      caps: { trade: dollars(5_000), turnover: bps(2_000) },
      invest: { value: dollars(250), schedule: { every: 'week', closes: 0 } },
      tax: {
        rate: bps(2_600),
        method: 'hifo',
        pool: 'wallet',
        longTermDays: 365,
        longTermRate: bps(0),
      },
      isVolatilityAdjusted: true,
      isAlertOnlyIfWorth: true,
    },
    earned: { volatility: { is: 'earned' }, trend: { is: 'lost' } },
    isPrivate: true,
  }),
  page('not-saved', { isChanged: true, fault: { code: 'storage.full' } }),
];
