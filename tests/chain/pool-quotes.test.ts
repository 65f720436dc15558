import { decodeFunctionResult, encodeFunctionResult, type Hex, parseUnits } from 'viem';
import { afterEach, describe, expect, it } from 'vitest';
import { MULTICALL_ABI, ROUTER_ABI, TOKEN_ABI } from '../../devnet/chain/abis.ts';
import { dealerCall } from '../../devnet/chain/dealer.ts';
import type { Lie } from '../../devnet/front/operators.ts';
import { pathOf, readPoolQuotes } from '../../lib/chain/readPoolQuotes.ts';
import { amount } from '../../lib/core/money.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { QUOTERS, routesBetween } from '../../lib/registry/quoters.ts';
import { onDevnet } from './onDevnet.ts';

let rewind: () => Promise<void>;
const devnet = onDevnet({ blockTimes: { 1: 1, 8453: 1 } }, async (started) => {
  rewind = await started.snapshotState();
});
afterEach(() => rewind());

const now = () => Math.floor(Date.now() / 1000);
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
  const { decimals } = devnet().chains[id].tokens[sell] ?? { decimals: 18 };
  return { amount: amount(parseUnits(human, decimals)), routes };
};

describe('what pools say', () => {
  it.each(WAYS)(
    'on %i of %s for %s is what the swap then brings, to the smallest unit',
    async (...way) => {
      const [id, sell, buy] = way;
      const chain = devnet().chains[id];
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
    const before = devnet().front.log.length;
    const asks = Array.from({ length: 40 }, () => askOf(WAYS[1] ?? [1, '', '', '']));
    const quotes = await readPoolQuotes(chainOf(1), quoterOf(1), asks, now());
    expect(new Set(quotes.map((one) => one?.received)).size).toBe(1);
    const asked = devnet()
      .front.log.slice(before)
      .filter(({ method }) => method !== 'OPTIONS');
    expect(asked).toHaveLength(3);
  });

  it('would be believed of one who lies if that one were asked alone', async () => {
    const asks = [askOf(WAYS[0] ?? [1, '', '', ''])];
    const [honest] = await readPoolQuotes(chainOf(1), quoterOf(1), asks, now());
    devnet().front.setOperator(hosts(1)[0] ?? '', { kind: 'lying', change: lieAboutQuotes(2n) });
    const alone = { ...chainOf(1), operators: chainOf(1).operators.slice(0, 1), quorum: 1 };
    const [lie] = await readPoolQuotes(alone, quoterOf(1), asks, now());
    expect(lie?.received).toBe((honest?.received ?? 0n) * 2n);
  });

  it.each([0, 1, 2])('is the same with one of three lying about it: number %i', async (liar) => {
    const asks = WAYS.filter(([id]) => id === 1).map(askOf);
    const honest = await readPoolQuotes(chainOf(1), quoterOf(1), asks, now());
    devnet().front.setOperator(hosts(1)[liar] ?? '', { kind: 'lying', change: lieAboutQuotes(2n) });
    expect(await readPoolQuotes(chainOf(1), quoterOf(1), asks, now())).toEqual(honest);
  });

  it('is not known where two of three lie in different ways', async () => {
    const asks = [askOf(WAYS[0] ?? [1, '', '', ''])];
    for (const [place, factor] of [2n, 3n].entries())
      devnet().front.setOperator(hosts(1)[place] ?? '', {
        kind: 'lying',
        change: lieAboutQuotes(factor),
      });
    await expect(readPoolQuotes(chainOf(1), quoterOf(1), asks, now())).rejects.toMatchObject({
      code: 'rpc.split',
    });
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
