import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bar } from '../../lib/quant/rangeVolatility.ts';
import { simpleReturnRows } from '../../lib/quant/returns.ts';
import { NotComparable } from './findings.ts';

/** A CSV file with a head and a first column of dates (or none). */
export interface Table {
  head: string[];
  dates: string[];
  rows: number[][];
}

export function readTable(path: string): Table {
  const text = readFileSync(path, 'utf8').replaceAll('"', '').trim();
  const [head = [], ...cells] = text.split(/\r?\n/).map((line) => line.split(','));
  return {
    head: head.slice(1).map((name) => name.trim()),
    dates: cells.map(([date = '']) => date.slice(0, 10)),
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

const BARS = /^(.+)-ohlc\.csv$/i;

/** A folder with close.csv and, for ranges, one file COIN-ohlc.csv or several. */
export class Prices {
  readonly table: Table;
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.table = readTable(join(folder, 'close.csv'));
  }

  /** Closes of the assets from one date to another, both included; all there are unless given. */
  closes(assets: readonly string[], from = '', to = '9999'): Closes {
    const missing = assets.filter((asset) => !this.assets.includes(asset));
    if (assets.length === 0) throw new NotComparable('it names no assets');
    if (missing.length > 0) throw new NotComparable(`the prices hold no ${missing.join(', ')}`);
    const columns = assets.map((asset) => this.table.head.indexOf(asset));
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

  /** Open, high, low and close of the coin a name holds, else of BTC, else of the only one. */
  bars(name: string): Bar[] {
    const files = existsSync(this.folder)
      ? readdirSync(this.folder).filter((f) => BARS.test(f))
      : [];
    const coinOf = (file: string) => BARS.exec(file)?.[1]?.toLowerCase() ?? '';
    const words = name.toLowerCase().split(/[^a-z0-9]+/);
    const named = files.find((file) => words.includes(coinOf(file)));
    const file = named ?? files.find((one) => coinOf(one) === 'btc') ?? files[0];
    if (!file) throw new NotComparable('the prices hold no file of bars (COIN-ohlc.csv)');
    const { head, rows } = readTable(join(this.folder, file));
    const column = (title: string) => head.findIndex((one) => one.toLowerCase() === title);
    const [o, h, l, c] = ['open', 'high', 'low', 'close'].map(column);
    const pick = (row: number[], i = -1) => row[i] ?? Number.NaN;
    return rows.map((row) => ({
      open: pick(row, o),
      high: pick(row, h),
      low: pick(row, l),
      close: pick(row, c),
    }));
  }
}
