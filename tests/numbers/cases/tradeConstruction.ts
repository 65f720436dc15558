import { cheapestPartition, MOST_PARTS } from '../../../lib/core/partition.ts';
import type { Part } from '../../../lib/core/parts.ts';
import type { CaseFolder } from '../case.ts';
import { absolute, EXACT, type Findings } from '../findings.ts';
import { type Entries, listOf, numberOf, numbersOf, objectOf, textOf } from '../json.ts';

const COST = absolute(1e-6);

/** Fewest transfers that settle deltas, and cheapest swaps back into bands. */
export function checkTradeConstruction({ expected }: CaseFolder, found: Findings) {
  const { settle, swaps } = objectOf(expected);
  for (const [i, entry] of listOf(settle).entries())
    compareTransfers(`settle ${i + 1}`, objectOf(entry), found);
  for (const entry of listOf(swaps)) compareSwaps(objectOf(entry), found);
}

const NOTHING: Part = { mustSell: 0, maySell: 0, mustBuy: 0, mayBuy: 0, sellCost: 0, buyCost: 0 };

/** Swaps that cost one each and nothing else are as few as can be. */
function compareTransfers(name: string, { deltas, ...entry }: Entries, found: Findings): void {
  const parts = numbersOf(deltas).flatMap((delta): Part[] => {
    if (delta === 0) return [];
    const size = Math.abs(delta);
    return delta > 0
      ? [{ ...NOTHING, mustSell: size, maySell: size }]
      : [{ ...NOTHING, mustBuy: size, mayBuy: size }];
  });
  if (parts.length > MOST_PARTS) {
    found.skip(name, `exact up to ${MOST_PARTS} parts, and this has ${parts.length}`);
    return;
  }
  const { cost, moves } = cheapestPartition({ parts, perSwap: 1, undone: null });
  for (const key of ['min_transfers_exact', 'published_min_transfers'])
    if (key in entry) found.compare(`${name} ${key}`, moves.length, entry[key], EXACT);
  found.compare(`${name} cost`, cost, moves.length, EXACT);
}

/** Dollars are cut into so many units at the least, so that rounding stays below the tolerance. */
const UNITS = 2 ** 34;
const MILLION = 1e6;

function compareSwaps({ name, instance, expected }: Entries, found: Findings): void {
  const title = textOf(name);
  const given = objectOf(instance);
  const why = whyNot(given);
  if (why) {
    found.skip(title, why);
    return;
  }
  const rows = listOf(given.assets).map(objectOf);
  const { fee, gas_usd } = objectOf(objectOf(given.same_chain)[textOf(rows[0]?.chain)]);
  const share = numberOf(fee);
  const total = rows.reduce((sum, { value }) => sum + numberOf(value), 0);
  const scale = UNITS / total;
  const { objective, objective_kind, glpk_objective } = objectOf(expected);
  const isCount = textOf(objective_kind).startsWith('number');
  const price = given.penalty_per_usd === undefined ? null : numberOf(given.penalty_per_usd);
  const { moves, cost, undone } = cheapestPartition({
    parts: rows.map((row) => partOf(row, total, share, scale)),
    // A swap dearer than any fee could be makes the fewest swaps the cheapest.
    perSwap: (isCount ? total : numberOf(gas_usd)) * scale * MILLION,
    undone: price === null ? null : { sell: price * MILLION, buy: price * MILLION * (1 - share) },
  });
  if (moves.some(({ size }) => size / scale < numberOf(given.min_trade_usd))) {
    found.skip(title, 'its cheapest swaps are below the minimum trade');
    return;
  }
  found.compare(`${title} undone`, undone, 0, EXACT);
  const ours = isCount ? moves.length : cost / scale / MILLION;
  found.compare(`${title} objective`, ours, objective, isCount ? EXACT : COST);
  found.compare(`${title} objective by GLPK`, ours, glpk_objective, isCount ? EXACT : COST);
}

function whyNot({ assets }: Entries): string | null {
  const chains = new Set(listOf(assets).map((row) => textOf(objectOf(row).chain)));
  if (chains.size > 1) return 'needs a bridge: a plan names that and leaves it out';
  return listOf(assets).length > MOST_PARTS ? `exact up to ${MOST_PARTS} assets` : null;
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
