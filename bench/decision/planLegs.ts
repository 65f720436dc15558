// The choice of swaps: how near it is to what HiGHS finds, how much faster it is, and how it grows.
//
// 1 000 random chains of 2 to 12 assets and 200 of up to four classes on three chains, the same each
// time, against HiGHS (WebAssembly) as a mixed-integer program. A gap is our cost over the least
// that leaves as little undone, less one.
import assert from 'node:assert/strict';
import { chooseLegs } from '../../lib/core/chooseLegs.ts';
import type { LegTask } from '../../lib/core/legSearch.ts';
import { cheapestPartition } from '../../lib/core/partition.ts';
import { optimumOf, programOf, programOfLegs } from '../../tests/property/inHighs.ts';
import { diceOf, legTask, partTask } from '../../tests/property/legTasks.ts';
import type { Figure, Measure } from '../measure.ts';
import { median } from '../statistics.ts';

const SEED = 20_261_121;
const ON_ONE_CHAIN = 1_000;
const ON_MORE = 200;
const LARGEST = 12;
const RACES = 9;
const ROUNDS = 5;
const FEW = 13;
const MANY = 200;
/** HiGHS reads decimals: what it says may be off by so much of a cent. */
const NOISE = 1e-7;

export const planLegs: Measure = {
  part: 'decision',
  names: [
    'plan-gap-one-chain',
    'plan-gap-chains-median',
    'plan-gap-chains-worst',
    'plan-vs-highs',
    'plan-growth',
    'plan-gap-200',
  ],
  async run() {
    return [...gapOnOneChain(), ...gapsOnMore(), race(), ...growth()];
  },
};

function gapOnOneChain(): Figure[] {
  const gaps = gapsOf(ON_ONE_CHAIN, (dice) => {
    const task = partTask(dice(2, LARGEST), dice);
    return [cheapestPartition(task), optimumOf(programOf(task))];
  });
  const against = `worst of ${ON_ONE_CHAIN} chains of 2 to ${LARGEST} assets against HiGHS`;
  return [{ name: 'plan-gap-one-chain', figure: Math.max(...gaps), unit: 'ratio', against }];
}

function gapsOnMore(): Figure[] {
  const gaps = gapsOf(ON_MORE, (dice) => {
    const task = legTask(dice);
    return [chooseLegs(task), optimumOf(programOfLegs(task))];
  });
  const against = `${ON_MORE} of up to 4 classes on up to 3 chains against HiGHS`;
  return [
    { name: 'plan-gap-chains-median', figure: median(gaps), unit: 'ratio', against },
    { name: 'plan-gap-chains-worst', figure: Math.max(...gaps), unit: 'ratio', against },
  ];
}

type Dice = ReturnType<typeof diceOf>;
type Solved = Pick<ReturnType<typeof chooseLegs>, 'undone' | 'cost'>;

/** Gaps of so many tasks, each solved by us and by HiGHS, which must leave as much undone. */
function gapsOf(count: number, solve: (dice: Dice) => [ours: Solved, theirs: Solved]): number[] {
  const dice = diceOf(SEED);
  return Array.from({ length: count }, () => {
    const [ours, theirs] = solve(dice);
    assert.ok(Math.abs(ours.undone - theirs.undone) < 1e-2, 'another amount undone');
    return gapOf(ours.cost, theirs.cost);
  });
}

function gapOf(ours: number, theirs: number): number {
  const gap = theirs > 0 ? ours / theirs - 1 : ours;
  return Math.abs(gap) < NOISE ? 0 : gap;
}

function race(): Figure {
  const dice = diceOf(SEED);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < RACES; run += 1) {
    const task = partTask(LARGEST, dice);
    const found = cheapestPartition(task);
    for (let round = 0; round < ROUNDS; round += 1) timed(ours, () => cheapestPartition(task));
    const optimum = timed(theirs, () => optimumOf(programOf(task)));
    assert.equal(gapOf(found.cost, optimum.cost), 0);
  }
  const [we, they] = [median(ours), median(theirs)];
  return {
    name: 'plan-vs-highs',
    figure: we / they,
    unit: 'ratio',
    against: `HiGHS at equal cost, ${LARGEST} assets, medians of ${ours.length} and ${RACES} (${we.toFixed(1)} ÷ ${they.toFixed(0)} ms)`,
  };
}

function timed<T>(into: number[], what: () => T): T {
  const startedAt = performance.now();
  const result = what();
  into.push(performance.now() - startedAt);
  return result;
}

/** One chain of so many classes, as a plan poses it. */
function chainOf(classes: number): LegTask {
  const { parts, perSwap } = partTask(classes, diceOf(SEED));
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
      buys.map(({ buyCost }, under) => ({ source, under, cost: buyCost, most })),
    ),
    perSwap: [perSwap],
    least: 0,
    most,
    patience: 50,
  };
}

function growth(): Figure[] {
  const took = [FEW, MANY].map((classes) => {
    const task = chainOf(classes);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) timed(times, () => chooseLegs(task));
    return median(times);
  });
  const [few = 0, many = 0] = took;
  const { cost, bound } = chooseLegs(chainOf(MANY));
  const times = `${few.toFixed(1)} to ${many.toFixed(1)} ms`;
  return [
    {
      name: 'plan-growth',
      figure: many / few / (MANY / FEW) ** 2,
      unit: 'ratio',
      against: `time over the square of the classes, ${FEW} to ${MANY} (${times})`,
    },
    {
      name: 'plan-gap-200',
      figure: cost / bound - 1,
      unit: 'ratio',
      against: `${MANY} classes on one chain, over a bound no plan can undercut`,
    },
  ];
}
