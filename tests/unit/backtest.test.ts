import { expect, test } from 'vitest';
import { backtest } from '../../lib/policy/backtest.ts';
import { premiumOf, stretchesOf } from '../../lib/policy/evidence.ts';
import { covarianceOf } from '../../lib/policy/pastRisk.ts';
import { provenBy } from '../../lib/policy/proven.ts';
import { DEFAULT_RULE, points, REFERENCE_RULES, type Rule } from '../../lib/policy/rule.ts';
import { type Play, simulate } from '../../lib/policy/simulate.ts';
import { walkForward } from '../../lib/policy/walkForward.ts';
import { seededRandom } from '../../lib/quant/bootstrap.ts';
import { plainLoops, walk } from './backtestReference.ts';

const COST = { share: 0.003, fixed: 2, sellTax: 0 };

const playOf = (seed: number, assets: number, days: number, rule: Partial<Rule> = {}): Play => ({
  history: walk(seed, assets, days),
  targets: Array.from({ length: assets }, () => 1 / assets),
  rule: { ...DEFAULT_RULE, ...rule },
  value: 10_000,
  costs: Array.from({ length: assets }, () => COST),
});

const finish = (play: Play) => {
  const running = backtest(play);
  const said: number[] = [];
  for (;;) {
    const { value, done } = running.next();
    if (done) return { result: value, said };
    said.push(value);
  }
};

test('the path of a band and of a schedule is what two plain loops give', () => {
  for (const band of [0.01, 0.05, 0.1]) {
    const play = playOf(7, 5, 900, { band: points(band), moves: 'all' });
    const { wealth } = simulate(play);
    const plain = plainLoops(play, ({ gaps }) => Math.max(...gaps) > band + 1e-9);
    expect(wealth).toHaveLength(plain.length);
    for (const [bar, value] of wealth.entries())
      expect(Math.abs(value / (plain[bar] ?? 0) - 1)).toBeLessThan(1e-9);
  }
  const play = playOf(8, 5, 900, REFERENCE_RULES.monthEnd);
  const plain = plainLoops(play, ({ time }) => new Date(time * 1000).getUTCDate() === 1);
  const { wealth, trades } = simulate(play);
  expect(trades.length).toBeGreaterThan(25);
  for (const [bar, value] of wealth.entries())
    expect(Math.abs(value / (plain[bar] ?? 0) - 1)).toBeLessThan(1e-9);
});

test('a month ends at its last close, whether that is stamped with its last second or the next', () => {
  const play = playOf(8, 3, 130, REFERENCE_RULES.monthEnd);
  const daysOf = (offset: number) => {
    const times = play.history.times.map((time) => time + offset);
    const { trades } = simulate({ ...play, history: { ...play.history, times } });
    return trades.map(({ bar }) =>
      new Date((times[bar] ?? 0) * 1000 - 1).toISOString().slice(0, 10),
    );
  };
  expect(daysOf(86_399)).toEqual(['2020-01-31', '2020-02-29', '2020-03-31', '2020-04-30']);
  expect(daysOf(86_400)).toEqual(daysOf(86_399));
});

test('a trade under the minimum does not happen, in the rule itself and in no reference', () => {
  const costs = [0, 1, 2].map(() => ({ ...COST, fixed: 0 }));
  const play = playOf(3, 3, 400, { band: points(0.005) });
  const small = { ...play, costs, value: 100, minTrade: 25 };
  expect(simulate({ ...small, minTrade: 0 }).trades.length).toBeGreaterThan(100);
  expect(simulate(small).trades).toEqual([]);
  const wide = { ...small, value: 2_000 };
  const { trades, wealth } = simulate(wide);
  expect(trades.length).toBeGreaterThan(5);
  for (const { bar, turnover } of trades)
    expect(turnover * (wealth[bar - 1] ?? 0) * 1.2).toBeGreaterThan(25);
  const { result } = finish(small);
  if (result.kind !== 'done') throw new Error('refused');
  expect(result.outcomes.yours.figures.trades).toBe(0);
  expect(result.outcomes.fivePoints.figures.trades).toBeGreaterThan(0);
});

test('a rule that never acts is the holdings themselves', () => {
  const play = playOf(9, 3, 400, REFERENCE_RULES.hold);
  const { wealth, trades } = simulate(play);
  const [first = [], last = []] = [play.history.prices[0], play.history.prices.at(-1)];
  const held = last.reduce((sum, price, i) => sum + (10_000 / 3) * (price / (first[i] ?? 1)), 0);
  expect(trades).toEqual([]);
  expect((wealth.at(-1) ?? 0) / held).toBeCloseTo(1, 12);
});

test('no rule sees a price that is still to come', () => {
  const rules: Partial<Rule>[] = [
    { band: { above: { kind: 'costOptimal' }, below: { kind: 'costOptimal' } }, to: 'inner' },
    { volatilityExponent: 2 / 3 },
    { trendBars: 20, trackingError: 0.03 },
  ];
  for (const rule of rules) {
    const play = playOf(10, 4, 500, rule);
    const { times, prices, ids } = play.history;
    const cut = { ids, times: times.slice(0, 300), prices: prices.slice(0, 300) };
    const whole = simulate(play);
    expect(whole.trades.length).toBeGreaterThan(0);
    const { wealth } = simulate({ ...play, history: cut });
    expect(wealth.slice(0, 299)).toEqual(whole.wealth.slice(0, 299));
  }
});

test('all four rules come with figures and intervals, alike each time, and progress only grows', () => {
  const play = playOf(11, 3, 500);
  const { result, said } = finish(play);
  if (result.kind !== 'done') throw new Error('refused');
  const { yours, hold, monthEnd } = result.outcomes;
  expect(hold.figures).toMatchObject({ trades: 0, turnover: 0, cost: 0, costDrag: 0 });
  expect(hold.premium.premium).toBe(0);
  for (const { figures, premium } of [yours, monthEnd]) {
    expect(figures.trades).toBeGreaterThan(0);
    expect(figures.costDrag).toBeGreaterThan(0);
    expect(figures.trackingError).toBeLessThan(hold.figures.trackingError);
    expect(premium.interval?.low).toBeLessThan(premium.interval?.high ?? 0);
    expect(Object.values(figures).every(Number.isFinite)).toBe(true);
  }
  expect(yours.premium.premium).toBeCloseTo(yours.figures.cagr - hold.figures.cagr, 9);
  expect(result.shuffled.low).toBeLessThan(result.shuffled.high);
  expect(result.stretches.at(-1)?.to).toBe(499);
  expect(said.length).toBeGreaterThan(3);
  expect(said.every((share, i) => share <= 1 && share >= (said[i - 1] ?? 0))).toBe(true);
  expect(finish(play).result).toEqual(result);
});

test('a hole in the history leaves a year’s volatility where it was, and growth over the time that passed', () => {
  const play = playOf(3, 2, 91);
  const times = play.history.times.map((time, bar) => time + (bar < 50 ? 0 : 60 * 86_400));
  // What prices did in the hole is no bar's return.
  const prices = play.history.prices.map((row, bar) => row.map((p) => (bar < 50 ? p : 2 * p)));
  const gapped = { ...play.history, times, prices };
  const figures = (history = play.history) => {
    const { result } = finish({ ...play, history });
    if (result.kind !== 'done') throw new Error('refused');
    return result.outcomes.hold.figures;
  };
  const [whole, torn] = [figures(), figures(gapped)];
  expect(Math.abs(torn.volatility / whole.volatility - 1)).toBeLessThan(0.02);
  expect(Math.abs(torn.trackingError / whole.trackingError - 1)).toBeLessThan(0.05);
  expect((1 + torn.cagr) ** (150 / 365)).toBeCloseTo(2 * (1 + whole.cagr) ** (90 / 365), 9);
  const [same, risk] = [play.history, gapped].map((one) => covarianceOf(one, one.ids)?.[0]?.[0]);
  expect(Math.abs((risk ?? 0) / (same ?? 1) - 1)).toBeLessThan(0.05);
});

test('the interval of a premium moves its days about, and says nothing from a handful of bars', () => {
  const premium = (bars: number, barsADay = 1) => {
    const play = playOf(3, 3, bars, { band: points(0.01) });
    const { result } = finish({ ...play, history: walk(3, 3, bars, barsADay) });
    return result.kind === 'done' ? result.outcomes.yours.premium : null;
  };
  const { low = 0, high = 0 } = premium(31)?.interval ?? {};
  expect(high - low).toBeGreaterThan(0.05);
  expect(premium(6, 1 / 7)?.interval).toBeNull();
});

test('on walks without drift the interval holds zero about as often as it is said to', () => {
  const costs = [0, 1].map(() => ({ share: 0, fixed: 0, sellTax: 0 }));
  const rule = { ...DEFAULT_RULE, band: points(0.02) };
  let [held, all] = [0, 0];
  for (const days of [45, 90, 365])
    for (let seed = 1; seed <= 100; seed += 1) {
      const play = { ...playOf(seed, 2, days + 1), rule, costs };
      const hold = simulate({ ...play, rule: REFERENCE_RULES.hold }).wealth;
      const { interval } = premiumOf(play.history, simulate(play).wealth, hold, seededRandom(1));
      all += 1;
      if (interval && interval.low <= 0 && interval.high >= 0) held += 1;
    }
  expect(held / all).toBeGreaterThan(0.87);
});

test('a stretch of a walk without drift is called trending about once in twenty', () => {
  let [trending, all] = [0, 0];
  for (let seed = 1; seed <= 200; seed += 1) {
    const history = walk(seed, 1, 721);
    for (const { is } of stretchesOf(
      history,
      history.prices.map(([price = 0]) => price),
    )) {
      all += 1;
      if (is === 'trending') trending += 1;
    }
  }
  expect(all).toBe(1_600);
  expect(trending / all).toBeLessThan(0.07);
  expect(trending / all).toBeGreaterThan(0.03);
});

test('a straight climb is trending, a price that goes to and fro is ranging', () => {
  const times = Array.from({ length: 181 }, (_, day) => day * 86_400);
  const stretches = (price: (day: number) => number) => {
    const prices = times.map((_, day) => [price(day), price(day)]);
    const { result } = finish({ ...playOf(1, 2, 2), history: { ids: ['A', 'B'], times, prices } });
    return result.kind === 'done' ? result.stretches.map(({ is }) => is) : [];
  };
  expect(stretches((day) => 1.01 ** day)).toEqual(['trending', 'trending']);
  expect(stretches((day) => 100 + (day % 2))).toEqual(['ranging', 'ranging']);
});

test('under 30 days, an asset without history and targets that are no whole are refused by name', () => {
  expect(finish(playOf(1, 2, 30)).result).toEqual({ kind: 'refused', why: 'tooShort', days: 29 });
  expect(finish(playOf(1, 2, 31)).result.kind).toBe('done');
  const play = playOf(1, 2, 60);
  const prices = play.history.prices.map(([a = 0], day) => [a, day < 5 ? Number.NaN : 1]);
  const gapped = finish({ ...play, history: { ...play.history, prices } });
  expect(gapped.result).toEqual({ kind: 'refused', why: 'noHistory', ids: ['B'] });
  const endless = play.history.prices.map(([a = 0, b = 0], day) => [a, day === 9 ? Infinity : b]);
  const broken = finish({ ...play, history: { ...play.history, prices: endless } });
  expect(broken.result).toEqual({ kind: 'refused', why: 'noHistory', ids: ['B'] });
  expect(finish({ ...play, targets: [0.5, 0.4] }).result).toMatchObject({ why: 'notWhole' });
});

// Over 1,500 walks of 900 to 2,500 days two switches opened: about one in a thousand chances.
test('both modifiers stay switched off on 30 random walks of four years', () => {
  const opened: string[] = [];
  for (let seed = 1; seed <= 30; seed += 1) {
    const play = playOf(seed, 3, 1_460, { volatilityExponent: 2 / 3, trendBars: 50 });
    const random = seededRandom(seed);
    const modifiers = {
      volatility: walkForward(play, 'volatility', random),
      trend: walkForward(play, 'trend', random),
    };
    if (modifiers.volatility.isEarned) opened.push(`volatility ${seed}`);
    if (modifiers.trend.isEarned) opened.push(`trend ${seed}`);
    expect([modifiers.volatility.folds, modifiers.trend.folds]).toEqual([12, 12]);
    const proven = provenBy(play, modifiers, 0);
    expect(proven).toMatchObject({ volatilityExponent: null, trendBars: null });
  }
  expect(opened).toEqual([]);
});

test('a modifier has a line of its own: the plain rule for a year, then what it gained out of sample', () => {
  const play = playOf(31, 3, 1_500);
  const plain = simulate(play).wealth;
  const { result } = finish(play);
  if (result.kind !== 'done') throw new Error('refused');
  expect(Object.keys(result.modifiers)).toHaveLength(2);
  for (const line of Object.values(result.modifiers)) {
    const { wealth, trades, figures } = line.outcome;
    expect(wealth).toHaveLength(plain.length);
    for (const [bar, value] of wealth.slice(0, 366).entries())
      expect(value).toBeCloseTo(plain[bar] ?? 0, 6);
    const tested = 365 + line.folds * 90;
    const gained = ((wealth[tested] ?? 0) / (plain[tested] ?? 1)) ** (365 / (tested - 365)) - 1;
    expect(gained).toBeCloseTo(line.gain, 9);
    expect(figures.trades).toBe(trades.length);
    expect(figures.costDrag).toBeGreaterThan(0);
    expect(trades.every(({ bar }, i) => bar > (trades[i - 1]?.bar ?? 0))).toBe(true);
  }
});

test('what costs have eaten up stays at nothing', () => {
  const costs = Array.from({ length: 3 }, () => ({ share: 0, fixed: 3_000, sellTax: 0 }));
  const { wealth } = simulate({ ...playOf(5, 3, 400, REFERENCE_RULES.monthEnd), costs });
  expect(wealth.at(-1)).toBe(0);
  const { result } = finish({ ...playOf(5, 3, 400, REFERENCE_RULES.monthEnd), costs });
  if (result.kind !== 'done') throw new Error('refused');
  const { yours, hold } = result.outcomes;
  expect(yours.figures).toMatchObject({ wealth: 0, cagr: -1, maxDrawdown: 1 });
  expect(yours.figures.volatility).toBeGreaterThan(0);
  expect(yours.premium.premium).toBeCloseTo(-1 - hold.figures.cagr, 12);
  expect(yours.premium.interval).toBeNull();
});

test('where trends last, holding them is earned', () => {
  const play = playOf(31, 2, 2_500);
  // Each asset climbs and falls for half a year, turn about, with little noise.
  const prices = play.history.prices.map((_, day) => [
    100 * Math.exp(0.9 * Math.sin((2 * Math.PI * day) / 365)),
    100 * Math.exp(0.001 * Math.sin(day)),
  ]);
  const trended = { ...play, history: { ...play.history, prices } };
  expect(walkForward(trended, 'trend', seededRandom(1))).toMatchObject({ isEarned: true });
});
