import Papa from 'papaparse';
import type { CsvLine } from '../lib/core/lots/readRows.ts';

/** A file's headings in small letters, and its lines by them; or the line whose quotes do not close. */
export type CsvFile = { columns: string[]; lines: CsvLine[] } | { brokenAt: number };

/** Splits text into cells: commas, semicolons or tabs, RFC 4180 quotes. Empty lines are passed over. */
export function readCsv(text: string): CsvFile {
  const [headings = ''] = text.split('\n', 1);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterIn(headings) });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) return { brokenAt: (broken.row ?? 0) + 1 };
  const [heading = [], ...rows] = data;
  const columns = heading.map((name) => name.trim().toLowerCase());
  const lines = rows.flatMap((row, index): CsvLine[] => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const isWhole = row.length === columns.length;
    const cells = Object.fromEntries(columns.map((name, i) => [name, row[i] ?? '']));
    return [{ line: index + 2, cells: isWhole ? cells : null }];
  });
  return { columns, lines };
}

/** The one the headings use most. */
function delimiterIn(headings: string): string {
  const timesIn = (sign: string) => headings.split(sign).length;
  return [',', ';', '\t'].reduce((most, sign) => (timesIn(sign) > timesIn(most) ? sign : most));
}
