import type { Asset } from '../../lib/core/asset.ts';
import type { Ledger } from '../../lib/core/ledger.ts';
import type { LedgerPath } from '../../lib/core/ledgerPath.ts';
import type { CoinId } from '../../lib/core/lots/coin.ts';
import type { LotBook } from '../../lib/core/lots/lotBook.ts';
import type { LotRecord } from '../../lib/core/lots/record.ts';
import type { Performance } from '../../lib/core/performance.ts';
import type { PriceAt } from '../../lib/core/snapshot.ts';
import type { TaxChoice } from '../../lib/core/strategy.ts';

/** What the ledger screen draws. */
export interface LedgerModel extends Ledger {
  path: LedgerPath;
  /** Deepest falls, 0 to 1. */
  drawdown: { held: number; untouched: number } | null;
  performance: Performance | null;
  /** Held and without a price. */
  unpriced: readonly Asset[];
}

/** What the tax-lots screen draws. */
export interface LotsModel {
  book: LotBook;
  records: readonly LotRecord[];
  /** What coins in no list are called, by id; the others are called as their id. */
  names: Readonly<Record<CoinId, string>>;
  prices: Readonly<Record<CoinId, PriceAt>>;
}

export interface LotsEvents {
  onCheck: (typed: string) => void;
  onConfirm: (records: readonly LotRecord[]) => void;
  onCancel: () => void;
  onForget: () => void;
  onTax: (tax: TaxChoice | null) => void;
}
