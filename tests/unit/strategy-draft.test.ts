import { describe, expect, test } from 'vitest';
import { bps, dollars } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS, type Portfolio } from '../../lib/core/portfolio.ts';
import type { BandSides } from '../../lib/core/strategy.ts';
import {
  bothSides,
  isStrategyChanged,
  pointsOf,
  type StrategyDraft,
  strategyDraftOf,
  withOwnBand,
  withStrategy,
} from '../../lib/core/strategyDraft.ts';
import { ruleOf } from '../../lib/policy/ruleOf.ts';
import { plainPortfolio } from '../fixtures/plainPortfolio.ts';

const points = (size: number): BandSides => bothSides({ kind: 'points', size: bps(size) });
const relative = bothSides({ kind: 'relative', size: bps(2_000) });

const PORTFOLIO = plainPortfolio({
  targets: [
    { classId: 'ETH', weight: bps(6_000), band: null },
    { classId: 'BTC', weight: bps(4_000), band: bps(300) },
  ],
});

const edited = (portfolio: Portfolio, parts: Partial<StrategyDraft['strategy']>): StrategyDraft => {
  const draft = strategyDraftOf(portfolio);
  return { ...draft, strategy: { ...draft.strategy, ...parts } };
};

describe('a draft of a strategy', () => {
  test('kept unedited leaves the portfolio as it is', () => {
    expect(withStrategy(PORTFOLIO, strategyDraftOf(PORTFOLIO))).toEqual(PORTFOLIO);
    expect(isStrategyChanged(PORTFOLIO, strategyDraftOf(PORTFOLIO))).toBe(false);
  });

  test('shows the bands of limits and targets as its own', () => {
    const { strategy } = strategyDraftOf(PORTFOLIO);
    expect(strategy.band).toEqual(points(500));
    expect(strategy.own).toEqual({ BTC: points(300) });
  });

  test('puts points that are even into limits and targets, where the targets page shows them', () => {
    const kept = withStrategy(
      PORTFOLIO,
      edited(PORTFOLIO, { band: points(250), own: { ETH: points(700) } }),
    );
    expect(kept.limits.band).toBe(250);
    expect(kept.targets.map(({ band }) => band)).toEqual([bps(700), null]);
    expect(kept.strategy).toMatchObject({ band: null, own: {} });
  });

  test('puts every other band into the strategy and leaves the plain points alone', () => {
    const kept = withStrategy(PORTFOLIO, edited(PORTFOLIO, { band: relative }));
    expect(kept.strategy.band).toEqual(relative);
    expect(kept.strategy.own).toEqual({ BTC: points(300) });
    expect(kept.limits.band).toBe(500);
  });

  test.each<[string, Partial<StrategyDraft['strategy']>]>([
    ['even points', { band: points(100), own: { ETH: points(50) } }],
    ['a share of the target, one class in points', { band: relative, own: { ETH: points(50) } }],
    [
      'uneven points, one class from costs',
      {
        band: {
          above: { kind: 'points', size: bps(600) },
          below: { kind: 'points', size: bps(400) },
        },
        own: { BTC: bothSides({ kind: 'costOptimal' }) },
      },
    ],
    ['points, one class as a share', { band: points(100), own: { BTC: relative } }],
    ['a schedule alone', { trigger: 'schedule', schedule: { every: 'quarter' } }],
  ])('comes back as it was kept: %s', (_, parts) => {
    const draft = edited(PORTFOLIO, parts);
    const kept = withStrategy(PORTFOLIO, draft);
    expect(strategyDraftOf(kept).strategy).toEqual(draft.strategy);
    expect(isStrategyChanged(kept, strategyDraftOf(kept))).toBe(false);
  });

  test('makes the rule the page showed: every class has the band the draft gave it', () => {
    const own = { BTC: relative };
    const rule = ruleOf(withStrategy(PORTFOLIO, edited(PORTFOLIO, { band: points(100), own })));
    expect(rule.band?.above).toEqual({ kind: 'points', size: 0.01 });
    const fifth = { kind: 'relative', size: 0.2 };
    expect(rule.own).toEqual({ BTC: { above: fifth, below: fifth } });
  });

  test('keeps reserves and slippage of the limits, and takes minimum and cost', () => {
    const draft = strategyDraftOf(PORTFOLIO);
    const limits = { ...draft.limits, minTrade: dollars(99), slippage: bps(1) };
    const kept = withStrategy(PORTFOLIO, { ...draft, limits });
    expect(kept.limits).toEqual({ ...DEFAULT_LIMITS, minTrade: dollars(99) });
  });

  test('is a change as long as something typed cannot be read', () => {
    const draft = strategyDraftOf(PORTFOLIO);
    const typed = { minTrade: { text: 'x', why: 'notNumber' as const } };
    expect(isStrategyChanged(PORTFOLIO, { ...draft, typed })).toBe(true);
  });

  test('forgets what was typed of a class whose own band is taken away, and nothing else', () => {
    const draft = {
      ...strategyDraftOf(PORTFOLIO),
      typed: {
        'own.BTC.above': { text: 'x', why: 'notNumber' as const },
        'own.ETH.above': { text: '3', why: null },
      },
    };
    const next = withOwnBand(draft, 'BTC', null);
    expect(next.strategy.own).toEqual({});
    expect(Object.keys(next.typed)).toEqual(['own.ETH.above']);
  });
});

test('only points that are the same on both sides are plain', () => {
  expect(pointsOf(points(200))).toBe(200);
  expect(pointsOf({ ...points(200), below: { kind: 'points', size: bps(100) } })).toBeNull();
  expect(pointsOf(relative)).toBeNull();
});
