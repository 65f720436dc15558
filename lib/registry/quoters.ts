import type { Address } from 'viem';
import type { ChainId } from '../core/asset.ts';
import { poolsOn } from './pools.ts';

/** Uniswap's QuoterV2: what its pools would give, told by `eth_call`. Source: docs.uniswap.org, v3 deployments. */
export const QUOTERS: Readonly<Record<ChainId, Address>> = {
  1: '0x61fFE014bA17989E743c5F6cB21bF9697530B21e',
  8453: '0x3d4e44Eb1374240CE5F1B871ab261CD16335B76a',
  42161: '0x61fFE014bA17989E743c5F6cB21bF9697530B21e',
  10: '0x61fFE014bA17989E743c5F6cB21bF9697530B21e',
  137: '0x61fFE014bA17989E743c5F6cB21bF9697530B21e',
  56: '0x78D78E420Da98ad378D7799bE8f4AF69033EB077',
  43114: '0xbe0F5544EC67e9B3b2D979aaA43f18Fd87E6257F',
};

/** A way through pools: one token more than fees. */
export interface PoolRoute {
  tokens: readonly Address[];
  /** Millionths, of the pool between each two. */
  fees: readonly number[];
}

/** Pools of these fees stand between most pairs, deeper today in the one, tomorrow in the other. */
const LOW_FEE = 500;
const MIDDLE_FEE = 3000;

/**
 * The ways from one token to another that are worth asking: the shortest through our own pools,
 * through the same tokens where each pool charges 0.05 %, and straight. The quoter finds each pool
 * by its tokens and fee; one that is not there gives nothing.
 */
export function routesBetween(chainId: ChainId, from: Address, to: Address): PoolRoute[] {
  const known = shortestRoute(chainId, from, to);
  if (!known) return [];
  const { tokens, fees } = known;
  const straight = { tokens: [from, to], fees: [MIDDLE_FEE] };
  const routes = [known, { tokens, fees: fees.map(() => LOW_FEE) }, straight];
  return [...new Map(routes.map((route) => [`${route.tokens}/${route.fees}`, route])).values()];
}

function shortestRoute(chainId: ChainId, from: Address, to: Address): PoolRoute | undefined {
  if (from === to) return undefined;
  const seen = new Set([from]);
  const routes: PoolRoute[] = [{ tokens: [from], fees: [] }];
  // The list grows while it is walked: breadth first.
  for (const route of routes) {
    const at = route.tokens.at(-1) ?? from;
    if (at === to) return route;
    const onward = hopsFrom(chainId, at).filter(({ next }) => !seen.has(next));
    for (const { next, fee } of onward) {
      seen.add(next);
      routes.push({ tokens: [...route.tokens, next], fees: [...route.fees, fee] });
    }
  }
  return undefined;
}

const hopsFrom = (chainId: ChainId, token: Address): { next: Address; fee: number }[] =>
  poolsOn(chainId).flatMap(({ base, quote, fee }) => {
    if (base === token) return [{ next: quote, fee }];
    return quote === token ? [{ next: base, fee }] : [];
  });
