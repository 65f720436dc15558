import { describe, expect, it } from 'vitest';
import { bps } from '../../lib/core/money.ts';
import { decide } from '../../lib/policy/decide.ts';
import { costOf, IDS, judgedCase, NEAR, OFF, viewOf } from '../fixtures/judgedWorld.ts';

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
