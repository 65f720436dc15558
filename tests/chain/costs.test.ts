import { afterEach, describe, expect, it } from 'vitest';
import type { Usd } from '../../lib/core/money.ts';
import type { Review } from '../../lib/core/review.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';
import { buildPlan } from '../../lib/flow/buildPlan.ts';
import { readCosts } from '../../lib/flow/readCosts.ts';
import { recordQuotes } from '../../lib/flow/recordCosts.ts';
import { takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import type { ClassCost } from '../../lib/policy/costView.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { costNotes } from './costNotes.ts';
import { onDevnet } from './onDevnet.ts';
import { planningWorld, portfolioOf } from './world.ts';

const WEIGHTS = { ETH: 40, BTC: 30, USD: 25, LINK: 5 };
let rewind: () => Promise<void>;
const devnet = onDevnet({ blockTimes: { 1: 1, 8453: 1 } }, async (started) => {
  rewind = await started.snapshotState();
});
afterEach(() => rewind());

const now = () => Math.floor(Date.now() / 1000);
const portfolio = () => portfolioOf(devnet().user, WEIGHTS);
const snapshot = (): Promise<Snapshot> => takeSnapshot(planningWorld(), portfolio());
const hosts = (id: number) => chainOf(id).operators.map(({ host }) => host);

const find = (known: readonly ClassCost[], classId: string, chainId: number) =>
  known.find((one) => one.classId === classId && one.chainId === chainId);

describe('the costs of a portfolio', () => {
  it('are known by class and chain from pools alone: their fees, and what its own size moves', async () => {
    const { known, missing, gas, spread } = await readCosts(
      costNotes(),
      portfolio(),
      await snapshot(),
    );
    expect(missing).toEqual([]);
    expect(
      known.every(({ source, fixed, asOf }) => source === 'pool' && fixed > 0 && asOf > 0),
    ).toBe(true);
    // ETH: 0.05 %; BTC and LINK: 0.3 % to ETH and 0.05 % on. Pools are 200 million deep on each side.
    for (const id of [1, 8453]) {
      expect(find(known, 'ETH', id)?.share).toBeCloseTo(0.0005, 4);
      expect(find(known, 'BTC', id)?.share).toBeCloseTo(0.0035, 4);
    }
    expect(find(known, 'LINK', 1)?.share).toBeCloseTo(0.0035, 4);
    // The parts of two make a swap's cost: by way of the pools' own hub, not of the dollar.
    const swapOf = (one: string, other: string, id: number) =>
      (find(known, one, id)?.part ?? 1) + (find(known, other, id)?.part ?? 1);
    for (const id of [1, 8453]) {
      expect(swapOf('ETH', 'USD', id)).toBeCloseTo(0.0005, 4);
      expect(swapOf('BTC', 'USD', id)).toBeCloseTo(0.0035, 4);
      expect(swapOf('BTC', 'ETH', id)).toBeLessThan(0.0041);
    }
    expect(find(known, 'LINK', 8453)).toBeUndefined();
    for (const { impact, error } of known) {
      expect(impact).toBeGreaterThanOrEqual(0);
      expect(impact).toBeLessThan(0.0005);
      expect(error).toBeLessThan(0.003);
    }
    expect(gas).toEqual([]);
    expect(spread).toBeLessThan(0.001);
  });

  it('are asked of pools once an hour, and need no request in between', async () => {
    const notes = costNotes();
    const taken = await snapshot();
    const first = await readCosts(notes, portfolio(), taken);
    const before = devnet().front.log.length;
    expect(await readCosts(notes, portfolio(), taken)).toEqual(first);
    expect(devnet().front.log.length).toBe(before);
    const later = { ...notes, now: () => now() + 3600 };
    const { known } = await readCosts(later, portfolio(), taken);
    expect(devnet().front.log.length).toBeGreaterThan(before);
    expect(Math.min(...known.map(({ asOf }) => asOf))).toBeGreaterThanOrEqual(later.now() - 60);
  });

  it('are missing on a chain that does not answer, and known on the other', async () => {
    const taken = await snapshot();
    for (const host of hosts(1)) devnet().front.setOperator(host, { kind: 'failing', status: 503 });
    const { known, missing } = await readCosts(costNotes(), portfolio(), taken);
    expect(new Set(known.map(({ chainId }) => chainId))).toEqual(new Set([8453]));
    expect(missing).toEqual(['LINK']);
  });

  it('stay what they were for a day where pools cannot be asked, with their age', async () => {
    const notes = costNotes();
    const taken = await snapshot();
    const { known } = await readCosts(notes, portfolio(), taken);
    expect(known).not.toEqual([]);
    for (const host of [...hosts(1), ...hosts(8453)])
      devnet().front.setOperator(host, { kind: 'failing', status: 503 });
    const after = (seconds: number) => ({ ...notes, now: () => now() + seconds });
    expect((await readCosts(after(2 * 3600), portfolio(), taken)).known).toEqual(known);
    expect((await readCosts(after(25 * 3600), portfolio(), taken)).known).toEqual([]);
  });

  it('are all missing, and nobody is asked, where nothing worth a trade is held', async () => {
    const taken = { ...(await snapshot()), holdings: [] };
    const before = devnet().front.log.length;
    const { known, missing } = await readCosts(costNotes(), portfolio(), taken);
    expect(known).toEqual([]);
    expect(missing).toEqual(['ETH', 'BTC', 'USD', 'LINK']);
    expect(devnet().front.log.length).toBe(before);
  });
});

describe('a point', () => {
  it('is kept of every verified quote of a plan: its cost as the plan shows it, and its gas', async () => {
    const notes = costNotes();
    const world = {
      ...planningWorld(),
      noteCosts: (made: Review) => recordQuotes(notes, made),
    };
    const review = await buildPlan(world, portfolioOf(devnet().user, { ETH: 55, BTC: 42, USD: 3 }));
    expect(notes.points.length).toBe(review.legs.length);
    expect(notes.points.length).toBeGreaterThan(1);
    for (const [index, { trade, swapCost, gasUsed }] of review.legs.entries()) {
      const point = notes.points[index];
      expect(point).toMatchObject({
        sell: trade.sell.address,
        buy: trade.buy.address,
        source: 'quote',
      });
      expect(point?.gas).toBe(gasUsed);
      const gap = (point?.cost ?? 0n) - swapCost;
      // Value of what is sold, rounded down by less than its smallest unit's worth.
      expect(gap > -1_000_000n && gap < 1_000_000n).toBe(true);
    }
  });

  it('of past quotes, once there are enough, is asked of instead of pools', async () => {
    const notes = costNotes();
    const taken = await snapshot();
    await readCosts(notes, portfolio(), taken);
    const pools = notes.points.splice(0);
    const quotes = pools.map((point) => ({
      ...point,
      id: `q${point.id}`,
      source: 'quote' as const,
      cost: ((point.size * 2n) / 100n) as Usd,
      gas: 200_000n,
    }));
    notes.points.push(...quotes);
    const before = devnet().front.log.length;
    const { known } = await readCosts(notes, portfolio(), taken);
    expect(devnet().front.log.length).toBe(before);
    expect(known).not.toEqual([]);
    for (const cost of known) {
      expect(cost.source).toBe('past');
      expect(cost.share).toBeCloseTo(0.02, 6);
      expect(cost.error).toBeCloseTo(0, 6);
    }
  });
});
