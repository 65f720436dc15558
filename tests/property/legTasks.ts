import type { LegTask, Side, Source, Step } from '../../lib/core/legs.ts';
import type { Part, PartTask } from '../../lib/core/parts.ts';

/** Whole numbers from a seed, the same each time (Park and Miller 1988). */
export function diceOf(seed: number): (from: number, to: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (from, to) => {
    state = (state * 48_271) % 2_147_483_647;
    return from + (state % (to - from + 1));
  };
}

/** Cents: a portfolio of some ten thousand dollars in units of a cent is millionths-safe. */
const DOLLAR = 100;
const GAS = [5, 10, 100, 600, 2_000];

/** One chain of so many assets: over, under, or in band with room; fees and gas as chains have them. */
export function partTask(assets: number, dice: ReturnType<typeof diceOf>): PartTask {
  const fee = dice(0, 100) * 100;
  const sizeOf = (most: number) => dice(1, most) * DOLLAR;
  const partOf = ({ sells, buys, isMust }: (typeof KINDS)[number]): Part => {
    const must = isMust * sizeOf(2_000);
    const may = must + (isMust === 0 ? 1 : dice(0, 1)) * sizeOf(1_000);
    const [mustSell, maySell] = [sells * must, sells * may];
    const [mustBuy, mayBuy] = [buys * must, buys * may];
    return { mustSell, maySell, mustBuy, mayBuy, sellCost: dice(0, 3) * 1_000, buyCost: fee };
  };
  const parts = Array.from({ length: assets }, (_, i) =>
    partOf(KINDS[i < 2 ? i : dice(0, KINDS.length - 1)] ?? KINDS[0]),
  );
  return { parts, perSwap: (GAS[dice(0, GAS.length - 1)] ?? 0) * 1_000_000, undone: null };
}

const OVER = { sells: 1, buys: 0, isMust: 1 };
const UNDER = { sells: 0, buys: 1, isMust: 1 };
/** Must be sold, must be bought; in band and may be sold, bought, or either. */
const KINDS = [
  OVER,
  UNDER,
  OVER,
  UNDER,
  { ...OVER, isMust: 0 },
  { ...UNDER, isMust: 0 },
  { sells: 1, buys: 1, isMust: 0 },
] as const;

/** A chain of so many classes as a plan poses it, with swaps of a least size. */
export function chainTask(assets: number, dice: ReturnType<typeof diceOf>, least = 0): LegTask {
  const { parts, perSwap } = partTask(assets, dice);
  const sells = parts.filter(({ mustBuy, maySell }) => mustBuy === 0 && maySell > 0);
  const buys = parts.filter((part) => !sells.includes(part));
  const most = Number.MAX_SAFE_INTEGER;
  return {
    overs: sells.map(({ mustSell, maySell }) => ({ must: mustSell, may: maySell })),
    unders: buys.map(({ mustBuy, mayBuy }) => ({ must: mustBuy, may: mayBuy })),
    sources: sells.map(({ maySell, sellCost }, over) => ({
      over,
      place: 0,
      most: maySell,
      cost: sellCost,
    })),
    legs: sells.flatMap((_, source) =>
      buys.map(({ buyCost }, under) => ({ source, under, cost: buyCost, least, most })),
    ),
    pools: [],
    perSwap: [perSwap],
    most,
    patience: 500,
  };
}

/** The task with a price that moves by steps as more of a class is traded in a place. */
export function withPools(task: LegTask, dice: ReturnType<typeof diceOf>): LegTask {
  const pools: Step[][] = [];
  const keys: string[] = [];
  const poolOf = (key: string): number => {
    if (!keys.includes(key)) {
      keys.push(key);
      const slope = dice(0, 4) * 500;
      const size = dice(1, 800) * DOLLAR;
      pools.push([
        { size, cost: 0 },
        { size, cost: slope },
        { size: Number.MAX_SAFE_INTEGER, cost: 3 * slope },
      ]);
    }
    return keys.indexOf(key);
  };
  const sources = task.sources.map((source) => ({
    ...source,
    pool: poolOf(`${source.place} over ${source.over}`),
  }));
  const legs = task.legs.map((leg) => ({
    ...leg,
    pool: poolOf(`${sources[leg.source]?.place} under ${leg.under}`),
  }));
  return { ...task, sources, legs, pools };
}

/** Up to four classes on up to three chains, each chain with its own gas and fee. */
export function legTask(dice: ReturnType<typeof diceOf>, least = 0): LegTask {
  const overs: Side[] = [];
  const unders: Side[] = [];
  for (let left = dice(2, 4); left > 0; left -= 1) {
    const must = dice(0, 3) === 0 ? 0 : dice(1, 2_000) * DOLLAR;
    const may = must + (must === 0 ? 1 : dice(0, 1)) * dice(1, 1_000) * DOLLAR;
    const isOver = overs.length === 0 || (unders.length > 0 && dice(0, 1) === 1);
    (isOver ? overs : unders).push({ must, may });
  }
  const places = Array.from({ length: dice(1, 3) }, (_, place) => place);
  const fees = places.map(() => dice(5, 60) * 100);
  const sources = places.flatMap((place) =>
    overs.flatMap((_, over): Source[] => {
      const cost = dice(0, 3) * 1_000;
      return dice(0, 3) > 0 ? [{ over, place, most: dice(1, 2_000) * DOLLAR, cost }] : [];
    }),
  );
  const bought = places.map(() => unders.map(() => dice(0, 4) > 0));
  const legs = sources.flatMap(({ place }, source) =>
    unders.flatMap((_, under) =>
      bought[place]?.[under]
        ? [{ source, under, cost: fees[place] ?? 0, least, most: Number.MAX_SAFE_INTEGER }]
        : [],
    ),
  );
  const perSwap = places.map(() => (GAS[dice(0, GAS.length - 1)] ?? 0) * 1_000_000);
  const patience = 500;
  return { overs, unders, sources, legs, pools: [], perSwap, most: 2 ** 45, patience };
}
