import { decodeFunctionResult, encodeFunctionResult, type Hex, parseUnits } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MULTICALL_ABI, ROUTER_ABI, TOKEN_ABI } from '../../devnet/chain/abis.ts';
import { dealerCall } from '../../devnet/chain/dealer.ts';
import type { Lie } from '../../devnet/front/operators.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { pathOf, readPoolQuotes } from '../../lib/chain/readPoolQuotes.ts';
import { amount, type Usd } from '../../lib/core/money.ts';
import type { Review } from '../../lib/core/review.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';
import { buildPlan } from '../../lib/flow/buildPlan.ts';
import { readCosts } from '../../lib/flow/readCosts.ts';
import { recordQuotes } from '../../lib/flow/recordCosts.ts';
import { takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import type { ClassCost } from '../../lib/policy/costView.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { QUOTERS, routesBetween } from '../../lib/registry/quoters.ts';
import { costNotes } from './costNotes.ts';
import { useFront } from './throughFront.ts';
import { planningWorld, portfolioOf } from './world.ts';

const WEIGHTS = { ETH: 40, BTC: 30, USD: 25, LINK: 5 };
let devnet: Devnet;
let restore: () => void;
let rewind: () => Promise<void>;

beforeAll(async () => {
  devnet = await startDevnet({ blockTimes: { 1: 1, 8453: 1 } });
  restore = useFront(devnet.front);
  rewind = await devnet.snapshotState();
}, 60_000);
afterEach(async () => {
  devnet.front.reset();
  await rewind();
});
afterAll(async () => {
  restore();
  await devnet.stop();
});

const now = () => Math.floor(Date.now() / 1000);
const portfolio = () => portfolioOf(devnet.user, WEIGHTS);
const snapshot = (): Promise<Snapshot> => takeSnapshot(planningWorld(), portfolio());
const hosts = (id: number) => chainOf(id).operators.map(({ host }) => host);
const addressOf = (id: number, wanted: string) => {
  const found = assetsOn(id).find(({ symbol }) => symbol === wanted);
  if (!found) throw new Error(`no ${wanted}`);
  return found.address;
};
const quoterOf = (id: number) => QUOTERS[id] ?? '0x';

type Way = readonly [id: 1 | 8453, sell: string, buy: string, human: string];
const WAYS: readonly Way[] = [
  [1, 'WETH', 'USDC', '1'],
  [1, 'WBTC', 'USDC', '0.05'],
  [1, 'LINK', 'WBTC', '100'],
  [8453, 'cbBTC', 'USDC', '2'],
  [8453, 'USDC', 'wstETH', '1000000'],
];

const askOf = ([id, sell, buy, human]: Way) => {
  const routes = routesBetween(id, addressOf(id, sell), addressOf(id, buy));
  const { decimals } = devnet.chains[id].tokens[sell] ?? { decimals: 18 };
  return { amount: amount(parseUnits(human, decimals)), routes };
};

describe('what pools say', () => {
  it.each(WAYS)(
    'on %i of %s for %s is what the swap then brings, to the smallest unit',
    async (...way) => {
      const [id, sell, buy] = way;
      const chain = devnet.chains[id];
      const ask = askOf(way);
      const [quote] = await readPoolQuotes(chainOf(id), quoterOf(id), [ask], now());
      const { router } = chain.layout.uniswap;
      const [route] = ask.routes;
      if (!route) throw new Error('no route');
      const args = [chain.dealer] as const;
      const before = await chain.read(addressOf(id, buy), TOKEN_ABI, 'balanceOf', args);
      const params = {
        path: pathOf(route),
        recipient: chain.dealer,
        amountIn: ask.amount,
        amountOutMinimum: 0n,
      };
      const token = addressOf(id, sell);
      await chain.send(dealerCall(chain, token, TOKEN_ABI, 'approve', [router, ask.amount]));
      const receipt = await chain.send(
        dealerCall(chain, router, ROUTER_ABI, 'exactInput', [params]),
      );
      const after = await chain.read(addressOf(id, buy), TOKEN_ABI, 'balanceOf', args);
      expect(quote?.received).toBe(after - before);
      expect(quote?.gas).toBeLessThan(BigInt(receipt.gasUsed));
    },
  );

  it('is nothing of a pair without pools, and does not spoil the rest', async () => {
    const asks = [{ amount: amount(1n), routes: [] }, askOf(WAYS[0] ?? [1, '', '', ''])];
    const [none, some] = await readPoolQuotes(chainOf(1), quoterOf(1), asks, now());
    expect(none).toBeNull();
    expect(some?.received).toBeGreaterThan(0n);
  });

  it('is nothing where a pool of the route does not exist', async () => {
    const [known] = askOf(WAYS[0] ?? [1, '', '', '']).routes;
    if (!known) throw new Error('no route');
    const asks = [{ amount: amount(10n ** 18n), routes: [{ ...known, fees: [777] }] }];
    expect(await readPoolQuotes(chainOf(1), quoterOf(1), asks, now())).toEqual([null]);
  });

  it('comes in three requests, however much is asked', async () => {
    const before = devnet.front.log.length;
    const asks = Array.from({ length: 40 }, () => askOf(WAYS[1] ?? [1, '', '', '']));
    const quotes = await readPoolQuotes(chainOf(1), quoterOf(1), asks, now());
    expect(new Set(quotes.map((one) => one?.received)).size).toBe(1);
    const asked = devnet.front.log.slice(before).filter(({ method }) => method !== 'OPTIONS');
    expect(asked).toHaveLength(3);
  });

  it('would be believed of one who lies if that one were asked alone', async () => {
    const asks = [askOf(WAYS[0] ?? [1, '', '', ''])];
    const [honest] = await readPoolQuotes(chainOf(1), quoterOf(1), asks, now());
    devnet.front.setOperator(hosts(1)[0] ?? '', { kind: 'lying', change: lieAboutQuotes(2n) });
    const alone = { ...chainOf(1), operators: chainOf(1).operators.slice(0, 1), quorum: 1 };
    const [lie] = await readPoolQuotes(alone, quoterOf(1), asks, now());
    expect(lie?.received).toBe((honest?.received ?? 0n) * 2n);
  });

  it.each([0, 1, 2])('is the same with one of three lying about it: number %i', async (liar) => {
    const asks = WAYS.filter(([id]) => id === 1).map(askOf);
    const honest = await readPoolQuotes(chainOf(1), quoterOf(1), asks, now());
    devnet.front.setOperator(hosts(1)[liar] ?? '', { kind: 'lying', change: lieAboutQuotes(2n) });
    expect(await readPoolQuotes(chainOf(1), quoterOf(1), asks, now())).toEqual(honest);
  });

  it('is not known where two of three lie in different ways', async () => {
    const asks = [askOf(WAYS[0] ?? [1, '', '', ''])];
    for (const [place, factor] of [2n, 3n].entries())
      devnet.front.setOperator(hosts(1)[place] ?? '', {
        kind: 'lying',
        change: lieAboutQuotes(factor),
      });
    await expect(readPoolQuotes(chainOf(1), quoterOf(1), asks, now())).rejects.toMatchObject({
      code: 'rpc.split',
    });
  });
});

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
    expect(gas).toBeNull();
    expect(spread).toBeLessThan(0.001);
  });

  it('are asked of pools once an hour, and need no request in between', async () => {
    const notes = costNotes();
    const taken = await snapshot();
    const first = await readCosts(notes, portfolio(), taken);
    const before = devnet.front.log.length;
    expect(await readCosts(notes, portfolio(), taken)).toEqual(first);
    expect(devnet.front.log.length).toBe(before);
    const later = { ...notes, now: () => now() + 3600 };
    const { known } = await readCosts(later, portfolio(), taken);
    expect(devnet.front.log.length).toBeGreaterThan(before);
    expect(Math.min(...known.map(({ asOf }) => asOf))).toBeGreaterThanOrEqual(later.now() - 60);
  });

  it('are missing on a chain that does not answer, and known on the other', async () => {
    const taken = await snapshot();
    for (const host of hosts(1)) devnet.front.setOperator(host, { kind: 'failing', status: 503 });
    const { known, missing } = await readCosts(costNotes(), portfolio(), taken);
    expect(new Set(known.map(({ chainId }) => chainId))).toEqual(new Set([8453]));
    expect(missing).toEqual(['LINK']);
  });

  it('stay what they were for a day where pools cannot be asked, with their age', async () => {
    const notes = costNotes();
    const taken = await snapshot();
    const { known } = await readCosts(notes, portfolio(), taken);
    for (const host of [...hosts(1), ...hosts(8453)])
      devnet.front.setOperator(host, { kind: 'failing', status: 503 });
    const after = (seconds: number) => ({ ...notes, now: () => now() + seconds });
    expect((await readCosts(after(2 * 3600), portfolio(), taken)).known).toEqual(known);
    expect((await readCosts(after(25 * 3600), portfolio(), taken)).known).toEqual([]);
  });

  it('are all missing, and nobody is asked, where nothing worth a trade is held', async () => {
    const taken = { ...(await snapshot()), holdings: [] };
    const before = devnet.front.log.length;
    const { known, missing } = await readCosts(costNotes(), portfolio(), taken);
    expect(known).toEqual([]);
    expect(missing).toEqual(['ETH', 'BTC', 'USD', 'LINK']);
    expect(devnet.front.log.length).toBe(before);
  });
});

describe('a point', () => {
  it('is kept of every verified quote of a plan: its cost as the plan shows it, and its gas', async () => {
    const notes = costNotes();
    const world = {
      ...planningWorld(),
      noteCosts: (made: Review) => recordQuotes(notes, made),
    };
    const review = await buildPlan(world, portfolioOf(devnet.user, { ETH: 55, BTC: 42, USD: 3 }));
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
    const before = devnet.front.log.length;
    const { known } = await readCosts(notes, portfolio(), taken);
    expect(devnet.front.log.length).toBe(before);
    for (const cost of known) {
      expect(cost.source).toBe('past');
      expect(cost.share).toBeCloseTo(0.02, 6);
      expect(cost.error).toBeCloseTo(0, 6);
    }
  });
});

/** Says of every quote among an operator's answers that it brings so many times as much. */
const lieAboutQuotes =
  (factor: bigint): Lie =>
  (method, params, result) => {
    const { to } = (params[0] ?? {}) as { to?: string };
    if (method !== 'eth_call' || to !== chainOf(1).multicall) return result;
    const abi = { abi: MULTICALL_ABI, functionName: 'aggregate3' } as const;
    const results = decodeFunctionResult({ ...abi, data: result as Hex }).map((one) => {
      if (!one.success) return one;
      const word = BigInt(one.returnData.slice(0, 66)) * factor;
      const rest = one.returnData.slice(66);
      return { ...one, returnData: `0x${word.toString(16).padStart(64, '0')}${rest}` as Hex };
    });
    return encodeFunctionResult({ ...abi, result: results });
  };
