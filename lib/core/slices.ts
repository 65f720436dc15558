import { USD_DECIMALS, type Usd } from './money.ts';
import type { Pair } from './pairing.ts';
import { MILLION } from './planCosts.ts';
import type { Need } from './planNeeds.ts';
import type { Rate, RateOf } from './planRates.ts';

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

const DOLLAR = 10n ** BigInt(USD_DECIMALS);

/** Leaves of each swap that is better cut its first part, never below the least; says in how many. */
export function slicePairs(
  pairs: readonly Pair[],
  rateOf: RateOf,
  least: Usd,
): ReadonlyMap<Need, bigint> {
  const sliced = new Map<Need, bigint>();
  for (const pair of pairs) {
    const parts = partsOf(pair.link.flow, rateOf(pair), least);
    if (parts < 2n) continue;
    pair.link.flow /= parts;
    for (const need of [pair.supply.over, pair.under])
      if ((sliced.get(need) ?? 0n) < parts) sliced.set(need, parts);
  }
  return sliced;
}

function partsOf(flow: bigint, rate: Rate, least: Usd): bigint {
  if (!rate.isKnown || flow === 0n) return 1n;
  const impactCost = (flow * flow * rate.impact) / (MILLION * MILLION * DOLLAR);
  const wanted = slicesOf(impactCost, rate.gas);
  const most = least > 0n ? flow / least : wanted;
  return wanted < most ? wanted : most;
}
