// Wild days, minute by minute: the true price, and what honest sources say of it.
import type { PoolSays } from '../../lib/chain/prices/pools.ts';
import { twapOf } from '../../lib/chain/prices/twap.ts';
import { bps, type Price, price } from '../../lib/core/money.ts';
import type { PriceReading } from '../../lib/core/snapshot.ts';

const MINUTE = 60;
const DAY_MINUTES = 1440;
const TWAP_MINUTES = 30;
const HEARTBEAT_MINUTES = 60;
/** A day's move of 10 to 20 %, and so many jumps of 3 to 8 % in it. */
const DAY_MOVES = [0.1, 0.2] as const;
const MOST_JUMPS = 4;
const JUMPS = [0.03, 0.08] as const;

/** A day: the true price of each minute, in dollars. The first half hour is history. */
export type Day = readonly number[];

/** Numbers from 0 to 1 that a seed gives (mulberry32). */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const between = ([low, high]: readonly [number, number], part: number) => low + (high - low) * part;

/** A day of a price that starts at 3,000 dollars. */
export function wildDay(random: () => number): Day {
  const spread = between(DAY_MOVES, random()) / Math.sqrt(DAY_MINUTES);
  const chance = (random() * MOST_JUMPS) / DAY_MINUTES;
  const day = [3000];
  while (day.length < TWAP_MINUTES + DAY_MINUTES) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const jump = random() < chance ? between(JUMPS, random()) * (random() < 0.5 ? -1 : 1) : 0;
    day.push((day.at(-1) ?? 0) * Math.exp(spread * normal + jump));
  }
  return day;
}

const dollars = (value: number): Price => price(BigInt(Math.round(value * 1e8)) * 10n ** 10n);

export interface Minute {
  at: number;
  truth: number;
  /** What the service, a minute late, believes. */
  before: number;
  readings: PriceReading[];
}

/** What honest sources say at each minute of a day, the feed writing at a deviation in basis points. */
export function minutesOf(day: Day, deviation: number): Minute[] {
  let written = { price: day[0] ?? 0, minute: 0 };
  return day.flatMap((truth, minute) => {
    const gap = Math.abs(truth / written.price - 1) * 10_000;
    if (gap >= deviation || minute - written.minute >= HEARTBEAT_MINUTES)
      written = { price: truth, minute };
    const before = day[minute - 1] ?? truth;
    if (minute < TWAP_MINUTES) return [];
    const at = minute * MINUTE;
    const pool = twapOf(
      poolOf(day, minute),
      { token: '0x01', decimals: 18 },
      { token: '0x02', decimals: 18, price: dollars(1) },
      at,
    );
    const promise = { staleAfter: 4500, deviation: bps(deviation) };
    const own = { price: dollars(written.price), asOf: written.minute * MINUTE, ...promise };
    const readings: PriceReading[] = [
      { source: 'oracle', ...own },
      { source: 'feed', ...own },
      {
        source: 'defillama',
        price: dollars(before),
        asOf: at - MINUTE,
        staleAfter: 900,
        deviation: bps(50),
      },
      ...(pool ? [pool] : []),
    ];
    return [{ at, truth, before, readings }];
  });
}

const tickOf = (value: number): number => Math.log(value) / Math.log(1.0001);

/** A pool that is traded at the true price, as deep as can be. */
function poolOf(day: Day, minute: number): PoolSays {
  const ticks = day.slice(minute - TWAP_MINUTES, minute).map(tickOf);
  const mean = ticks.reduce((sum, tick) => sum + tick, 0) / TWAP_MINUTES;
  return { tick: Math.floor(mean), lately: Math.floor(ticks.at(-1) ?? 0), liquidity: 2n ** 100n };
}
