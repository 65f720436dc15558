import { expect, test } from 'vitest';
import { chooseLegs } from '../../lib/core/chooseLegs.ts';
import { boundFor, searchLegs } from '../../lib/core/legSearch.ts';
import { cheapestPartition } from '../../lib/core/partition.ts';
import type { Move, PartTask } from '../../lib/core/parts.ts';
import { partitionInWindows } from '../../lib/core/partWindows.ts';
import { optimumOf, programOf, programOfLegs } from './inHighs.ts';
import { chainTask, diceOf, legTask, partTask, withPools } from './legTasks.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
console.log(`seed ${seed}`);

/** HiGHS writes and reads decimals: a thousandth of a unit is what it may be off. */
const UNDONE = 1e-2;
const COST = 1e4;

/** What moves cost and leave undone, counted anew. */
function weighMoves({ parts, perSwap }: PartTask, moves: readonly Move[]) {
  const sold = parts.map(() => 0);
  const bought = parts.map(() => 0);
  let cost = perSwap * moves.length;
  for (const { from, to, size } of moves) {
    sold[from] = Number(sold[from]) + size;
    bought[to] = Number(bought[to]) + size;
    cost += size * ((parts[from]?.sellCost ?? 0) + (parts[to]?.buyCost ?? 0));
  }
  const undone = parts.reduce(
    (sum, { mustSell, mustBuy }, i) =>
      sum + Math.max(0, mustSell - Number(sold[i])) + Math.max(0, mustBuy - Number(bought[i])),
    0,
  );
  const isWithin = parts.every(
    ({ maySell, mayBuy }, i) => Number(sold[i]) <= maySell && Number(bought[i]) <= mayBuy,
  );
  return { undone, cost, isWithin };
}

test('on one chain no swaps that leave as little undone cost less, even if assets pass on what they buy', () => {
  const dice = diceOf(seed);
  for (let run = 0; run < 80; run += 1) {
    const isPassing = run % 4 === 0;
    const task = partTask(dice(2, isPassing ? 5 : 7), dice);
    const ours = cheapestPartition(task);
    const theirs = optimumOf(programOf(task, isPassing));
    expect(Math.abs(ours.undone - theirs.undone), `run ${run}`).toBeLessThan(UNDONE);
    expect(Math.abs(ours.cost - theirs.cost), `run ${run}`).toBeLessThan(COST);
  }
});

test('the swaps chosen cost and leave undone what is said of them, within what each asset may move', () => {
  const dice = diceOf(seed);
  for (let run = 0; run < 200; run += 1) {
    const task = partTask(dice(2, 9), dice);
    const { moves, undone, cost } = cheapestPartition(task);
    expect(weighMoves(task, moves), `run ${run}`).toEqual({ undone, cost, isWithin: true });
  }
});

test('on up to three chains with four classes no choice that leaves as little undone costs less', () => {
  const dice = diceOf(seed);
  for (let run = 0; run < 60; run += 1) {
    const task = legTask(dice);
    const ours = chooseLegs(task);
    const theirs = optimumOf(programOfLegs(task));
    expect(Math.abs(ours.undone - theirs.undone), `run ${run}`).toBeLessThan(UNDONE);
    expect(Math.abs(ours.cost - theirs.cost), `run ${run}`).toBeLessThan(COST);
    expect(ours.bound).toBe(ours.cost);
  }
});

test('with a least swap no choice that leaves as little undone costs less, on one chain or three', () => {
  const dice = diceOf(seed);
  for (let run = 0; run < 60; run += 1) {
    const least = dice(1, 400) * 100;
    const task = run % 2 === 0 ? chainTask(dice(2, 7), dice, least) : legTask(dice, least);
    const ours = chooseLegs(task);
    const theirs = optimumOf(programOfLegs(task));
    expect(Math.abs(ours.undone - theirs.undone), `run ${run}`).toBeLessThan(UNDONE);
    expect(Math.abs(ours.cost - theirs.cost), `run ${run}`).toBeLessThan(COST);
    expect(ours.bound, `run ${run}`).toBe(ours.cost);
    expect(ours.sizes.every((size) => size === 0 || size >= least)).toBe(true);
  }
});

test('where prices move as more is traded no choice that leaves as little undone costs less', () => {
  const dice = diceOf(seed);
  for (let run = 0; run < 60; run += 1) {
    const least = (run % 3 === 0 ? dice(1, 300) : 0) * 100;
    const plain = run % 2 === 0 ? chainTask(dice(2, 6), dice, least) : legTask(dice, least);
    const task = withPools(plain, dice);
    const ours = chooseLegs(task);
    const theirs = optimumOf(programOfLegs(task));
    expect(Math.abs(ours.undone - theirs.undone), `run ${run}`).toBeLessThan(UNDONE);
    expect(Math.abs(ours.cost - theirs.cost), `run ${run}`).toBeLessThan(COST);
  }
});

test('a chain of 12 with a least swap says a bound that HiGHS does not undercut', () => {
  const dice = diceOf(seed);
  for (let run = 0; run < 3; run += 1) {
    const task = { ...chainTask(12, dice, dice(20, 300) * 100), patience: 5 };
    const ours = chooseLegs(task);
    const theirs = optimumOf(programOfLegs(task));
    if (ours.undone > theirs.undone + UNDONE) continue;
    expect(ours.bound ?? 0, `run ${run}`).toBeLessThanOrEqual(theirs.cost + COST);
  }
});

test('a search cut short says a bound that the cheapest choice does not undercut', () => {
  const dice = diceOf(seed);
  for (let run = 0; run < 200; run += 1) {
    const task = legTask(dice);
    const { best: whole, open } = searchLegs(task);
    expect(open).toEqual([]);
    const short = searchLegs({ ...task, patience: dice(1, 5) });
    expect(short.best.undone).toBe(whole.undone);
    expect(boundFor(short, short.best), `run ${run}`).toBeLessThanOrEqual(whole.cost);
    expect(short.best.cost).toBeGreaterThanOrEqual(whole.cost);
  }
});

test('window by window nothing more is left undone, and it costs no less than exactly', () => {
  const dice = diceOf(seed);
  for (let run = 0; run < 60; run += 1) {
    const task = partTask(dice(2, 11), dice);
    const exact = cheapestPartition(task);
    const moves = partitionInWindows(task);
    const found = weighMoves(task, moves);
    expect(found.isWithin, `run ${run}`).toBe(true);
    expect(found.undone, `run ${run}`).toBe(exact.undone);
    expect(found.cost).toBeGreaterThanOrEqual(exact.cost);
  }
});
