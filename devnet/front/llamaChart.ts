// DefiLlama's `/chart/{coins}` as documented: one point a period. There is no past on the devnet:
// what it tells ends at the oracle's present price and moves with it.
import { keccak256, toHex } from 'viem';
import type { LlamaCoin } from './llama.ts';

interface Point {
  /** Seconds. */
  readonly timestamp: number;
  readonly price: number;
}

export type LlamaChart = Pick<LlamaCoin, 'symbol' | 'confidence' | 'decimals'> & {
  readonly prices: readonly Point[];
};

interface Period {
  readonly start: number;
  readonly points: number;
  readonly seconds: number;
}

const DAY_SECONDS = 86_400;
const UNITS: Readonly<Record<string, number>> = {
  m: 60,
  h: 3_600,
  d: DAY_SECONDS,
  w: 7 * DAY_SECONDS,
};
/** How long any coin has been priced: longer than anybody asks for. */
const CHART_DAYS = 420;
/** More at once, of all coins together, is refused: nobody here asks for more. */
const MOST_POINTS = 500;
/** A real point is never made at the second it is asked for. */
const OFF_SECONDS = 90;
const DOLLAR = /USD|^DAI$|^GHO$|^FRAX$/i;
/** Waves of so many days, each so much of the price of what is no dollar. */
const WAVES: readonly (readonly [days: number, share: number])[] = [
  [260, 0.22],
  [61, 0.09],
  [13, 0.04],
];
const NOISE = 0.015;
/** What a dollar moves beside anything else. */
const CALM = 0.004;

/** What is asked for; undefined where it cannot be understood or is too much. */
export function periodOf({ searchParams }: URL, coins: number): Period | undefined {
  const [, count = '1', unit = ''] =
    /^(\d*)([mhdw])$/i.exec(searchParams.get('period') ?? '') ?? [];
  const seconds = Number(count || 1) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  const start = Number(searchParams.get('start') ?? Number.NaN);
  const points = Number(searchParams.get('span') ?? Number.NaN);
  const isWhole = [seconds, start, points].every((one) => Number.isSafeInteger(one) && one > 0);
  return isWhole && points * coins <= MOST_POINTS ? { start, points, seconds } : undefined;
}

/** A coin's points within what is asked for: none from the future, none before it was priced. */
export function chartOf(coin: LlamaCoin, { start, points, seconds }: Period): LlamaChart {
  const { price, timestamp: now, ...named } = coin;
  const asked = Array.from({ length: points }, (_, i) => start + i * seconds);
  const prices = asked
    .map((at) => ({ timestamp: at - Math.floor(OFF_SECONDS * chance(coin.symbol, at)), at }))
    .filter(({ timestamp }) => timestamp <= now && timestamp > now - CHART_DAYS * DAY_SECONDS)
    .map(({ timestamp, at }) => ({ timestamp, price: price * pastOf(coin.symbol, at, now) }));
  return { ...named, prices };
}

/** A past price as a share of the present one: the same for the same day, and 1 for now. */
function pastOf(symbol: string, at: number, now: number): number {
  const name = symbol.replace(/^W(?=ETH|BTC)/, '');
  const calm = DOLLAR.test(name) ? CALM : 1;
  const levelAt = (time: number) =>
    WAVES.reduce((sum, [days, share], i) => {
      const turn = time / DAY_SECONDS / days + chance(name, i);
      return sum + share * Math.sin(2 * Math.PI * turn);
    }, 0);
  const noise = NOISE * (chance(name, at) * 2 - 1);
  return Math.exp(calm * (levelAt(at) - levelAt(now) + noise));
}

/** From 0 to 1, the same each time. */
const chance = (name: string, of: number): number =>
  Number.parseInt(keccak256(toHex(`${name}/${of}`)).slice(2, 10), 16) / 0x1_0000_0000;
