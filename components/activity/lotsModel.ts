import type { CoinId } from '../../lib/core/lots/coin.ts';
import type { LotBook } from '../../lib/core/lots/lotBook.ts';
import type { LotRecord } from '../../lib/core/lots/record.ts';
import type { PriceAt } from '../../lib/core/snapshot.ts';
import type { TaxChoice } from '../../lib/core/strategy.ts';

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
