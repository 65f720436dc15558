import type { Usd } from './money.ts';
import type { Need } from './needs.ts';
import type { Pair } from './pairing.ts';
import { MILLION } from './planCosts.ts';
import { DOLLAR, poolOf, type Rate, type RateOf } from './planRates.ts';

/**
 * Into how many parts a swap is best cut when its impact costs q/m in m parts and each part its gas:
 * the whole m of least q/m + m gas, one of the two beside sqrt(q/gas) (quant.md D.5). 1 without gas.
 */
export function slicesOf(impactCost: bigint, gas: bigint): bigint {
  if (gas <= 0n || impactCost <= gas) return 1n;
  const below = squareRoot(impactCost / gas);
  return impactCost <= gas * below * (below + 1n) ? below : below + 1n;
}

/** The whole root, rounded down, by Newton's method. */
function squareRoot(of: bigint): bigint {
  if (of < 2n) return of;
  let root = 1n << BigInt(Math.ceil(of.toString(2).length / 2));
  for (;;) {
    const next = (root + of / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

/**
 * Leaves of swaps that are better cut their first part, never below the least; says in how many.
 * Swaps that share a pool move its price together, so they are cut together, the largest of them.
 */
export function slicePairs(
  pairs: readonly Pair[],
  rateOf: RateOf,
  least: Usd,
): ReadonlyMap<Need, bigint> {
  const sliced = new Map<Need, bigint>();
  for (const bundle of bundlesOf(pairs.filter(({ link }) => link.flow > 0n))) {
    const { cut, parts } = bestCut(bundle, rateOf, least);
    for (const { supply, under, link } of cut) {
      link.flow /= parts;
      for (const need of [supply.over, under])
        if ((sliced.get(need) ?? 0n) < parts) sliced.set(need, parts);
    }
  }
  return sliced;
}

const poolsOf = ({ supply, under }: Pair): string[] => [
  poolOf(supply, supply.over),
  poolOf(supply, under),
];

/** Swaps that share pools, the largest first. */
function bundlesOf(pairs: readonly Pair[]): Pair[][] {
  let bundles: { pools: Set<string>; pairs: Pair[] }[] = [];
  for (const pair of pairs) {
    const pools = poolsOf(pair);
    const isTouched = (bundle: (typeof bundles)[number]) => pools.some((p) => bundle.pools.has(p));
    const ours = bundles.filter(isTouched);
    const all = new Set([...pools, ...ours.flatMap((bundle) => [...bundle.pools])]);
    const joined = { pools: all, pairs: [...ours.flatMap((bundle) => bundle.pairs), pair] };
    bundles = [...bundles.filter((bundle) => !isTouched(bundle)), joined];
  }
  return bundles.map((bundle) => bundle.pairs.sort((a, b) => (a.link.flow > b.link.flow ? -1 : 1)));
}

/** How many of the largest are cut, and in how many parts, where that saves most. */
function bestCut(bundle: readonly Pair[], rateOf: RateOf, least: Usd) {
  const best = { cut: [] as readonly Pair[], parts: 1n, saved: 0n };
  const known = bundle.filter((pair) => isKnown(rateOf(pair)));
  for (let count = 1; count <= known.length; count += 1) {
    const cut = known.slice(0, count);
    const gas = cut.reduce((sum, pair) => sum + (rateOf(pair).gas ?? 0n), 0n);
    const impact = impactCut(bundle, new Set(cut), rateOf);
    const most = least > 0n ? (cut.at(-1)?.link.flow ?? 0n) / least : null;
    const wanted = slicesOf(impact, gas);
    const parts = most === null || wanted < most ? wanted : most;
    if (parts < 2n) continue;
    const saved = impact + gas - (impact / parts + gas * parts);
    if (saved > best.saved) Object.assign(best, { cut, parts, saved });
  }
  return best;
}

const isKnown = ({ sell, buy, gas }: Rate): boolean => sell.isKnown && buy.isKnown && gas !== null;

/** Impact that gets less by cutting: all of a pool but what its uncut swaps cost alone. */
function impactCut(bundle: readonly Pair[], cut: ReadonlySet<Pair>, rateOf: RateOf): bigint {
  const pools = new Map<string, { all: bigint; uncut: bigint; impact: bigint }>();
  for (const pair of bundle) {
    const { sell, buy } = rateOf(pair);
    for (const [i, key] of poolsOf(pair).entries()) {
      const pool = pools.get(key) ?? { all: 0n, uncut: 0n, impact: (i === 0 ? sell : buy).impact };
      pool.all += pair.link.flow;
      if (!cut.has(pair)) pool.uncut += pair.link.flow;
      pools.set(key, pool);
    }
  }
  return [...pools.values()].reduce((sum, { all, uncut, impact }) => {
    return sum + ((all * all - uncut * uncut) * impact) / (2n * MILLION * MILLION * DOLLAR);
  }, 0n);
}
