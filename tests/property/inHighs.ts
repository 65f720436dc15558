import highsLoader from 'highs';
import type { LegTask } from '../../lib/core/legs.ts';
import type { Part, PartTask } from '../../lib/core/parts.ts';

/** What a mixed-integer program says: undone in units, cost in millionths of a unit. */
export interface Optimum {
  undone: number;
  cost: number;
}

/** HiGHS, the open solver of mixed-integer programs, as WebAssembly. */
const highs = await highsLoader();
const EXACTLY = { mip_rel_gap: 0, mip_abs_gap: 0, mip_feasibility_tolerance: 1e-9 };
/** Programs are written in hundreds of units, so that their figures are near one another. */
const SCALE = 100;
const MILLIONTHS = 1e6 * SCALE;

interface Program {
  /** Variables whose sum is what is left undone. */
  undone: string[];
  cost: string[];
  where: string[];
  binary: string[];
}

/** The least undone, and then the least cost with that. */
export function optimumOf(program: Program): Optimum {
  const undone = program.undone.length > 0 ? solve(program, program.undone, []) : 0;
  const kept = [`${program.undone.join(' + ')} <= ${undone + 1e-7}`];
  const cost = solve(program, program.cost, program.undone.length > 0 ? kept : []);
  return { undone: undone * SCALE, cost: cost * MILLIONTHS };
}

function solve(
  { where, binary }: Program,
  least: readonly string[],
  also: readonly string[],
): number {
  const rows = [...where, ...also].map((row, i) => ` r${i}: ${row}`).join('\n');
  const kinds = binary.length > 0 ? `Binary\n ${binary.join(' ')}\n` : '';
  const text = `Minimize\n goal: ${least.join(' + ') || '0 none'}\nSubject To\n${rows}\n${kinds}End`;
  const found = highs.solve(text, EXACTLY);
  if (found.Status !== 'Optimal') throw new Error(`HiGHS: ${found.Status}`);
  return found.ObjectiveValue;
}

/**
 * Whoever may sell to whoever may buy; with `isPassing` any part to any other, so that one may also
 * pass on what it bought.
 */
export function programOf({ parts, perSwap }: PartTask, isPassing = false): Program {
  const all = parts.reduce((sum, { maySell }) => sum + maySell, 0);
  const pairs = parts.flatMap(({ maySell }, i) =>
    parts.flatMap(({ mayBuy }, j) => {
      const most = isPassing ? all : Math.min(maySell, mayBuy);
      return i === j || most === 0 ? [] : [{ i, j, most: most / SCALE }];
    }),
  );
  const rows = parts.flatMap((part, i) => {
    const out = pairs.filter((p) => p.i === i).map((p) => `+ x${p.i}_${p.j}`);
    const into = pairs.filter((p) => p.j === i).map((p) => `- x${p.i}_${p.j}`);
    return rowsOf(part, i, [...out, ...into].join(' '));
  });
  return {
    undone: parts.flatMap((_, i) => [`u${i}`, `v${i}`]),
    cost: pairs.flatMap(({ i, j }) => [
      `${((parts[i]?.sellCost ?? 0) + (parts[j]?.buyCost ?? 0)) / 1e6} x${i}_${j}`,
      `${perSwap / MILLIONTHS} y${i}_${j}`,
    ]),
    where: [...rows, ...pairs.map(({ i, j, most }) => `x${i}_${j} - ${most} y${i}_${j} <= 0`)],
    binary: pairs.map(({ i, j }) => `y${i}_${j}`),
  };
}

/** What of a part goes out, less what comes in, is as much as it must be, or the rest is undone. */
function rowsOf({ mustSell, mustBuy, maySell, mayBuy }: Part, i: number, net: string): string[] {
  if (mustSell > 0) {
    const all = [`u${i} ${net} >= ${mustSell / SCALE}`, `v${i} = 0`];
    return net ? [...all, `${net} <= ${maySell / SCALE}`, `${net} >= 0`] : all;
  }
  if (mustBuy > 0) {
    const all = [`${net} - v${i} <= ${-mustBuy / SCALE}`, `u${i} = 0`];
    return net ? [...all, `${net} >= ${-mayBuy / SCALE}`, `${net} <= 0`] : all;
  }
  const none = [`u${i} = 0`, `v${i} = 0`];
  return net ? [...none, `${net} >= ${-mayBuy / SCALE}`, `${net} <= ${maySell / SCALE}`] : none;
}

/** What goes through a pool goes through its steps. */
function rowsOfPools(
  { pools, sources }: LegTask,
  sum: (isPart: (leg: LegTask['legs'][number]) => boolean) => string[],
): string[] {
  return pools.flatMap((steps, p) => {
    const through = sum(({ source, pool }) => pool === p || sources[source]?.pool === p);
    if (through.length === 0) return [];
    const taken = steps.map((_, k) => `- s${p}_${k}`).join(' ');
    const within = steps.flatMap(({ size }, k) =>
      size < Number.MAX_SAFE_INTEGER ? [`s${p}_${k} <= ${size / SCALE}`] : [],
    );
    return [`${through.join(' + ')} ${taken} = 0`, ...within];
  });
}

/** Each leg with its own switch and its least; places are apart, pools in their steps. */
export function programOfLegs(task: LegTask): Program {
  const { overs, unders, sources, legs, pools, perSwap } = task;
  const sum = (isPart: (leg: (typeof legs)[number]) => boolean) =>
    legs.flatMap((leg, i) => (isPart(leg) ? [`x${i}`] : []));
  const rows: string[] = [];
  const bound = (
    terms: readonly string[],
    slack: string,
    { must, may }: (typeof overs)[number],
  ) => {
    rows.push(`${[slack, ...terms].join(' + ')} >= ${must / SCALE}`);
    if (terms.length > 0) rows.push(`${terms.join(' + ')} <= ${may / SCALE}`);
  };
  for (const [i, over] of overs.entries())
    bound(
      sum(({ source }) => sources[source]?.over === i),
      `u${i}`,
      over,
    );
  for (const [i, under] of unders.entries())
    bound(
      sum((leg) => leg.under === i),
      `v${i}`,
      under,
    );
  for (const [i, { most }] of sources.entries()) {
    const terms = sum(({ source }) => source === i);
    if (terms.length > 0) rows.push(`${terms.join(' + ')} <= ${most / SCALE}`);
  }
  rows.push(...rowsOfPools(task, sum));
  for (const [i, { source, under, least }] of legs.entries()) {
    const from = sources[source];
    const most = Math.min(
      legs[i]?.most ?? 0,
      from?.most ?? 0,
      overs[from?.over ?? -1]?.may ?? 0,
      unders[under]?.may ?? 0,
    );
    rows.push(`x${i} - ${most / SCALE} y${i} <= 0`);
    rows.push(`x${i} - ${least / SCALE} y${i} >= 0`);
  }
  return {
    undone: [...overs.map((_, i) => `u${i}`), ...unders.map((_, i) => `v${i}`)],
    cost: [
      ...legs.flatMap(({ source, cost }, i) => [
        `${(cost + (sources[source]?.cost ?? 0)) / 1e6} x${i}`,
        `${Number(perSwap[sources[source]?.place ?? -1]) / MILLIONTHS} y${i}`,
      ]),
      ...pools.flatMap((steps, p) => steps.map(({ cost }, k) => `${cost / 1e6} s${p}_${k}`)),
    ],
    where: rows,
    binary: legs.map((_, i) => `y${i}`),
  };
}
