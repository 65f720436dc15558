import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import { forecastFactsOf } from '../../lib/policy/targets/forecastFacts.ts';
import { seededRandom } from '../../lib/quant/bootstrap.ts';
import { walk } from './backtestReference.ts';

const CLOSES = new URL('../../../shared/refcases/pub-00-data/close.csv', import.meta.url);

/** Days whose volatility comes in waves of a quarter: 1 % to 6 % a day. */
function waves(days: number): PriceHistory {
  const random = seededRandom(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let price = 100;
  const prices = Array.from({ length: days }, (_, day) => {
    price *= Math.exp((0.035 - 0.025 * Math.cos((2 * Math.PI * day) / 120)) * normal());
    return [price];
  });
  return { ids: ['A'], times: prices.map((_, day) => day * 86_400), prices };
}

test('where volatility comes in waves the model is used, and says how it did against 30 days', () => {
  const forecast = forecastFactsOf(waves(900), 'A');
  expect(forecast).toMatchObject({ classId: 'A', source: 'forecast' });
  expect(forecast?.score?.model).toBeLessThan(forecast?.score?.rolling ?? 0);
});

test('a steady walk is forecast as steady as it is, whichever source it comes from', () => {
  const first = forecastFactsOf(walk(3, 2, 1_200), 'A');
  expect(first?.volatility).toBeGreaterThan(0.03 * Math.sqrt(365) * 0.75);
  expect(first?.volatility).toBeLessThan(0.03 * Math.sqrt(365) * 1.25);
});

test('a forecast does not hang on what a coin is counted in, nor on the assets beside it', () => {
  const history = waves(600);
  const scaled = history.prices.map(([price = 0], day) => [1 + day, price * 100]);
  const other = forecastFactsOf({ ...history, ids: ['B', 'A'], prices: scaled }, 'A');
  expect(other?.volatility).toBeCloseTo(forecastFactsOf(history, 'A')?.volatility ?? 0, 6);
});

test('too few days and an unknown asset have no forecast; too few to score fall back', () => {
  expect(forecastFactsOf(waves(30), 'A')).toBeNull();
  expect(forecastFactsOf(waves(100), 'B')).toBeNull();
  expect(forecastFactsOf(waves(100), 'A')).toMatchObject({ source: 'rolling', score: null });
});

const isHere = existsSync(CLOSES);

test.skipIf(!isHere)(
  `on four years of bitcoin the model beats the rolling 30 days${isHere ? '' : ' (skipped: no closes beside this checkout)'}`,
  () => {
    const [head = '', ...lines] = readFileSync(CLOSES, 'utf8').trim().split('\n');
    const place = head.trim().split(',').indexOf('BTC');
    const prices = lines.map((line) => [Number(line.split(',')[place])]);
    const times = prices.map((_, day) => day * 86_400);
    const forecast = forecastFactsOf({ ids: ['BTC'], times, prices }, 'BTC');
    expect(forecast?.source).toBe('forecast');
    expect(forecast?.score?.model).toBeLessThan(forecast?.score?.rolling ?? 0);
  },
);
