import type { Address, Hex } from 'viem';
import { concat, encodeFunctionData, numberToHex } from 'viem/utils';
import { type Amount, amount } from '../core/money.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Chain } from '../registry/chains.ts';
import type { PoolRoute } from '../registry/quoters.ts';
import { QUOTER_ABI } from './abi.ts';
import { readAgreed } from './agree.ts';
import { viewCalls } from './readViews.ts';
import { type Answer, LONG_READ_GAS, type View } from './views.ts';

/** What is asked of pools: what an amount of the routes' first token brings of their last. */
export interface PoolAsk {
  amount: Amount;
  routes: readonly PoolRoute[];
}

/** What the best of the routes brings. */
export interface PoolQuote {
  received: Amount;
  /** Gas of the swap in its pools alone, by the quoter's own measure. */
  gas: bigint;
}

/** Two hops cost a node about 300,000 gas: a call of these stays within what any node runs. */
const QUOTES_A_CALL = 24;
/** Amount received, two offsets of lists that are not read, gas. */
const WORDS = 4;

/**
 * What the pools of a chain would give for each ask at one agreed block; null where no route gives
 * anything. A quoter swaps and undoes it, so it is asked through Multicall3, not by the scanner,
 * whose calls may change nothing. Three requests, whatever is asked. @throws rpc.*
 */
export async function readPoolQuotes(
  chain: Chain,
  quoter: Address,
  asks: readonly PoolAsk[],
  now: UnixSeconds,
): Promise<(PoolQuote | null)[]> {
  const views = asks.flatMap(({ amount: sold, routes }) =>
    routes.map((route) => viewOf(quoter, route, sold)),
  );
  if (views.length === 0) return asks.map(() => null);
  const parts = partsOf(views).map((part) => viewCalls(chain, part, 'multicall'));
  const { value } = await readAgreed(
    chain,
    {
      calls: (at) => parts.flatMap((part) => part.calls(at)),
      parse: (answers) =>
        parts.flatMap((part, index) => part.parse([answers[index]].flatMap((one) => one ?? []))),
    },
    now,
  );
  let from = 0;
  return asks.map(({ routes }) => {
    const own = value.slice(from, from + routes.length);
    from += routes.length;
    return bestOf(own.flatMap((answer) => quoteOf(answer) ?? []));
  });
}

const viewOf = (quoter: Address, route: PoolRoute, sold: Amount): View => ({
  target: quoter,
  data: encodeFunctionData({ abi: QUOTER_ABI, args: [pathOf(route), sold] }),
  words: WORDS,
  gas: LONG_READ_GAS,
});

/** Uniswap's packed path: address, fee, address, … */
export const pathOf = ({ tokens, fees }: PoolRoute): Hex =>
  concat(
    tokens.flatMap((token, i) => {
      const fee = fees[i];
      return fee === undefined ? [token] : [token, numberToHex(fee, { size: 3 })];
    }),
  );

const partsOf = (views: readonly View[]): View[][] =>
  Array.from({ length: Math.ceil(views.length / QUOTES_A_CALL) }, (_, i) =>
    views.slice(i * QUOTES_A_CALL, (i + 1) * QUOTES_A_CALL),
  );

function quoteOf(answer: Answer): PoolQuote | null {
  const [received = 0n, , , gas = 0n] = answer ?? [];
  return received > 0n ? { received: amount(received), gas } : null;
}

const bestOf = (quotes: readonly PoolQuote[]): PoolQuote | null =>
  quotes.reduce<PoolQuote | null>(
    (best, one) => (best && best.received >= one.received ? best : one),
    null,
  );
