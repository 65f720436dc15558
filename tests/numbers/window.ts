import { type Entries, firstOf, listOf, numberOf, textOf } from './json.ts';
import type { Closes, Prices } from './prices.ts';

const FIRST_CLOSE = ['initial_date', 'first_close', 'start', 'start_date', 'first_date', 'from'];
const LAST_CLOSE = ['last_close', 'last_return', 'end', 'end_date', 'last_date', 'to'];

/** The dates of the first and the last close an entry speaks of; open where it gives none. */
function datesOf(entry: Entries, prices: Prices): [string, string] {
  const [first, last] = listOf(entry.window).map(textOf);
  const given = textOf(firstOf(entry, FIRST_CLOSE)) || first || '';
  const from =
    entry.first_return === undefined ? given : prices.dayBefore(textOf(entry.first_return));
  return [from, textOf(firstOf(entry, LAST_CLOSE)) || last || '9999'];
}

/**
 * The closes an entry speaks of: between its dates, and of those as many returns as its words
 * (last90, first 250) or its own count say; a count is of the last ones.
 */
export function closesIn(prices: Prices, assets: readonly string[], entry: Entries, words = '') {
  const whole = prices.closes(assets, ...datesOf(entry, prices));
  const [, side, said] = /(last|first)[ _]?(\d+)/i.exec(words) ?? [];
  const count = said === undefined ? numberOf(entry.n_returns ?? entry.n) : Number(said);
  if (!(count > 0 && count < whole.returns.length)) return whole;
  return side?.toLowerCase() === 'first' ? cut(whole, 0, count) : cut(whole, -count - 1, count);
}

function cut({ dates, closes, returns }: Closes, start: number, count: number): Closes {
  const from = start < 0 ? dates.length + start : start;
  return {
    dates: dates.slice(from, from + count + 1),
    closes: closes.slice(from, from + count + 1),
    returns: returns.slice(from, from + count),
  };
}
