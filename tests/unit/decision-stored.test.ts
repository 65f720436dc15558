import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { decide } from '../../lib/policy/decide.ts';
import { episodeItem } from '../../lib/storage/checks.ts';
import { decisionItem } from '../../lib/storage/decisions.ts';
import { judgementItem } from '../../lib/storage/judgements.ts';
import { judgedCase, viewOf } from '../fixtures/judgedWorld.ts';

beforeEach(() => fakeBrowser.reset());

const OFF = { held: { A: 70, B: 20, C: 10 }, targets: { A: 50, B: 30, C: 20 } };
const COST = { kind: 'costOptimal' as const };
const CASES = {
  act: OFF,
  wait: {
    ...OFF,
    known: { costs: viewOf(['A', 'B', 'C'], { gas: [{ chainId: 1, now: 9, median: 2 }] }) },
  },
  unknown: { ...OFF, known: { past: null } },
  inBand: { ...OFF, held: { A: 51, B: 29, C: 20 } },
  'of a schedule': { ...OFF, strategy: { trigger: 'schedule' as const }, known: { dueAt: 5 } },
  'of costs': {
    ...OFF,
    strategy: { band: { above: COST, below: COST }, to: 'inner' as const },
  },
};

it.each(Object.entries(CASES))(
  'a decision %s is read back whole and decides the same',
  async (_, of) => {
    const { state, verdict, judgement } = judgedCase(of);
    await decisionItem('p').write({ state, verdict });
    await judgementItem('p').write(judgement);
    const stored = JSON.parse(JSON.stringify(await fakeBrowser.storage.local.get(null)));
    await fakeBrowser.storage.local.set(stored);
    const read = await decisionItem('p').read();
    expect(read).toEqual({ state, verdict });
    expect(read && decide(read.state)).toEqual(verdict);
    expect(await judgementItem('p').read()).toEqual(judgement);
  },
);

it('an episode from before there was a memory of what is outside is read', async () => {
  await fakeBrowser.storage.local.set({
    'episode/p': { id: 'e', startedAt: 1, alertedAt: 12_000, outside: ['ETH'] },
  });
  expect(await episodeItem('p').read()).toMatchObject({ id: 'e', outside: [], lookAt: null });
});
