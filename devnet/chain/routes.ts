// Ways through the pools between two tokens, and what they yield.
import { encodePacked, type Hex } from 'viem';
import { QUOTER_ABI } from './abis.ts';
import type { DevChain } from './devChain.ts';
import { type ChainId, LAYOUTS, type PoolLayout, tokenOf } from './layout.ts';

export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly fee: PoolLayout['fee'];
}

/** The route with the fewest hops between two symbols, or undefined when there is none. */
export function findRoute(chainId: ChainId, from: string, to: string): readonly Hop[] | undefined {
  if (from === to) return undefined;
  const routes: (readonly Hop[])[] = hopsFrom(chainId, from).map((hop) => [hop]);
  const seen = new Set([from]);
  // The list grows while it is walked: breadth first.
  for (const route of routes) {
    const at = route.at(-1)?.to ?? from;
    if (at === to) return route;
    if (seen.has(at)) continue;
    seen.add(at);
    routes.push(...hopsFrom(chainId, at).map((hop) => [...route, hop]));
  }
  return undefined;
}

/** Uniswap's packed path: address, fee, address, … */
export function pathOf(chainId: ChainId, route: readonly Hop[]): Hex {
  const first = route[0];
  if (!first) throw new Error('a route has at least one hop');
  const types: string[] = ['address'];
  const values: unknown[] = [tokenOf(chainId, first.from).address];
  for (const hop of route) {
    types.push('uint24', 'address');
    values.push(hop.fee, tokenOf(chainId, hop.to).address);
  }
  return encodePacked(types, values);
}

/** What a path yields at the latest block, and the gas of its swaps alone. */
export async function quotePath(
  chain: DevChain,
  path: Hex,
  amountIn: bigint,
): Promise<{ amountOut: bigint; gas: bigint }> {
  const { quoter } = chain.layout.uniswap;
  const [amountOut, , , gas] = await chain.read(quoter, QUOTER_ABI, 'quoteExactInput', [
    path,
    amountIn,
  ]);
  return { amountOut, gas };
}

function hopsFrom(chainId: ChainId, from: string): Hop[] {
  return LAYOUTS[chainId].pools.flatMap(({ pair: [a, b], fee }) => {
    if (a === from) return [{ from, to: b, fee }];
    return b === from ? [{ from, to: a, fee }] : [];
  });
}
