import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../lib/core/snapshot.ts';
import { covarianceOf } from '../../lib/policy/pastRisk.ts';
import { COST_BAND, DAY, IDS, judgedCase, OFF, pastOf, viewOf } from '../fixtures/judgedWorld.ts';

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
