import type { ClassId } from '../core/asset.ts';
import type { CostPoint } from '../core/costPoint.ts';
import { curveCost } from '../policy/classCost.ts';
import { type PairCost, swapParts } from '../policy/swapParts.ts';
import { type CostCase, dollarsOf, sampleOf } from './readPools.ts';

/** What each class adds to a swap on a chain, from what swaps between each two of them cost. */
export function partsOn(
  points: readonly CostPoint[],
  { book, classOf }: Pick<CostCase, 'book' | 'classOf'>,
): Map<ClassId, number> {
  const between = new Map<string, CostPoint[]>();
  for (const point of points) {
    const [one, other] = [classOf.get(point.sell), classOf.get(point.buy)].toSorted();
    const key = one && other && one !== other ? `${one}\n${other}` : null;
    if (key) between.set(key, [...(between.get(key) ?? []), point]);
  }
  const pairs = [...between].flatMap(([key, own]): PairCost[] => {
    const [one = '', other = ''] = key.split('\n');
    const [first, second] = [book.typical.get(one), book.typical.get(other)];
    if (first === undefined || second === undefined) return [];
    // No more is swapped between two than the smaller of their trades.
    const size = dollarsOf(first < second ? first : second);
    const cost = curveCost(own.map(sampleOf), size);
    return cost ? [{ pair: [one, other], share: cost.share }] : [];
  });
  return swapParts(pairs);
}
