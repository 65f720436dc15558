import type { LotEvent } from '../../lib/core/lots/lot.ts';
import { usd } from '../../lib/core/money.ts';
import { decimalOf } from './decimal.ts';
import { NotComparable } from './findings.ts';
import { type Entries, firstOf, isObject, listOf, objectOf, textOf } from './json.ts';

/** One thing that happened, with the entry's own words for it. */
export interface Happening {
  event: LotEvent;
  /** Paid to buy or sell; not in the event's own value. */
  fee: bigint;
  said: Entries;
}

/** How much, in an entry's own words, by what happened. */
const BOUGHT = ['buy', 'acquire', 'acquisition'] as const;
const SPENT = ['spend', 'sell', 'dispose', 'disposal'] as const;
const AMOUNTS = ['qty', 'amount', 'quantity', ...BOUGHT, ...SPENT] as const;
const RATES = ['rate', 'spot', 'price', 'unit_price'] as const;
const TIMES = ['ts', 'timestamp', 'time'] as const;
/** What an event is told in; every other number of it is a figure. */
export const WORDS: ReadonlySet<string> = new Set<string>([
  ...AMOUNTS,
  ...RATES,
  ...TIMES,
  'row',
  'fee',
  'index',
]);

/** Acquisitions and disposals in the order they are told, whichever words an entry has for them. */
export function happeningsOf(entry: Entries): Happening[] {
  const rows = (key: string, kind: 'acquire' | 'dispose') =>
    listOf(entry[key]).map((row) => ({ kind, row: isObject(row) ? row : { qty: row } }));
  const acquired = [...rows('acquisitions', 'acquire'), ...rows('lots', 'acquire')];
  const spent = [...rows('spends', 'dispose'), ...rows('disposals', 'dispose')];
  const told = listOf(entry.events).map((event) => ({ kind: kindOf(event), row: objectOf(event) }));
  // rp2's dynamic candidates: one more lot is there at each disposal.
  const isGrowing = /dynamic|growing/i.test(`${textOf(entry.id)} ${textOf(entry.note)}`);
  const all = isGrowing
    ? [
        ...acquired.flatMap((lot, i) => [lot, ...spent.slice(i, i + 1)]),
        ...spent.slice(acquired.length),
      ]
    : [...acquired, ...spent];
  // An entry that judges investment and fees apart does not count a fee as cost (ghostfolio).
  const isFeeApart = objectOf(entry.expected).fees !== undefined;
  const make = ({ kind, row }: (typeof all)[number], i: number) =>
    happening(kind, row, i, isFeeApart);
  const timed = all.map(make).sort((a, b) => a.event.at - b.event.at);
  return [...timed, ...inTurn(told.map((one, i) => make(one, timed.length + i)))];
}

/** Whether an event brings in or takes out. @throws NotComparable where its words do not tell */
function kindOf(event: unknown): 'acquire' | 'dispose' {
  const row = objectOf(event);
  const word = [row.type, row.side, row.kind, row.action].map(textOf).join(' ').toLowerCase();
  const says = (words: readonly string[]) =>
    words.some((one) => row[one] !== undefined || word.split(/\W/).includes(one));
  if (says(BOUGHT)) return 'acquire';
  if (says(SPENT)) return 'dispose';
  throw new NotComparable(`an event tells neither a purchase nor a sale: ${Object.keys(row)}`);
}

/** Events happen in the order they are told, also where their times stand still or go back. */
function inTurn(told: Happening[]): Happening[] {
  let last = Number.NEGATIVE_INFINITY;
  return told.map((one) => {
    last = one.event.at > last ? one.event.at : last + 1e-3;
    return { ...one, event: { ...one.event, at: last } };
  });
}

function happening(
  kind: 'acquire' | 'dispose',
  row: Entries,
  index: number,
  isFeeApart: boolean,
): Happening {
  const said = firstOf(row, AMOUNTS);
  if (said === undefined) throw new NotComparable(`no amount is told: ${Object.keys(row)}`);
  const amount = decimalOf(said);
  const rate = decimalOf(firstOf(row, RATES) ?? 0);
  const fee = decimalOf(row.fee ?? 0);
  const value = (amount * rate) / decimalOf(1);
  const at = Number(firstOf(row, TIMES) ?? Date.parse(textOf(row.date)) / 1000) || index;
  const own = { id: `${index}`.padStart(6, '0'), at, coin: 'X', wallet: null, amount };
  const counted = isFeeApart ? 0n : fee;
  const event: LotEvent =
    kind === 'acquire'
      ? { ...own, kind, cost: usd(value + counted) }
      : { ...own, kind, proceeds: usd(value - counted) };
  return { event, fee, said: row };
}
