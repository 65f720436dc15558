import { gainOf } from '../../../lib/core/lots/gains.ts';
import type { LotPart } from '../../../lib/core/lots/lot.ts';
import { type Matched, type Played, playLots } from '../../../lib/core/lots/playLots.ts';
import { usd } from '../../../lib/core/money.ts';
import type { LotMethod } from '../../../lib/core/strategy.ts';
import type { CaseFolder } from '../case.ts';
import { decimalOf, numberFrom } from '../decimal.ts';
import { EXACT, type Findings, NotComparable } from '../findings.ts';
import { type Entries, isObject, listOf, objectOf, textOf } from '../json.ts';
import { type Happening, happeningsOf, WORDS } from '../lotHappenings.ts';

const METHODS: Record<string, LotMethod> = {
  FIFO: 'fifo',
  LIFO: 'lifo',
  HIFO: 'hifo',
  LOFO: 'lofo',
  ACB: 'average',
  AVERAGE: 'average',
};
const YEAR_SECONDS = 31_536_000;
const DAY_SECONDS = 86_400;

/** Lots of each entry played by the product's engine; exact decimals. */
export function checkTaxLots({ expected }: CaseFolder, found: Findings) {
  for (const [i, item] of listOf(expected).entries()) {
    const entry = objectOf(item);
    const name = textOf(entry.id ?? entry.name) || `item ${i + 1}`;
    const method = METHODS[textOf(entry.method).toUpperCase()];
    found.attempt(name, () => {
      if (!method) throw new NotComparable(`the product has no method "${textOf(entry.method)}"`);
      checkEntry(name, entry, method, found);
    });
  }
}

function checkEntry(name: string, entry: Entries, method: LotMethod, found: Findings): void {
  const happenings = happeningsOf(entry);
  if (happenings.length === 0)
    throw new NotComparable('it tells no lots, acquisitions, spends, disposals or events');
  const events = happenings.map(({ event }) => event);
  const days = daysOf(entry.taxfree_after_seconds);
  const results = listOf(entry.expected);
  const seeks = [...listOf(entry.expected_seek)];
  let spends = 0;
  let read = 0;
  for (const [i, { event, said }] of happenings.entries()) {
    const rule = { method, pool: 'all' as const };
    const so = playLots(events.slice(0, i + 1), rule);
    const before = playLots(events.slice(0, i), rule);
    const label = `${name} ${event.kind} ${i + 1}`;
    const matched = so.matched.at(-1);
    if (event.kind === 'acquire') {
      compareKnown(label, totalsOf(so), said, found);
      skipUnknown(label, totalsOf(so), said, found);
    }
    if (event.kind === 'acquire' || !matched) continue;
    const figures = { ...totalsOf(so), ...figuresOf(matched, days) };
    const theirs = objectOf(results[spends]);
    compareKnown(label, figures, { ...said, ...theirs }, found);
    skipUnknown(label, figures, { ...said, ...theirs }, found);
    compareParts(label, matched.parts, so, listOf(theirs.matched), found);
    const rowOf = (lot: string) => Number(saidOf(happenings, lot).row ?? Number(lot) + 1);
    read += compareSeeks(label, matched.parts, before, seeks.slice(read), rowOf, found);
    spends += 1;
  }
  if (seeks.length > 0) found.compare(`${name} lots sought`, read, seeks.length, EXACT);
  if (isObject(entry.expected)) compareSums(name, happenings, entry, method, found);
}

/** Days after which a unit is free of tax: a year unless the entry says otherwise, never for null. */
const daysOf = (seconds: unknown): number =>
  seconds === null
    ? Number.POSITIVE_INFINITY
    : Number(seconds === undefined ? YEAR_SECONDS : seconds) / DAY_SECONDS;

const saidOf = (happenings: readonly Happening[], id: string): Entries =>
  happenings.find(({ event }) => event.id === id)?.said ?? {};

type Figures = Record<string, bigint | boolean>;

const sum = (values: readonly bigint[]): bigint => values.reduce((all, one) => all + one, 0n);
const leftIn = ({ pools }: Played) => [...pools.values()].flat();

const totalsOf = (played: Played): Figures => {
  const [acb_total, qty_total] = [
    sum(leftIn(played).map(({ cost }) => cost)),
    sum(leftIn(played).map(({ amount }) => amount)),
  ];
  return { acb_total, qty_total, remaining: qty_total };
};

function figuresOf(matched: Matched, longTermDays: number): Figures {
  const { parts, unmatched, disposal } = matched;
  const proceeds = disposal.proceeds ?? usd(0n);
  const gain = gainOf(matched, proceeds, disposal.at, { longTermDays });
  const isFree = ({ at }: LotPart) => disposal.at - at > longTermDays * DAY_SECONDS;
  const costOf = (some: readonly LotPart[]) => sum(some.map(({ cost }) => cost));
  const amountOf = (some: readonly LotPart[]) => sum(some.map(({ amount }) => amount));
  const [free, taxed] = [parts.filter(isFree), parts.filter((part) => !isFree(part))];
  return {
    taxable_amount: amountOf(taxed) + unmatched,
    taxfree_amount: amountOf(free),
    taxable_bought_cost: costOf(taxed),
    taxfree_bought_cost: costOf(free),
    bought_cost: gain.cost,
    bought_cost_by_definition: gain.cost,
    gain: gain.short + gain.long,
    taxable_gain: gain.short,
    taxfree_gain: gain.long,
    complete: unmatched === 0n,
    unmatched,
  };
}

function compareKnown(label: string, ours: Figures, theirs: Entries, found: Findings): void {
  for (const [key, value] of Object.entries(theirs)) {
    const figure = ours[key];
    if (figure === undefined) continue;
    const our = typeof figure === 'boolean' ? Number(figure) : numberFrom(figure);
    found.compare(`${label} ${key}`, our, Number(value), EXACT);
  }
}

function skipUnknown(label: string, ours: Figures, theirs: Entries, found: Findings): void {
  for (const [key, value] of Object.entries(theirs))
    if (ours[key] === undefined && typeof value === 'number' && !WORDS.has(key))
      found.skip(`${label} ${key}`, 'the product has no figure of this name');
}

/** `[used, left in that lot]` of every part. */
function compareParts(
  label: string,
  parts: readonly LotPart[],
  after: Played,
  theirs: readonly unknown[],
  found: Findings,
): void {
  const left = (id: string) => leftIn(after).find((lot) => lot.id === id)?.amount ?? 0n;
  const ours = parts.flatMap(({ lot, amount }) => [numberFrom(amount), numberFrom(left(lot))]);
  found.compareAll(`${label} matched`, ours, theirs.flatMap(listOf).map(Number), EXACT);
}

/** `[available before, number of the lot]` of every part. @returns how many were compared */
function compareSeeks(
  label: string,
  parts: readonly LotPart[],
  before: Played,
  theirs: readonly unknown[],
  rowOf: (lot: string) => number,
  found: Findings,
): number {
  if (theirs.length === 0) return 0;
  const had = (id: string) => leftIn(before).find((lot) => lot.id === id)?.amount ?? 0n;
  const ours = parts.flatMap(({ lot }) => [numberFrom(had(lot)), rowOf(lot)]);
  const next = theirs.slice(0, parts.length).flatMap(listOf).map(Number);
  found.compareAll(`${label} sought`, ours, next, EXACT);
  return parts.length;
}

/** Sums over a whole entry, at the market price it gives. */
function compareSums(
  name: string,
  happenings: readonly Happening[],
  entry: Entries,
  method: LotMethod,
  found: Findings,
): void {
  const played = playLots(
    happenings.map(({ event }) => event),
    { method, pool: 'all' },
  );
  const realised = sum(
    played.matched.map(({ disposal, parts }) => {
      return (disposal.proceeds ?? 0n) - sum(parts.map(({ cost }) => cost));
    }),
  );
  const invested = sum(leftIn(played).map(({ cost }) => cost));
  const held = sum(leftIn(played).map(({ amount }) => amount));
  const worth = (held * decimalOf(entry.market_price ?? 0)) / decimalOf(1);
  const fees = sum(happenings.map(({ fee }) => fee));
  const gross = realised + worth - invested;
  const figures: Figures = {
    fees,
    gross_performance: gross,
    net_performance: gross - fees,
    remaining_investment: invested,
    realised_gross_derived: realised,
    unrealised_derived: worth - invested,
  };
  compareKnown(name, figures, objectOf(entry.expected), found);
  skipUnknown(name, figures, objectOf(entry.expected), found);
}
