import { cheapestPartition, MOST_PARTS } from '../../../lib/core/partition.ts';
import type { Part } from '../../../lib/core/parts.ts';
import type { CaseFolder } from '../case.ts';
import { absolute, EXACT, type Findings, NotComparable } from '../findings.ts';
import { type Entries, listOf, numberOf, numbersOf, objectOf, textOf } from '../json.ts';

const COST = absolute(1e-6);

/** Fewest transfers that settle deltas, and cheapest swaps back into bands. */
export function checkTradeConstruction({ expected }: CaseFolder, found: Findings) {
  const { settle, swaps } = objectOf(expected);
  for (const [name, paths, why] of ASIDE) found.setAside(name, paths, why);
  for (const [i, entry] of listOf(settle).entries())
    found.attempt(`settle ${i + 1}`, () =>
      compareTransfers(`settle ${i + 1}`, objectOf(entry), found),
    );
  for (const [i, item] of listOf(swaps).entries()) {
    const entry = objectOf(item);
    const title = textOf(entry.name) || `swaps ${i + 1}`;
    found.attempt(title, () => compareSwaps(title, entry, found));
  }
}

/** Figures of an entry that say nothing of what a plan should cost. */
const ASIDE: [string, RegExp, string][] = [
  [
    'settle: greedy_largest_pair',
    / greedy_largest_pair$/,
    'what pairing the largest takes, for scale: the product settles exactly',
  ],
  [
    'swaps: same_chain and cross_chain of other chains',
    / instance (?:same_chain|cross_chain) /,
    'no asset of the instance lies there',
  ],
  [
    'swaps: n_swaps, one_optimal_solution',
    / expected (?:n_swaps|one_optimal_solution)$/,
    'one optimum among several: what it costs is compared, not which swaps it takes',
  ],
  [
    'swaps: status, highs_seconds, mip_gap',
    / expected (?:status|highs_seconds|mip_gap)$/,
    "about the solver's own run",
  ],
];

const NOTHING: Part = { mustSell: 0, maySell: 0, mustBuy: 0, mayBuy: 0, sellCost: 0, buyCost: 0 };

/** Swaps that cost one each and nothing else are as few as can be. */
function compareTransfers(name: string, entry: Entries, found: Findings): void {
  const parts = numbersOf(entry.deltas).flatMap((delta): Part[] => {
    if (delta === 0) return [];
    const size = Math.abs(delta);
    return delta > 0
      ? [{ ...NOTHING, mustSell: size, maySell: size }]
      : [{ ...NOTHING, mustBuy: size, mayBuy: size }];
  });
  found.compare(`${name} n_nonzero`, parts.length, entry.n_nonzero, EXACT);
  if (parts.length > MOST_PARTS)
    throw new NotComparable(`exact up to ${MOST_PARTS} parts, and this has ${parts.length}`);
  const { cost, moves } = cheapestPartition({ parts, perSwap: 1, undone: null });
  for (const key of ['min_transfers_exact', 'published_min_transfers'])
    if (key in entry) found.compare(`${name} ${key}`, moves.length, entry[key], EXACT);
  found.compare(`${name} cost`, cost, moves.length, EXACT);
}

/** Dollars are cut into so many units at the least, so that rounding stays below the tolerance. */
const UNITS = 2 ** 34;
const MILLION = 1e6;

function compareSwaps(title: string, entry: Entries, found: Findings): void {
  const given = objectOf(entry.instance);
  const rows = listOf(given.assets).map(objectOf);
  const chain = chainOf(rows);
  const { fee, gas_usd } = objectOf(objectOf(given.same_chain)[chain]);
  const share = numberOf(fee);
  const total = rows.reduce((sum, { value }) => sum + numberOf(value), 0);
  const scale = UNITS / total;
  const theirs = objectOf(entry.expected);
  const isCount = textOf(theirs.objective_kind).startsWith('number');
  const price = given.penalty_per_usd === undefined ? null : numberOf(given.penalty_per_usd);
  const { moves, cost, undone } = cheapestPartition({
    parts: rows.map((row) => partOf(row, total, share, scale)),
    // A swap dearer than any fee could be makes the fewest swaps the cheapest.
    perSwap: (isCount ? total : numberOf(gas_usd)) * scale * MILLION,
    undone: price === null ? null : { sell: price * MILLION, buy: price * MILLION * (1 - share) },
  });
  if (theirs.objective === null || theirs.status === 2) {
    found.compare(`${title} cannot be done`, Number(undone > 0), 1, EXACT);
    return;
  }
  const least = numberOf(given.min_trade_usd ?? 0);
  if (moves.some(({ size }) => size / scale < least))
    throw new NotComparable(`its cheapest swaps are below its minimum trade of ${least}`);
  found.compare(`${title} undone`, undone, 0, EXACT);
  const ours = isCount ? moves.length : cost / scale / MILLION;
  found.compare(`${title} objective`, ours, theirs.objective, isCount ? EXACT : COST);
  found.compare(`${title} objective by GLPK`, ours, theirs.glpk_objective, isCount ? EXACT : COST);
}

/** The one chain of an instance. @throws NotComparable where there are several */
function chainOf(rows: readonly Entries[]): string {
  const [chain = '', ...others] = new Set(rows.map((row) => textOf(row.chain)));
  if (others.length > 0)
    throw new NotComparable(
      'it may bridge between its chains: a plan names that and leaves it out',
    );
  if (rows.length > MOST_PARTS) throw new NotComparable(`exact up to ${MOST_PARTS} assets`);
  return chain;
}

/** What of an asset is beyond its band must be moved; as far as the band's other edge it may be. */
function partOf(row: Entries, total: number, share: number, scale: number): Part {
  const value = numberOf(row.value);
  const [target, tolerance] = [numberOf(row.target) * total, numberOf(row.tol_usd)];
  const units = (dollars: number) => Math.round(Math.max(0, dollars) * scale);
  const sell = value - (target + tolerance);
  const buy = target - tolerance - value;
  const maySell = buy > 0 ? 0 : value - Math.max(0, target - tolerance);
  const mayBuy = sell > 0 ? 0 : target + tolerance - value;
  return {
    mustSell: units(sell),
    maySell: units(maySell),
    mustBuy: units(buy / (1 - share)),
    mayBuy: units(mayBuy / (1 - share)),
    sellCost: 0,
    buyCost: share * MILLION,
  };
}
