import { expect, it } from 'vitest';
import { alertOf } from '../../lib/core/alertText.ts';
import type { Bundle } from '../../lib/core/bundle.ts';
import { Fault } from '../../lib/core/fault.ts';
import { answerTo } from '../../lib/core/history.ts';
import type { CheckWorld } from '../../lib/flow/checkDrift.ts';
import { decide } from '../../lib/policy/decide.ts';
import type { Memory } from '../fixtures/checkMemory.ts';
import { CALM, checks, OVER } from '../fixtures/checks.ts';
import { costOf, DAY, IDS, viewOf } from '../fixtures/judgedWorld.ts';

it('a breach is told once, with its verdict, though the asset wavers at its edge', async () => {
  const { check, memory } = checks();
  expect((await check()).isTold).toBe(false);
  const told = [];
  for (const eth of [55.2, 54.9, 55.1, 54.6, 55.3])
    told.push((await check({ ETH: eth, BTC: 80 - eth, USD: 20 })).isTold);
  expect(told).toEqual([true, false, false, false, false]);
  expect(memory.told[0]?.judgement.worth?.cost).toBeGreaterThan(0n);
  expect((await check({ ETH: 54.4, BTC: 25.6, USD: 20 })).isTold).toBe(false);
  expect((await check({ ETH: 55.2, BTC: 24.8, USD: 20 })).isTold).toBe(true);
});

it('costs that cannot be read end no check and silence no alert', async () => {
  const { check, setCosts, memory } = checks({ isAlertOnlyIfWorth: true });
  setCosts(null);
  const { judged, isTold } = await check(OVER);
  expect(isTold).toBe(true);
  expect(judged?.judgement.missing).toEqual([{ of: 'cost', ids: IDS }]);
  expect(memory.records.at(-1)?.end).toBe('ok');
});

it('only a verdict of not worth it is silent by the user’s wish, until it is worth it', async () => {
  const dear = viewOf(IDS, { known: IDS.map((id) => costOf(id, { fixed: 5_000 })) });
  const silent = checks({ isAlertOnlyIfWorth: true });
  silent.setCosts(dear);
  expect((await silent.check(OVER)).isTold).toBe(false);
  expect((await silent.check(OVER)).judged?.judgement.kind).toBe('notWorth');
  silent.setCosts(viewOf(IDS));
  expect((await silent.check(OVER)).isTold).toBe(true);
  expect((await silent.check(OVER)).isTold).toBe(false);
  const loud = checks();
  loud.setCosts(dear);
  expect((await loud.check(OVER)).isTold).toBe(true);
});

it('the decision is kept with all it was made of, and made of it again', async () => {
  const { check, memory } = checks();
  await check(OVER);
  const { state, verdict } = memory.decision ?? {};
  expect(state && decide(state)).toEqual(verdict);
  expect(memory.judgement).toMatchObject({ kind: verdict?.kind, past: { days: 181 } });
});

it('history holds each change of verdict and each alert, and what was done about it', async () => {
  const { check, memory, setCosts, now } = checks();
  await check(CALM);
  await check(OVER);
  setCosts(viewOf(IDS, { gas: [{ chainId: 1, now: 9, median: 1 }] }));
  await check(OVER);
  await check(OVER);
  const said = () =>
    memory.history.flatMap((entry) =>
      entry.kind === 'rebalance' ? [] : [[entry.kind, entry.said?.kind]],
    );
  expect(said()).toEqual([
    ['alert', 'act'],
    ['verdict', 'wait'],
  ]);
  for (const [i, { state, verdict }] of memory.decided.entries()) {
    expect(verdict.kind).toBe(said()[i]?.[1]);
    expect(decide(JSON.parse(JSON.stringify(state)))).toEqual(verdict);
  }
  expect(memory.decided).toHaveLength(2);
  const bundle = { createdAt: now() + 60 } as Bundle;
  memory.history.push({
    kind: 'rebalance',
    id: 'b',
    portfolioId: 'p',
    at: now() + 120,
    bundle,
    onTargetAfter: null,
  });
  const [alert, wait] = memory.history;
  expect(alert?.kind === 'alert' && answerTo(alert, memory.history)).toBeUndefined();
  expect(wait?.kind === 'verdict' && answerTo(wait, memory.history)?.id).toBe('b');
});

it('a schedule is told of once a look, and a plan begun after it settles it', async () => {
  const { check, memory, now } = checks({
    trigger: 'schedule',
    schedule: { every: 'days', days: 10 },
  });
  const drifted = { ETH: 53, BTC: 28, USD: 19 };
  expect((await check(drifted)).judged?.judgement.kind).toBe('wait');
  expect((await check(drifted, 9 * DAY)).isTold).toBe(false);
  expect((await check(drifted, DAY)).isTold).toBe(true);
  expect((await check(drifted)).isTold).toBe(false);
  expect((await check(drifted, 10 * DAY)).isTold).toBe(true);
  memory.journal.push({ createdAt: now(), legs: [], steps: [] } as unknown as Bundle);
  const { judged } = await check(drifted);
  expect(judged?.judgement).toMatchObject({ kind: 'wait', dueAt: now() + 10 * DAY });
});

it('an alert says in words what the verdict is, and no amounts when they are hidden', async () => {
  const { check, memory, portfolio, setCosts } = checks();
  setCosts(
    viewOf(IDS, { known: IDS.map((id) => costOf(id, { share: 0, impact: 0, fixed: 1_500 })) }),
  );
  await check(OVER);
  const [told] = memory.told;
  if (!told) throw new Error('nothing told');
  const say = (isPrivate: boolean) => alertOf(portfolio(), told.drift, told.judgement, isPrivate);
  expect(say(false).title).toBe('ETH is 10.0 pp over target');
  expect(say(false).message).toMatch(
    /^Correcting now would cost \$3,000, not worth it below \d+(\.\d)? points\. P: now 60\.0 %, target 50\.0 %, band ±5\.0\. 1 class is outside\. Click to see the plan\.$/,
  );
  expect(say(true).message).toMatch(/^Correcting now costs more than it relieves below /);
  expect(say(true).message).not.toContain('$');
});

/** What a check writes and tells, in no order. */
const DEEDS = [
  'writeCheck',
  'writeSnapshot',
  'readJudgement',
  'readEpisode',
  'alert',
  'appendHistory',
  'writeEpisode',
  'writeJudgement',
  'writeDecision',
] as const;

/** Passes on what the world is asked for, and fails where it is told to. */
function failing(isFailing: (deed: string, turn: number) => boolean) {
  const done: string[] = [];
  const through = (world: CheckWorld): CheckWorld => {
    const deeds = DEEDS.map((name) => [
      name,
      async (...args: never[]) => {
        if (isFailing(name, done.length)) throw new Fault('storage.full', name);
        done.push(name);
        return (world[name] as (...all: never[]) => Promise<unknown>)(...args);
      },
    ]);
    return { ...world, ...Object.fromEntries(deeds) };
  };
  return { done, through };
}

const toldIn = (memory: Memory) => [
  memory.told.length,
  memory.history.filter(({ kind }) => kind === 'alert').length,
];

it('wherever a check dies, its breach is told, twice at the most, and history says each time', async () => {
  const whole = failing(() => false);
  await checks({}, whole.through).check(OVER);
  const alertAt = whole.done.indexOf('alert');
  expect(whole.done.slice(alertAt, alertAt + 3)).toEqual([
    'alert',
    'appendHistory',
    'writeEpisode',
  ]);
  for (let end = 0; end <= whole.done.length; end += 1) {
    let isDead = false;
    const dying = failing((_deed, turn) => {
      isDead ||= turn >= end;
      return isDead && isDying;
    });
    let isDying = true;
    const { check, memory } = checks({}, dying.through);
    await check(OVER).catch(() => undefined);
    isDying = false;
    for (let again = 0; again < 3; again += 1) await check(OVER);
    const [told = 0, noted = 0] = toldIn(memory);
    const isTwice = end > alertAt && end <= alertAt + 2;
    expect([end, told]).toEqual([end, isTwice ? 2 : 1]);
    expect(noted).toBe(end === alertAt + 1 ? 1 : told);
    expect(memory.judgement?.outside).toEqual(['ETH']);
  }
});

it.each([
  'writeCheck',
  'writeSnapshot',
  'writeJudgement',
  'writeDecision',
  'appendHistory',
  'readJudgement',
] as const)('a breach is told once though %s never works', async (deed) => {
  const { check, memory } = checks({}, failing((name) => name === deed).through);
  for (let again = 0; again < 3; again += 1) await check(OVER).catch(() => undefined);
  expect(memory.told).toHaveLength(1);
  if (deed === 'appendHistory') expect(memory.judgement?.kind).toBe('act');
});

it('an alert that cannot be shown is tried again, and the verdict stands meanwhile', async () => {
  let isDenied = true;
  const { through } = failing((name) => name === 'alert' && isDenied);
  const { check, memory } = checks({}, through);
  await expect(check(OVER)).rejects.toThrow();
  expect(memory.judgement).toMatchObject({ kind: 'act', outside: ['ETH'] });
  expect([memory.episode, memory.history]).toEqual([null, []]);
  expect(memory.records.at(-1)).toMatchObject({ end: 'unknown', fault: 'storage.full' });
  isDenied = false;
  expect((await check(OVER)).isTold).toBe(true);
  expect((await check(OVER)).isTold).toBe(false);
});

it('an episode that cannot be read is none: told again, and remembered anew', async () => {
  let isDamaged = false;
  const { through } = failing((name) => name === 'readEpisode' && isDamaged);
  const { check } = checks({}, through);
  expect((await check(OVER)).isTold).toBe(true);
  isDamaged = true;
  expect((await check(OVER)).isTold).toBe(true);
  isDamaged = false;
  expect((await check(OVER)).isTold).toBe(false);
});

it('two checks at once tell of a breach once', async () => {
  let last: Promise<void> = Promise.resolve();
  const inTurn = (_id: string, work: () => Promise<void>) => {
    last = last.then(work);
    return last;
  };
  const { check, memory } = checks({}, (world) => ({ ...world, inTurn }));
  await Promise.all([check(OVER), check(OVER, 0)]);
  expect(memory.told).toHaveLength(1);
});
