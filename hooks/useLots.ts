import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CoinId, coinsBySymbol } from '../lib/core/lots/coin.ts';
import type { ImportState } from '../lib/core/lots/importState.ts';
import type { LotBook } from '../lib/core/lots/lotBook.ts';
import {
  missingColumns,
  NEEDED_COLUMNS,
  OTHER_COLUMNS,
  readRows,
} from '../lib/core/lots/readRows.ts';
import type { LotRecord } from '../lib/core/lots/record.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { PriceAt, Snapshot } from '../lib/core/snapshot.ts';
import type { TaxChoice } from '../lib/core/strategy.ts';
import { readLotBook } from '../lib/flow/readTaxes.ts';
import { classesIn } from '../lib/registry/catalogue.ts';
import { coinOf } from '../lib/registry/coins.ts';
import { appendLotRecords, readLotRecords, removeLotRecords } from '../lib/storage/lots.ts';
import { now } from '../lib/world/clock.ts';
import { taxWorld } from '../lib/world/taxWorld.ts';
import { readCsv } from './readCsv.ts';
import { savePortfolio } from './savePortfolio.ts';

/** A file is read whole; what is larger is split by the user. */
const MOST_CHARACTERS = 5_000_000;

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
    queryKey: ['lots', portfolio.id, snapshot?.takenAt ?? 0, taxKey(portfolio.strategy.tax)],
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

const taxKey = (tax: TaxChoice | null): string => JSON.stringify(tax);

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

/** Takes a file in: shows first what would be imported, and imports on confirmation. */
export function useLotImport(portfolio: Portfolio) {
  const [state, setState] = useState<ImportState>({ kind: 'idle' });
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['lots', portfolio.id] });
  return {
    state,
    check: (typed: string) => void previewOf(portfolio, typed).then(setState),
    cancel: () => setState({ kind: 'idle' }),
    confirm: async (records: readonly LotRecord[]) => {
      await appendLotRecords(portfolio.id, records);
      await refresh();
      setState({ kind: 'done', count: records.length });
    },
    forget: async () => {
      await removeLotRecords(portfolio.id);
      await refresh();
      setState({ kind: 'idle' });
    },
  };
}

async function previewOf(portfolio: Portfolio, typed: string): Promise<ImportState> {
  if (typed.length > MOST_CHARACTERS) return { kind: 'tooLarge' };
  const file = readCsv(typed);
  if ('brokenAt' in file) return { kind: 'broken', line: file.brokenAt };
  const missing = missingColumns(file.columns);
  if (missing.length > 0) return { kind: 'missing', columns: missing };
  if (file.lines.length === 0) return { kind: 'empty' };
  const records = await readLotRecords(portfolio.id);
  const used: readonly string[] = [...NEEDED_COLUMNS, ...OTHER_COLUMNS];
  return {
    kind: 'preview',
    unused: file.columns.filter((column) => !used.includes(column)),
    preview: readRows(file.lines, {
      now: now(),
      coins: coinsBySymbol(classesIn(portfolio).assets, coinOf),
      addresses: portfolio.addresses,
      known: new Set(records.map(({ id }) => id)),
    }),
  };
}

/** Changes how gains are estimated; null is off. @throws storage.full */
export const saveTax = (portfolio: Portfolio, tax: TaxChoice | null): Promise<void> =>
  savePortfolio({ ...portfolio, strategy: { ...portfolio.strategy, tax } });
