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
  /** What the others are traded for: the pegged class with the largest target, else the largest. */
  counter: ClassId | undefined;
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

type Classes = Pick<PortfolioClasses, 'referenceOf' | 'classes'>;

/** What a portfolio trades, by its snapshot. */
export function costBookOf(portfolio: Portfolio, snapshot: Snapshot, classes: Classes): CostBook {
  const { rows, total } = measureDrift(portfolio, snapshot, classes);
  const { minTrade } = portfolio.limits;
  const held = rows.flatMap(({ holdings }) => holdings);
  const on = new Map<ChainId, Usd>();
  for (const { asset, value } of held)
    on.set(asset.chainId, addUsd(on.get(asset.chainId) ?? usd(0n), value ?? usd(0n)));
  return {
    chainIds: [...on].filter(([, value]) => value > 0n && value >= minTrade).map(([id]) => id),
    typical: typicalTrades({ rows, total }, minTrade),
    counter: counterOf(portfolio, classes),
    spread: widestGap(
      snapshot,
      held.filter(({ amount }) => amount > 0n).map(({ asset }) => asset),
    ),
  };
}

/** What each class is typically traded for at once: its band's worth, at least the least trade. */
export const typicalTrades = (
  { rows, total }: Pick<Drift, 'rows' | 'total'>,
  minTrade: Usd,
): Map<ClassId, Usd> =>
  new Map(
    rows.map(({ classId, band }) => {
      const worth = shareDown(total, band);
      return [classId, worth > minTrade ? worth : minTrade];
    }),
  );

function counterOf({ targets }: Portfolio, { classes }: Classes): ClassId | undefined {
  const isPegged = (id: ClassId) => classes.find((one) => one.id === id)?.peg != null;
  const pegged = targets.filter(({ classId }) => isPegged(classId));
  const among = pegged.length > 0 ? pegged : targets;
  return among.toSorted((a, b) => b.weight - a.weight)[0]?.classId;
}

/** Sizes at which pools are asked, as parts of the typical trade. */
const SIZES: readonly { times: bigint; over: bigint }[] = [
  { times: 1n, over: 10n },
  { times: 1n, over: 1n },
  { times: 3n, over: 1n },
];

/**
 * The swaps that tell what trading one asset for another costs: three sizes, there and back, so that
 * what our price and the pool's differ by weighs once for and once against.
 */
export function poolSwaps(snapshot: Snapshot, one: Asset, other: Asset, typical: Usd): PoolSwap[] {
  return SIZES.flatMap(({ times, over }, place) =>
    [
      { sell: one, buy: other },
      { sell: other, buy: one },
    ].flatMap((pair, way) => {
      const at = agreedPrice(snapshot, pair.sell);
      const size = usd((typical * times) / over);
      const amount = at && amountDown(size, pair.sell.decimals, at);
      return amount ? [{ ...pair, amount, step: place * 2 + way }] : [];
    }),
  );
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
