import type { Asset } from '../../lib/core/asset.ts';
import type { Ledger } from '../../lib/core/ledger.ts';
import type { LedgerPath } from '../../lib/core/ledgerPath.ts';
import type { Performance } from '../../lib/core/performance.ts';

/** What the ledger screen draws. */
export interface LedgerModel extends Ledger {
  path: LedgerPath;
  /** Deepest falls, 0 to 1. */
  drawdown: { held: number; untouched: number } | null;
  performance: Performance | null;
  /** Held and without a price. */
  unpriced: readonly Asset[];
}
