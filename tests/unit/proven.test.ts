import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bps, WHOLE } from '../../lib/core/money.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { CLOSES_TO_EARN, type Proven, withProven } from '../../lib/core/proven.ts';
import { DEFAULT_STRATEGY, type Strategy } from '../../lib/core/strategy.ts';
import { provenBy } from '../../lib/policy/proven.ts';
import { ruleOf } from '../../lib/policy/ruleOf.ts';
import type { Play } from '../../lib/policy/simulate.ts';
import { type Modifier, walkForward } from '../../lib/policy/walkForward.ts';
import { seededRandom } from '../../lib/quant/bootstrap.ts';
import { provenItem } from '../../lib/storage/proven.ts';
import { judgedCase, pastOf, provenOf } from '../fixtures/judgedWorld.ts';
import { dollarWorld } from '../property/dollarWorld.ts';

const DAY = 86_400;
const AT = 5_000 * DAY;
const portfolioOf = (strategy: Partial<Strategy> = {}, a = 5_000): Portfolio => ({
  ...dollarWorld({ rows: [], targets: { A: a, B: 10_000 - a } }).portfolio,
  strategy: { ...DEFAULT_STRATEGY, ...strategy },
});

/** An asset that climbs and falls for half a year, turn about, beside one that hardly moves. */
function playOf(portfolio: Portfolio, days = 2_500, cost = 0.003): Play {
  const times = Array.from({ length: days }, (_, day) => day * DAY);
  const prices = times.map((_, day) => [
    100 * Math.exp(0.9 * Math.sin((2 * Math.PI * day) / 365)),
    100 * Math.exp(0.001 * Math.sin(day)),
  ]);
  return {
    history: { ids: portfolio.targets.map(({ classId }) => classId), times, prices },
    targets: portfolio.targets.map(({ weight }) => weight / WHOLE),
    rule: ruleOf(portfolio),
    value: 10_000,
    costs: portfolio.targets.map(() => ({ share: cost, fixed: 0, sellTax: 0 })),
  };
}

const runOf = (play: Play) => {
  const tested = (modifier: Modifier) => walkForward(play, modifier, seededRandom(1));
  const modifiers = { volatility: tested('volatility'), trend: tested('trend') };
  return { modifiers, proven: provenBy(play, modifiers, AT) };
};

const ON: Partial<Strategy> = { isTrendHeld: true, isVolatilityAdjusted: true };

describe('a modifier that is switched on', () => {
  const { modifiers, proven } = runOf(playOf(portfolioOf(ON)));
  const kept = proven ? [proven] : [];
  const barsOf = (portfolio: Portfolio, now = AT) => ruleOf(portfolio, kept, now).trendBars;

  it('runs with the very setting its walk-forward chose, and one not earned does not run', () => {
    expect(modifiers.trend.isEarned).toBe(true);
    expect(modifiers.volatility.isEarned).toBe(false);
    const chosen = modifiers.trend.rule.trendBars;
    expect(chosen).toBe(20);
    expect(ruleOf(portfolioOf(ON), kept, AT)).toMatchObject({
      trendBars: chosen,
      volatilityExponent: 0,
    });
  });

  it('is off once the result is older than 90 days, or from the future', () => {
    expect(barsOf(portfolioOf(ON), AT + 90 * DAY)).toBe(20);
    expect(barsOf(portfolioOf(ON), AT + 90 * DAY + 1)).toBe(0);
    expect(barsOf(portfolioOf(ON), AT - 90 * DAY - 1)).toBe(0);
  });

  it('is off for a rule or targets that it was not proven for', () => {
    expect(barsOf(portfolioOf({ ...ON, to: 'edge' }))).toBe(0);
    expect(barsOf(portfolioOf(ON, 6_000))).toBe(0);
    expect(barsOf(portfolioOf())).toBe(0);
    const { waits } = DEFAULT_STRATEGY;
    expect(barsOf(portfolioOf({ ...ON, waits: { ...waits, impact: bps(7) } }))).toBe(20);
    expect(barsOf(portfolioOf({ isTrendHeld: true }))).toBe(20);
  });
});

describe('a run', () => {
  it('that could not have earned anything proves nothing: too short, or at no cost', () => {
    const lengthOf = (days: number) => runOf(playOf(portfolioOf(), days)).proven;
    expect(lengthOf(CLOSES_TO_EARN - 1)).toBeNull();
    expect(lengthOf(CLOSES_TO_EARN)).not.toBeNull();
    expect(runOf(playOf(portfolioOf(), 2_500, 0)).proven).toBeNull();
  });

  it('takes the place of the last one of its rule; others stay until they are too old', () => {
    const of = (name: string, at: number): Proven => {
      return { of: name, at, volatilityExponent: null, trendBars: 20 };
    };
    const kept = [of('a', AT), of('b', AT - 80 * DAY)];
    expect(withProven(kept, of('a', AT + 5 * DAY))).toEqual([of('a', AT + 5 * DAY), kept[1]]);
    expect(withProven(kept, of('c', AT + 20 * DAY))).toEqual([of('c', AT + 20 * DAY), kept[0]]);
  });
});

describe('stored', () => {
  beforeEach(() => fakeBrowser.reset());
  const one: Proven = { of: 'rule', at: AT, volatilityExponent: 1 / 3, trendBars: null };

  it('it is read back, and no setting is believed that no walk-forward tries', async () => {
    expect(await provenItem('p').read()).toEqual([]);
    await provenItem('p').write([one]);
    expect(await provenItem('p').read()).toEqual([one]);
    for (const wrong of [{ volatilityExponent: 5 }, { trendBars: 0 }, { trendBars: 2.5 }]) {
      await fakeBrowser.storage.local.set({ 'proven/p': [{ ...one, ...wrong }] });
      await expect(provenItem('p').read()).rejects.toThrow('storage.unreadable');
    }
  });
});

it('a live decision widens bands by the exponent that was proven, and by none without', () => {
  const past = pastOf(['A', 'B'], 400);
  // The last month is far wilder than the year before.
  const prices = past.prices.map((row, t) => (t < 370 ? [100, row[1] ?? 1] : row));
  const of = {
    held: { A: 56_000, B: 44_000 },
    targets: { A: 50, B: 50 },
    strategy: { isVolatilityAdjusted: true },
    known: { past: { ...past, prices } },
  };
  const edgeBy = (proven: Proven[]) => {
    const { state } = judgedCase({ ...of, known: { ...of.known, proven } });
    return [state.rule.volatilityExponent, state.edges?.below[1]];
  };
  expect(edgeBy([])).toEqual([0, 0.05]);
  const [third, narrow = 0] = edgeBy([provenOf(of, { volatilityExponent: 1 / 3 })]);
  const [whole, wide = 0] = edgeBy([provenOf(of, { volatilityExponent: 1 })]);
  expect([third, whole]).toEqual([1 / 3, 1]);
  expect(Math.abs(wide - 0.05)).toBeGreaterThan(Math.abs(narrow - 0.05));
});
