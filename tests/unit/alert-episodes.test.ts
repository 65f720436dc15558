import { expect, it } from 'vitest';
import { bps, usd } from '../../lib/core/money.ts';
import type { Strategy } from '../../lib/core/strategy.ts';
import { CALM, checks, OVER } from '../fixtures/checks.ts';
import { costOf, DAY, IDS, viewOf } from '../fixtures/judgedWorld.ts';

const co = { kind: 'costOptimal' as const };
const wide = { kind: 'points' as const, size: bps(3_000) };
const none = { kind: 'relative' as const, size: bps(0) };
const gasAt = (now: number) => ({ gas: [{ chainId: 1, now, median: 2 }] });

/** Whether each of these checks told the user. */
async function toldOf(
  { check }: ReturnType<typeof checks>,
  path: readonly Record<string, number>[],
): Promise<boolean[]> {
  const told = [];
  for (const held of path) told.push((await check(held)).isTold);
  return told;
}

it('a tracking error over its limit is told once, with what correcting costs, until it is back', async () => {
  const run = checks({ trackingError: bps(500), band: { above: wide, below: wide } });
  const over = { ETH: 70, BTC: 20, USD: 10 };
  const { judged, isTold } = await run.check(over);
  expect(isTold).toBe(true);
  expect(judged?.judgement).toMatchObject({ kind: 'act', outside: [] });
  expect(judged?.judgement.worth?.cost).toBeGreaterThan(0n);
  expect(await toldOf(run, [over, { ...over, ETH: 69, USD: 11 }, CALM, over])).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

it('with costs over relief nothing is told by the user’s wish, whatever else there is to wait for', async () => {
  const dear = IDS.map((id) => costOf(id, { fixed: 5_000 }));
  const { check, setCosts } = checks({ isAlertOnlyIfWorth: true });
  setCosts(viewOf(IDS, { known: dear, ...gasAt(10) }));
  const first = await check(OVER);
  expect([first.judged?.judgement.kind, first.isTold]).toEqual(['wait', false]);
  setCosts(viewOf(IDS));
  expect((await check(OVER)).isTold).toBe(true);
  expect((await check(OVER)).isTold).toBe(false);
});

it('who was told to wait is told once that there is nothing to wait for', async () => {
  const { check, setCosts } = checks();
  const told = [];
  for (const gas of [10, 10, 1, 10, 1]) {
    setCosts(viewOf(IDS, gasAt(gas)));
    const { judged, isTold } = await check(OVER);
    told.push([judged?.judgement.kind, isTold]);
  }
  expect(told).toEqual([
    ['wait', true],
    ['wait', false],
    ['act', true],
    ['wait', false],
    ['act', false],
  ]);
});

it('a band that costs widen and narrow ends no breach of it', async () => {
  const { check, setCosts } = checks({ band: { above: co, below: co } });
  const told = [];
  const outside = [];
  for (const fixed of [1, 40, 1, 40, 1, 40]) {
    setCosts(viewOf(IDS, { known: IDS.map((id) => costOf(id, { fixed })) }));
    const { judged, isTold } = await check({ ETH: 57, BTC: 26.8, USD: 16.2 });
    told.push(isTold);
    outside.push(judged?.judgement.outside.includes('ETH'));
  }
  expect(outside.slice(0, 2)).toEqual([true, false]);
  expect(told).toEqual([true, false, false, false, false, false]);
});

it('a band of nothing is told once, and what is not worth a trade never', async () => {
  const band = { above: none, below: none };
  const at = (eth: number) => ({ ETH: eth, BTC: 30, USD: 70 - eth });
  const slow = [50.01, 50.02, 49.98, 50.05, 50.1].map(at);
  expect(await toldOf(checks({ band }), slow)).toEqual([true, false, false, false, false]);
  expect(await toldOf(checks({ band }), [at(50.01), at(51.02)])).toEqual([true, true]);
  const dust = checks({ band }, (world) => ({
    ...world,
    readPortfolio: async (id) => {
      const found = await world.readPortfolio(id);
      return found && { ...found, limits: { ...found.limits, minTrade: usd(25n * 10n ** 8n) } };
    },
  }));
  const small = { ETH: 50.03, BTC: 29.99, USD: 19.98 };
  expect(await toldOf(dust, [at(50.01), at(50.02), small])).toEqual([false, false, true]);
  expect(dust.memory.told[0]?.drift.outside).toBe(1);
});

it('each class that leaves its band is told of, also on its other side, though another is still out', async () => {
  const run = checks();
  const path = [
    { ETH: 56, BTC: 26, USD: 18 },
    { ETH: 50, BTC: 35.5, USD: 14.5 },
    { ETH: 50, BTC: 35.6, USD: 14.4 },
    { ETH: 50, BTC: 24, USD: 26 },
    { ETH: 50, BTC: 24.1, USD: 25.9 },
  ];
  expect(await toldOf(run, path)).toEqual([true, true, false, true, false]);
  const beside = [
    { ETH: 56, BTC: 28, USD: 16 },
    { ETH: 58, BTC: 36, USD: 6 },
    { ETH: 58, BTC: 36.2, USD: 5.8 },
  ];
  expect(await toldOf(checks(), beside)).toEqual([true, true, false]);
});

it('a schedule that was off begins anew: its first look is a whole period after it was switched on', async () => {
  const strategy: Partial<Strategy> = { trigger: 'schedule', schedule: { every: 'month' } };
  const { check, now } = checks(strategy);
  const near = { ETH: 51, BTC: 29.5, USD: 19.5 };
  await check(near);
  strategy.trigger = 'band';
  await check(near, 200 * DAY);
  strategy.trigger = 'schedule';
  const { judged, isTold } = await check(near);
  expect(isTold).toBe(false);
  expect(judged?.judgement.kind).toBe('wait');
  expect(judged?.judgement.dueAt).toBeGreaterThan(now());
});
