import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { coinsBySymbol } from '../lib/core/lots/coin.ts';
import type { ImportState } from '../lib/core/lots/importState.ts';
import {
  missingColumns,
  NEEDED_COLUMNS,
  OTHER_COLUMNS,
  readRows,
} from '../lib/core/lots/readRows.ts';
import type { LotRecord } from '../lib/core/lots/record.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import { classesIn } from '../lib/registry/catalogue.ts';
import { coinOf } from '../lib/registry/coins.ts';
import { appendLotRecords, readLotRecords, removeLotRecords } from '../lib/storage/lots.ts';
import { now } from '../lib/world/clock.ts';
import { readCsv } from './readCsv.ts';

/** A file is read whole; what is larger is split by the user. */
const MOST_CHARACTERS = 5_000_000;

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
