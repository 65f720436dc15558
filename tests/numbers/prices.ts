import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bar } from '../../lib/quant/rangeVolatility.ts';
import { simpleReturnRows } from '../../lib/quant/returns.ts';

/** A CSV file with a head and a first column of dates (or none). */
export interface Table {
  head: string[];
  dates: string[];
  rows: number[][];
}

export function readTable(path: string): Table {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',').map((name) => name.replaceAll('"', ''));
  const cells = lines.map((line) => line.split(','));
  return {
    head: names.slice(1),
    dates: cells.map(([date = '']) => date),
    rows: cells.map((line) => line.slice(1).map(Number)),
  };
}

/** Daily closes of some assets over a window, and what follows from them. */
export interface Closes {
  /** Dates of the closes; the first return belongs to the second. */
  dates: string[];
  closes: number[][];
  returns: number[][];
}

/** A folder with close.csv and, for ranges, btc-ohlc.csv. */
export class Prices {
  readonly table: Table;
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.table = readTable(join(folder, 'close.csv'));
  }

  /** Closes of the assets from one date to another, both included; all there are unless given. */
  closes(assets: readonly string[], from = '', to = '9999'): Closes {
    const columns = assets.map((asset) => this.table.head.indexOf(asset));
    if (columns.includes(-1)) throw new Error(`no closes of ${assets.join(', ')}`);
    const days = this.table.dates.flatMap((date, t) => (date >= from && date <= to ? [t] : []));
    const closes = days.map((t) => columns.map((c) => this.table.rows[t]?.[c] ?? Number.NaN));
    const dates = days.map((t) => this.table.dates[t] ?? '');
    return { dates, closes, returns: simpleReturnRows(closes) };
  }

  /** The close before a date: where the return of that date starts. */
  dayBefore(date: string): string {
    return this.table.dates[this.table.dates.indexOf(date) - 1] ?? '';
  }

  get assets(): string[] {
    return this.table.head;
  }

  /** Open, high, low and close of BTC; null where the folder has none. */
  bars(): Bar[] | null {
    const path = join(this.folder, 'btc-ohlc.csv');
    if (!existsSync(path)) return null;
    const { head, rows } = readTable(path);
    const column = (name: string) => head.indexOf(name);
    const [o, h, l, c] = ['Open', 'High', 'Low', 'Close'].map(column);
    const pick = (row: number[], i = -1) => row[i] ?? Number.NaN;
    return rows.map((row) => ({
      open: pick(row, o),
      high: pick(row, h),
      low: pick(row, l),
      close: pick(row, c),
    }));
  }
}
