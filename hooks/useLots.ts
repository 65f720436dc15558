import { useQuery } from '@tanstack/react-query';
import type { CoinId } from '../lib/core/lots/coin.ts';
import type { LotBook } from '../lib/core/lots/lotBook.ts';
import type { LotRecord } from '../lib/core/lots/record.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { PriceAt, Snapshot } from '../lib/core/snapshot.ts';
import type { TaxChoice } from '../lib/core/strategy.ts';
import { readLotBook } from '../lib/flow/readTaxes.ts';
import { coinOf } from '../lib/registry/coins.ts';
import { readLotRecords } from '../lib/storage/lots.ts';
import { taxWorld } from '../lib/world/taxWorld.ts';
import { savePortfolio } from './savePortfolio.ts';

/** Lots of a portfolio with everything a screen says of them. */
export interface Lots {
  book: LotBook;
  records: LotRecord[];
  /** What a coin is called, by its id. */
  names: Readonly<Record<CoinId, string>>;
  /** What a whole coin costs, of those that have a price. */
  prices: Readonly<Record<CoinId, PriceAt>>;
}

/** The lots of a portfolio; undefined until they were read. */
export function useLots(portfolio: Portfolio, snapshot: Snapshot | null): Lots | undefined {
  const { data } = useQuery<Lots>({
    queryKey: ['lots', portfolio.id, snapshot?.takenAt ?? 0, keyOf(portfolio)],
    queryFn: async () => ({
      book: await readLotBook(taxWorld, portfolio, snapshot),
      records: await readLotRecords(portfolio.id),
      ...knownOf(snapshot),
    }),
    // What was shown of this portfolio stays until the new figures are there.
    placeholderData: (before, query) => (query?.queryKey[1] === portfolio.id ? before : undefined),
    gcTime: 0,
    structuralSharing: false,
  });
  return data;
}

/** Of the settings that lots hang on. */
const keyOf = ({ manual, strategy }: Portfolio): string =>
  JSON.stringify([strategy.tax, manual.map(({ id, amount }) => [id, `${amount}`])]);

/** Names and prices of coins, by what a snapshot has of them. */
function knownOf(snapshot: Snapshot | null): Pick<Lots, 'names' | 'prices'> {
  const entries = snapshot?.prices ?? [];
  const held = snapshot?.holdings.map(({ asset }) => asset) ?? [];
  const assets = [...held, ...entries.map(({ asset }) => asset)];
  const priced = entries.flatMap(({ asset, price, asOf }) =>
    price !== null && asOf !== null ? [[coinOf(asset), { asset, price, asOf }] as const] : [],
  );
  return {
    names: Object.fromEntries(
      assets.flatMap((asset) => (asset.isUnverified ? [[coinOf(asset), asset.symbol]] : [])),
    ),
    prices: Object.fromEntries(priced),
  };
}

/** Changes how gains are estimated; null is off. @throws storage.full */
export const saveTax = (portfolio: Portfolio, tax: TaxChoice | null): Promise<void> =>
  savePortfolio({ ...portfolio, strategy: { ...portfolio.strategy, tax } });
