import { expect, test } from 'vitest';
import type { DailyClose } from '../../lib/core/closes.ts';
import { dayOf, endOf } from '../../lib/core/closes.ts';
import { price } from '../../lib/core/money.ts';
import { readPast } from '../../lib/flow/readPast.ts';
import { forecastFactsOf } from '../../lib/policy/targets/forecastFacts.ts';
import { seededRandom } from '../../lib/quant/bootstrap.ts';
import { forecastVariance } from '../../lib/quant/forecast.ts';
import { column } from '../../lib/quant/matrix.ts';
import { logReturnRows } from '../../lib/quant/returns.ts';
import { dollarWorld } from '../property/dollarWorld.ts';

const NOW = 900 * 86_400;
const { portfolio, classes } = dollarWorld({
  rows: [{ classId: 'ETH', cents: 1 }],
  targets: { ETH: 10_000 },
});

const inUnits = (dollars: number) => price(BigInt(Math.round(dollars * 1e8)) * 10n ** 10n);

/** Days of 24 hourly prices, whose volatility comes in waves. */
function hourlyDays(days: number): DailyClose[] {
  const random = seededRandom(11);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let at = 100;
  const first = dayOf(NOW) - days;
  return Array.from({ length: days }, (_, i) => {
    const spread = (0.035 - 0.025 * Math.cos((2 * Math.PI * i) / 120)) / Math.sqrt(24);
    const hours = Array.from({ length: 24 }, () => {
      at *= Math.exp(spread * normal());
      return at;
    });
    return {
      day: first + i,
      close: inUnits(at),
      high: inUnits(Math.max(...hours)),
      low: inUnits(Math.min(...hours)),
      rounds: 24,
      source: 'feed',
      asOf: endOf(first + i),
    };
  });
}

const bare = (one: DailyClose): DailyClose => ({ ...one, high: null, low: null });
const pastOf = async (closes: DailyClose[]) => {
  const world = { now: () => NOW, classesOf: () => classes, readDays: async () => closes };
  return (await readPast(world, portfolio, 900)).history;
};

test('a day has a range only where enough prices of it were read, and not all of them one', async () => {
  const [a, b, c, d, e] = hourlyDays(5);
  if (!a || !b || !c || !d || !e) throw new Error('no days');
  const { rounds: _, ...uncounted } = c;
  const history = await pastOf([
    a,
    { ...b, rounds: 19 },
    uncounted,
    { ...d, high: d.low },
    bare(e),
  ]);
  expect(history.ranges?.map(([range]) => range !== null)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  const { high = 0, low = 0 } = history.ranges?.[0]?.[0] ?? {};
  expect([high, low]).toEqual([Number(a.high) / 1e18, Number(a.low) / 1e18]);
});

test('the stored ranges of the last 60 days and more join the forecast, fewer or older ones do not', async () => {
  const days = hourlyDays(600);
  const keptFrom = (from: number, to = days.length) =>
    days.map((one, i) => (i >= from && i < to ? one : bare(one)));
  const facts = async (closes: DailyClose[]) => forecastFactsOf(await pastOf(closes), 'ETH');
  const plain = await facts(days.map(bare));
  const sixty = await facts(keptFrom(540));
  expect(sixty?.volatility).toBeGreaterThan(0);
  expect(sixty?.volatility).not.toBe(plain?.volatility);
  expect(await facts(keptFrom(541))).toEqual(plain);
  expect(await facts(keptFrom(500, 599))).toMatchObject({ volatility: plain?.volatility });
  const whole = await facts(days);
  expect(whole?.score?.model).toBeLessThan(plain?.score?.model ?? 0);
});

test('what ranges miss of the closes is made up for: where a wave has ebbed, they say how far', async () => {
  const history = await pastOf(hourlyDays(600));
  const returns = column(logReturnRows(history.prices), 0);
  const ranges = history.ranges?.slice(1).map(([range = null]) => range);
  const { har } = forecastVariance({ returns, ranges })?.parts ?? {};
  // A volatility of 1 % a day by then.
  expect(har).toBeGreaterThan(0.00005);
  expect(har).toBeLessThan(0.0002);
});
