import type { ClassId } from '../../core/asset.ts';
import type { InsuredState } from '../../core/insurance.ts';
import type { Bps, Usd } from '../../core/money.ts';
import type { UnixSeconds } from '../../core/snapshot.ts';
import type { TargetPolicy, WeightBounds } from '../../core/targetPolicy.ts';
import type { PriceHistory } from '../priceHistory.ts';

/** What a policy sees. The order of classes says nothing. */
export interface ProposalInput {
  history: PriceHistory;
  now: UnixSeconds;
  /** Targets in force: these classes get weights, and no others. */
  targets: Record<ClassId, Bps>;
  /** Of all targeted classes; null while it is not known. */
  value: Usd | null;
  bounds: Record<ClassId, WeightBounds>;
  /** The policy the targets follow; null while they follow none. */
  inForce: TargetPolicy | null;
  /** What a dollar became, time-weighted × 10¹² (`Performance`), and what a floor remembers. */
  growth: bigint;
  insured: InsuredState | null;
}
