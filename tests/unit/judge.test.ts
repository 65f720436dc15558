import { describe, expect, it } from 'vitest';
import { bps } from '../../lib/core/money.ts';
import type { PriceStatus, Snapshot } from '../../lib/core/snapshot.ts';
import { decide } from '../../lib/policy/decide.ts';
import { covarianceOf } from '../../lib/policy/pastRisk.ts';
import {
  COST_BAND,
  costOf,
  DAY,
  IDS,
  judgedCase,
  NEAR,
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

describe('a verdict', () => {
  it.each([
    [24_999, ['A']],
    [25_000, []],
    [35_000, []],
    [35_001, ['A']],
  ])('of 30 %% ± 5 at %i of 100 000 dollars finds outside: %j', (a, outside) => {
    const { judgement } = judgedCase({
      held: { A: a, B: 50_000 - (a - 30_000), C: 20_000 },
      targets: { A: 30, B: 50, C: 20 },
      strategy: {
        own: {
          B: {
            above: { kind: 'points', size: bps(9_000) },
            below: { kind: 'points', size: bps(9_000) },
          },
        },
      },
    });
    expect(judgement.outside).toEqual(outside);
  });

  it('of 50/30/20 with bitcoin at 65 acts, and sends what is outside to its target', () => {
    const { judgement, verdict } = judgedCase({
      held: { BTC: 65_000, ETH: 24_000, USD: 11_000 },
      targets: { BTC: 50, ETH: 30, USD: 20 },
    });
    expect(judgement).toMatchObject({ kind: 'act', outside: ['BTC', 'ETH', 'USD'], aim: null });
    expect(verdict.kind === 'act' && verdict.to).toEqual([0.5, 0.3, 0.2]);
  });

  it('is not worth it where costs outweigh relief, says what it costs and from where it would be', () => {
    const dear = { known: IDS.map((id) => costOf(id, { fixed: 900 })) };
    const { judgement } = judgedCase({ ...OFF, known: { costs: viewOf(IDS, dear) } });
    expect(judgement.kind).toBe('notWorth');
    const { worth } = judgement;
    expect(worth && worth.cost > worth.relief).toBe(true);
    expect(worth?.worthFrom).toBeGreaterThan(2_000);
  });

  it('counts the tax on a sale as its cost', () => {
    const plain = judgedCase(OFF).judgement.worth?.cost ?? 0n;
    const taxed = judgedCase({ ...OFF, known: { taxes: { ETH: 0.1 } } }).judgement.worth?.cost;
    expect(taxed).toBe(plain + 2_000n * 10n ** 8n);
  });

  it('takes the cost of the chain where a class is cheapest at its own size', () => {
    const known = [
      ...IDS.map((id) => costOf(id, { fixed: 40, share: 0.001 })),
      ...IDS.map((id) => costOf(id, { chainId: 8453, fixed: 0.1, share: 0.002 })),
    ];
    const costs = viewOf(IDS, { known });
    expect(judgedCase({ ...OFF, known: { costs } }).state.costs?.[0]?.fixed).toBe(0.1);
    const huge = { held: { ETH: 7e6, BTC: 2e6, USD: 1e6 }, targets: OFF.targets };
    expect(judgedCase({ ...huge, known: { costs } }).state.costs?.[0]?.fixed).toBe(40);
  });

  it('that was kept is made again from what it was made of', () => {
    for (const of of [OFF, NEAR]) {
      const { state, verdict } = judgedCase(of);
      expect(decide(JSON.parse(JSON.stringify(state)))).toEqual(verdict);
    }
  });
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

describe('what is not known', () => {
  it('makes only what a correction is worth unknown: the breach stands', () => {
    const { judgement, drift } = judgedCase({ ...OFF, known: { costs: viewOf([]), past: null } });
    expect(judgement).toMatchObject({ kind: 'unknown', outside: IDS, worth: null });
    expect(judgement.missing).toEqual([
      { of: 'cost', ids: IDS },
      { of: 'past', ids: IDS },
    ]);
    expect(drift.outside).toBe(3);
  });

  it('names the classes without a past, and all where the days are too few', () => {
    const missing = (past: ReturnType<typeof pastOf>) =>
      judgedCase({ ...OFF, known: { past } }).judgement.missing;
    expect(missing(pastOf(['ETH', 'BTC']))).toEqual([{ of: 'past', ids: ['USD'] }]);
    expect(missing(pastOf(IDS, 20))).toEqual([{ of: 'past', ids: IDS }]);
  });

  it('of costs leaves a cost-optimal band the plain one, so that a breach is still one', () => {
    const strategy = { band: COST_BAND };
    const blind = judgedCase({ ...OFF, strategy, known: { costs: viewOf(['ETH']), past: null } });
    expect(blind.judgement).toMatchObject({ kind: 'unknown', outside: IDS, found: {} });
    const half = judgedCase({ ...OFF, strategy, known: { costs: viewOf(['ETH', 'USD']) } });
    expect(Object.keys(half.judgement.found)).toEqual(['ETH', 'USD']);
    expect(half.judgement.outside).toContain('BTC');
  });

  it('of a class that the correction does not trade is not asked for', () => {
    const four = {
      held: { ETH: 60_000, BTC: 20_000, USD: 10_000, XAU: 10_000 },
      targets: { ETH: 50, BTC: 30, USD: 10, XAU: 10 },
    };
    const whole = judgedCase(four).judgement;
    const without = (...ids: string[]) =>
      judgedCase({
        ...four,
        known: { costs: viewOf(Object.keys(four.held).filter((id) => !ids.includes(id))) },
      }).judgement;
    expect(without('XAU', 'USD')).toEqual(whole);
    expect(whole).toMatchObject({ kind: 'act', missing: [] });
    expect(without('XAU', 'BTC')).toMatchObject({
      kind: 'unknown',
      worth: null,
      missing: [{ of: 'cost', ids: ['BTC'] }],
    });
  });

  it('of a cost leaves only its own cost-optimal band unknown, and only while it may be broken', () => {
    const strategy = { band: COST_BAND };
    const costs = viewOf(['ETH', 'USD']);
    const at = (eth: number, btc: number, more: object = {}) =>
      judgedCase({
        held: { ETH: eth, BTC: btc, USD: 100_000 - eth - btc },
        targets: OFF.targets,
        strategy,
        known: { costs },
        minTradeCents: 1_000,
        ...more,
      }).judgement;
    expect(at(50_000, 30_000)).toMatchObject({ kind: 'inBand', missing: [] });
    expect(at(50_100, 29_900)).toMatchObject({
      kind: 'unknown',
      outside: [],
      missing: [{ of: 'cost', ids: ['BTC'] }],
      worth: null,
      aim: null,
    });
    expect(at(50_005, 29_995).kind).toBe('inBand');
    // What is outside for certain, and trades with what has a cost, is decided all the same.
    const apart = judgedCase({
      held: { ETH: 52_000, BTC: 30_100, USD: 8_000, XAU: 9_900 },
      targets: { ETH: 40, BTC: 30, USD: 20, XAU: 10 },
      strategy,
      known: { costs: viewOf(['ETH', 'USD', 'XAU']) },
    }).judgement;
    expect(apart).toMatchObject({ kind: 'act', outside: ['ETH', 'USD'] });
    expect(apart.missing).toEqual([{ of: 'cost', ids: ['BTC'] }]);
    const both = { strategy: { ...strategy, trigger: 'both' as const } };
    expect(at(50_100, 29_900, { ...both, known: { costs, dueAt: 201 * DAY } }).kind).toBe('inBand');
    expect(at(50_100, 29_900, { ...both, known: { costs, dueAt: 199 * DAY } }).kind).toBe(
      'unknown',
    );
    const own = { strategy: { own: { BTC: COST_BAND } }, known: { past: null } };
    expect(at(50_100, 29_900, own)).toMatchObject({ kind: 'unknown', outside: [] });
  });

  it('of a chain decides nothing', () => {
    const unread = (snapshot: Snapshot): Snapshot => ({
      ...snapshot,
      chains: snapshot.chains.map((chain) => ({ ...chain, status: 'unknown' })),
    });
    const { judgement } = judgedCase({ ...OFF, snapshot: unread });
    expect(judgement).toMatchObject({ kind: 'unknown', outside: [], worth: null, aim: null });
    expect(judgement.missing[0]).toEqual({ of: 'chain', ids: ['1'] });
  });

  it('of the past of one class leaves no covariance, and few days leave none either', () => {
    expect(covarianceOf(pastOf(['ETH', 'BTC']), IDS)).toBeNull();
    expect(covarianceOf(pastOf(IDS, 30), IDS)).toBeNull();
    expect(covarianceOf(pastOf(IDS, 31), IDS)).toHaveLength(3);
  });
});
