import { describe, expect, it } from 'vitest';
import type { PriceStatus, Snapshot } from '../../lib/core/snapshot.ts';
import {
  costOf,
  DAY,
  IDS,
  judgedCase,
  OFF,
  pastOf,
  provenOf,
  viewOf,
  WIDE,
} from '../fixtures/judgedWorld.ts';

const withStatus =
  (classId: string, status: PriceStatus) =>
  (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    prices: snapshot.prices.map((one) =>
      one.asset.classId === classId ? { ...one, status } : one,
    ),
  });

describe('what waits', () => {
  const causesOf = (of: Parameters<typeof judgedCase>[0]) => {
    const { judgement } = judgedCase(of);
    expect(judgement.kind).toBe('wait');
    return judgement.causes;
  };
  const costs = (more: Parameters<typeof viewOf>[1]) => ({ known: { costs: viewOf(IDS, more) } });

  it('is gas above its own 7-day median by the stated factor, and no less', () => {
    const gas = (now: number) => costs({ gas: [{ chainId: 1, now, median: 2 }] });
    expect(causesOf({ ...OFF, ...gas(6.2) })).toEqual([{ cause: 'gas', now: 310, until: 200 }]);
    expect(judgedCase({ ...OFF, ...gas(4) }).judgement.kind).toBe('act');
  });

  it('is gas only where the correction would trade', () => {
    const known = [
      ...IDS.map((id) => costOf(id, { fixed: 40 })),
      ...IDS.map((id) => costOf(id, { chainId: 8453, fixed: 0.1 })),
    ];
    const on = (chainId: number) => costs({ known, gas: [{ chainId, now: 9, median: 2 }] });
    expect(judgedCase({ ...OFF, ...on(1) }).judgement.kind).toBe('act');
    expect(causesOf({ ...OFF, ...on(8453) })).toEqual([{ cause: 'gas', now: 450, until: 200 }]);
  });

  it('is the impact of what moves, above the limit', () => {
    const thin = (thin: string) =>
      costs({ known: IDS.map((id) => costOf(id, { impact: id === thin ? 0.02 : 0 })) });
    expect(causesOf({ ...OFF, ...thin('ETH') })).toEqual([
      { cause: 'impact', classId: 'ETH', now: 200, until: 100 },
    ]);
    // In band, and a counterpart of what is not.
    const counter = {
      held: { ETH: 66_000, BTC: 34_000, USD: 100_000 },
      targets: { ETH: 25, BTC: 25, USD: 50 },
      strategy: { own: { BTC: WIDE } },
    };
    expect(judgedCase(counter).judgement.outside).toEqual(['ETH']);
    expect(causesOf({ ...counter, ...thin('BTC') })).toEqual([
      { cause: 'impact', classId: 'BTC', now: 160, until: 100 },
    ]);
    // With all moved, what is inside its band is moved too.
    const all = { ...counter, strategy: { ...counter.strategy, moves: 'all' as const } };
    expect(causesOf({ ...all, ...thin('BTC') })).toMatchObject([{ classId: 'BTC' }]);
  });

  it('and costs by the size of the trade that would be made, not of the usual one', () => {
    const curve = (size: number) => 0.0005 * size + (0.01 / 50_000) * size ** 2;
    const known = ['ETH', 'USD'].map((id) =>
      costOf(id, { size: 50_000, share: curve(50_000) / 50_000, impact: 0.01, fixed: 2 }),
    );
    const at = (eth: number) =>
      judgedCase({
        held: { ETH: eth * 10_000, USD: (100 - eth) * 10_000 },
        targets: { ETH: 50, USD: 50 },
        known: { costs: viewOf(['ETH', 'USD'], { known }) },
      }).judgement;
    for (const eth of [56, 70, 90]) {
      const cost = curve((eth - 50) * 10_000) + 2;
      expect(Number(at(eth).worth?.cost) / 1e8).toBeCloseTo(cost, 2);
    }
    expect(at(70).causes).toEqual([
      { cause: 'impact', classId: 'ETH', now: 400, until: 100 },
      { cause: 'impact', classId: 'USD', now: 400, until: 100 },
    ]);
  });

  it.each([
    ['disputed', 'disputed'],
    ['flawed', 'disputed'],
    ['stale', 'disputed'],
    ['depegged', 'depegged'],
  ] as const)('is a price that is %s', (status, is) => {
    const snapshot = withStatus('USD', status);
    expect(causesOf({ ...OFF, snapshot })).toEqual([{ cause: 'price', classId: 'USD', is }]);
  });

  it('is stress: a spread or a correlation beyond its limit', () => {
    expect(causesOf({ ...OFF, ...costs({ spread: 0.02 }) })).toEqual([
      { cause: 'stress', of: 'spread', now: 200, until: 100 },
    ]);
    const [found] = causesOf({ ...OFF, known: { past: pastOf(IDS, 181, 0.999) } });
    expect(found).toMatchObject({ cause: 'stress', of: 'correlation', until: 9_500 });
    expect(judgedCase({ ...OFF, known: { past: pastOf(IDS, 181, 0.7) } }).judgement.kind).toBe(
      'act',
    );
  });

  it('is a schedule that is not due', () => {
    const strategy = { trigger: 'both' as const };
    const dueAt = 201 * DAY;
    expect(causesOf({ ...OFF, strategy, known: { dueAt } })).toEqual([
      { cause: 'schedule', until: dueAt },
    ]);
    expect(judgedCase({ ...OFF, strategy, known: { dueAt: 200 * DAY } }).judgement.kind).toBe(
      'act',
    );
  });

  it('is a plan under way', () => {
    expect(causesOf({ ...OFF, known: { underWay: ['USD', 'ETH'] } })).toEqual([
      { cause: 'inTransit', classId: 'ETH' },
      { cause: 'inTransit', classId: 'USD' },
    ]);
  });

  it('is a sale while the price still rises, where the user holds trends', () => {
    const past = pastOf(IDS);
    const rising = { ...past, prices: past.prices.map((row, t) => [100 + t, row[1] ?? 0, 1]) };
    const of = { ...OFF, known: { past: rising } };
    const onlyEth = { own: { BTC: WIDE, USD: WIDE } };
    const strategy = { ...onlyEth, isTrendHeld: true };
    const proven = [provenOf({ ...of, strategy }, { trendBars: 20 })];
    const known = { ...of.known, proven };
    expect(causesOf({ ...of, strategy, known })).toEqual([{ cause: 'trend', classId: 'ETH' }]);
    expect(judgedCase({ ...of, strategy: onlyEth, known }).judgement.kind).toBe('act');
    expect(judgedCase({ ...of, strategy }).judgement.kind).toBe('act');
  });
});
