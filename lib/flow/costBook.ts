import type { Asset, ChainId, ClassId } from '../core/asset.ts';
import type { PortfolioClasses } from '../core/classes.ts';
import { agreedPrice } from '../core/costPoint.ts';
import { type Drift, measureDrift } from '../core/drift.ts';
import { type Amount, addUsd, amountDown, shareDown, type Usd, usd } from '../core/money.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { priceOf, type Snapshot } from '../core/snapshot.ts';

/** What a portfolio trades, for the sake of its costs. */
export interface CostBook {
  /** Chains whose holdings are worth a trade. */
  chainIds: ChainId[];
  /** Each class with the value of its typical trade. */
  typical: ReadonlyMap<ClassId, Usd>;
  /** Widest gap between two sources of one price of what is held, as a fraction; null: no two. */
  spread: number | null;
}

/** One swap to ask of pools; `step` is its place among the sizes and ways of its pair. */
export interface PoolSwap {
  sell: Asset;
  buy: Asset;
  amount: Amount;
  step: number;
}

/** What a portfolio trades, by its snapshot. */
export function costBookOf(
  portfolio: Portfolio,
  snapshot: Snapshot,
  classes: Pick<PortfolioClasses, 'referenceOf'>,
): CostBook {
  const { rows, total } = measureDrift(portfolio, snapshot, classes);
  const { minTrade } = portfolio.limits;
  const held = rows.flatMap(({ holdings }) => holdings);
  const on = new Map<ChainId, Usd>();
  for (const { asset, value } of held)
    on.set(asset.chainId, addUsd(on.get(asset.chainId) ?? usd(0n), value ?? usd(0n)));
  return {
    chainIds: [...on].filter(([, value]) => value > 0n && value >= minTrade).map(([id]) => id),
    typical: typicalTrades({ rows, total }, minTrade),
    spread: widestGap(
      snapshot,
      held.filter(({ amount }) => amount > 0n).map(({ asset }) => asset),
    ),
  };
}

/** What each class is typically traded for at once: its band's worth, at least the least trade. */
const typicalTrades = (
  { rows, total }: Pick<Drift, 'rows' | 'total'>,
  minTrade: Usd,
): Map<ClassId, Usd> =>
  new Map(
    rows.map(({ classId, band }) => {
      const worth = shareDown(total, band);
      return [classId, worth > minTrade ? worth : minTrade];
    }),
  );

/**
 * What the others are traded for on a chain: of the classes plans buy there the pegged one with the
 * largest target, else the one with the largest.
 */
export function counterOn(
  { targets }: Pick<Portfolio, 'targets'>,
  { classes, buyMemberOf }: Pick<PortfolioClasses, 'classes' | 'buyMemberOf'>,
  chainId: ChainId,
): ClassId | undefined {
  const isPegged = (id: ClassId) => classes.find((one) => one.id === id)?.peg != null;
  const bought = targets.filter(({ classId }) => buyMemberOf(classId, chainId));
  const pegged = bought.filter(({ classId }) => isPegged(classId));
  const among = pegged.length > 0 ? pegged : bought;
  const [first] = among.toSorted((a, b) => b.weight - a.weight || (a.classId < b.classId ? -1 : 1));
  return first?.classId;
}

/** Sizes at which pools are asked, as parts of the typical trade's round figure. */
const SIZES: readonly { times: bigint; over: bigint }[] = [
  { times: 1n, over: 10n },
  { times: 1n, over: 1n },
  { times: 3n, over: 1n },
];

/**
 * The swaps that tell what trading one asset for another costs: three sizes, there and back, so that
 * what our price and the pool's differ by weighs once for and once against. None without an agreed
 * price of both, by which alone the cost could be told.
 */
export function poolSwaps(snapshot: Snapshot, one: Asset, other: Asset, typical: Usd): PoolSwap[] {
  const [atOne, atOther] = [agreedPrice(snapshot, one), agreedPrice(snapshot, other)];
  if (!atOne || !atOther) return [];
  return SIZES.flatMap(({ times, over }, place) => {
    const size = usd((roundDown(typical) * times) / over);
    const swaps = [
      { sell: one, buy: other, amount: amountDown(size, one.decimals, atOne) },
      { sell: other, buy: one, amount: amountDown(size, other.decimals, atOther) },
    ];
    return swaps
      .map((swap, way) => ({ ...swap, step: place * 2 + way }))
      .filter(({ amount }) => amount > 0n);
  });
}

/**
 * 1, 2 or 5 and noughts, at most the value: the curve is as good, and an operator that reads sizes
 * learns no more of what a portfolio is worth than its order of magnitude.
 */
function roundDown(value: Usd): Usd {
  const digits = value.toString();
  const first = Number(digits[0]);
  const round = first >= 5 ? 5 : first >= 2 ? 2 : first;
  return usd(BigInt(round) * 10n ** BigInt(digits.length - 1));
}

/** Widest gap between two fresh and sound readings of one price. */
function widestGap(snapshot: Snapshot, assets: readonly Asset[]): number | null {
  const gaps = assets.flatMap((asset) => {
    const readings = priceOf(snapshot, asset)?.readings ?? [];
    const fresh = readings.filter(
      ({ flaw, asOf, staleAfter }) => !flaw && snapshot.takenAt - asOf <= staleAfter,
    );
    const prices = fresh.map(({ price }) => Number(price));
    return prices.length > 1 ? [Math.max(...prices) / Math.min(...prices) - 1] : [];
  });
  return gaps.length > 0 ? Math.max(...gaps) : null;
}
