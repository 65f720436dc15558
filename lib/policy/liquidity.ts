import type { ChainId, ClassId } from '../core/asset.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { CostView } from './costView.ts';

/** How well a class takes a trade of its own usual size. */
export interface LiquidityMark {
  classId: ClassId;
  mark: 'deep' | 'fair' | 'thin' | 'unknown';
  /** Price impact of its typical trade where it is least, as a fraction; null: not known. */
  impact: number | null;
  chainId: ChainId | null;
  asOf: UnixSeconds | null;
}

/** Impacts below a twentieth of a per cent are lost in any price; from half a per cent on they are seen. */
const DEEP_BELOW = 0.0005;
const THIN_FROM = 0.005;

/** The mark of each class, on the chain where its own trade moves the price least. */
export function liquidityMarks(
  { known }: Pick<CostView, 'known'>,
  classIds: readonly ClassId[],
): LiquidityMark[] {
  return classIds.map((classId) => {
    const own = known.filter((cost) => cost.classId === classId);
    const [least] = own.toSorted((a, b) => a.impact - b.impact);
    if (!least) return { classId, mark: 'unknown', impact: null, chainId: null, asOf: null };
    const { impact, chainId, asOf } = least;
    return { classId, mark: markOf(impact), impact, chainId, asOf };
  });
}

const markOf = (impact: number): LiquidityMark['mark'] => {
  if (impact < DEEP_BELOW) return 'deep';
  return impact < THIN_FROM ? 'fair' : 'thin';
};
