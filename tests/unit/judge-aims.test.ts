import { describe, expect, it } from 'vitest';
import { AIM_WHOLE } from '../../lib/core/planAsk.ts';
import { wholeParts } from '../../lib/flow/aimOf.ts';
import { askOf } from '../../lib/flow/judge.ts';
import { COST_BAND, DAY, judgedCase, NEAR, OFF, viewOf, WIDE } from '../fixtures/judgedWorld.ts';

describe('edges', () => {
  it('that follow from costs are whole basis points, drawn as they are decided by', () => {
    const { state, drift, judgement } = judgedCase({ ...OFF, strategy: { band: COST_BAND } });
    for (const [i, id] of state.ids.entries()) {
      const row = drift.rows.find(({ classId }) => classId === id);
      expect(row?.above).toBe(judgement.found[id]?.above);
      expect((row?.above ?? 0) / 10_000).toBe(state.edges?.above[i]);
      expect(state.edges?.innerAbove[i]).toBeLessThanOrEqual(state.edges?.above[i] ?? 0);
      expect(row?.above).toBeGreaterThan(50);
      expect(row?.above).toBeLessThan(3_000);
    }
  });

  it('breach at the prices that are said, and at none where no price does', () => {
    const { judgement } = judgedCase({
      held: { A: 30_000, B: 70_000 },
      targets: { A: 30, B: 70 },
      strategy: { own: { B: WIDE } },
    });
    // 0.35 × 0.7 / (0.3 × 0.65) and 0.25 × 0.7 / (0.3 × 0.75), of a price of one dollar.
    expect(judgement.breach.A).toEqual({
      above: 1_256_410_260_000_000_000n,
      below: 777_777_780_000_000_000n,
    });
    expect(judgement.breach.B).toMatchObject({ above: null });
  });
});

describe('a look of the schedule', () => {
  const strategy = { trigger: 'schedule' as const };
  const known = { dueAt: 199 * DAY };

  it('calls for all to go to their targets when it has come', () => {
    const { judgement, drift, isLookDone } = judgedCase({ ...NEAR, strategy, known });
    expect(judgement).toMatchObject({ outside: [], dueAt: 199 * DAY });
    expect(['act', 'notWorth']).toContain(judgement.kind);
    expect(judgement.aim).toEqual({
      ETH: AIM_WHOLE / 2n,
      BTC: (AIM_WHOLE * 3n) / 10n,
      USD: AIM_WHOLE / 5n,
    });
    expect([drift.outside, isLookDone]).toEqual([0, false]);
  });

  it('is done when nothing is worth a trade, and the next one is waited for', () => {
    const of = {
      ...NEAR,
      strategy: { ...strategy, schedule: { every: 'days', days: 7 } as const },
    };
    const { judgement, isLookDone } = judgedCase({ ...of, known, minTradeCents: 200_100 });
    expect(isLookDone).toBe(true);
    expect(judgement).toMatchObject({ kind: 'wait', dueAt: 207 * DAY });
    expect(judgedCase({ ...of, known, minTradeCents: 199_900 }).isLookDone).toBe(false);
  });

  it('of a rule of both is done when all are inside', () => {
    const of = { strategy: { trigger: 'both' as const }, known };
    expect(judgedCase({ ...NEAR, ...of }).isLookDone).toBe(true);
    expect(judgedCase({ ...OFF, ...of }).isLookDone).toBe(false);
  });
});

describe('what a plan is asked for', () => {
  const aimOf = (of: Parameters<typeof judgedCase>[0]) => {
    const ask = askOf(judgedCase(of));
    return ask.kind === 'rebalance' ? ask.aim : null;
  };

  it('is the edge, half-way or the inner edge, as the rule says, whatever the verdict', () => {
    const over = {
      held: { A: 40_000, B: 60_000 },
      targets: { A: 30, B: 70 },
      strategy: { own: { B: WIDE } },
    };
    const at = (to: 'edge' | 'halfway' | 'inner') =>
      aimOf({ ...over, strategy: { ...over.strategy, to }, known: { costs: viewOf([]) } })?.A;
    expect(at('edge')).toBe((AIM_WHOLE * 35n) / 100n);
    expect(at('halfway')).toBe((AIM_WHOLE * 325n) / 1_000n);
    expect(at('inner')).toBe((AIM_WHOLE * 325n) / 1_000n);
  });

  it('is left to the plan where what is outside goes to its target, and where nothing is outside', () => {
    expect(aimOf(OFF)).toBeNull();
    expect(aimOf(NEAR)).toBeNull();
    expect(aimOf({ ...OFF, strategy: { moves: 'all' } })?.ETH).toBe(AIM_WHOLE / 2n);
  });

  it('sums to the whole by the largest remainder', () => {
    for (const parts of [[1 / 3, 1 / 3, 1 / 3], [1 / 7, 6 / 7], [-0.2, 1.2], [1]]) {
      expect(wholeParts(parts).reduce((sum, part) => sum + part, 0n)).toBe(AIM_WHOLE);
    }
    expect(wholeParts([1 / 3, 2 / 3])).toEqual([333_333_333_333n, 666_666_666_667n]);
  });
});
