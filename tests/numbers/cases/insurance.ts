import { insuredExposure, playInsurance } from '../../../lib/quant/portfolioInsurance.ts';
import { simpleReturns } from '../../../lib/quant/returns.ts';
import type { CaseFolder } from '../case.ts';
import { EXACT, type Findings, NotComparable, relative } from '../findings.ts';
import { type Entries, listOf, numberOf, objectOf, textOf } from '../json.ts';
import type { Prices } from '../prices.ts';
import { endsPeriod } from '../schedule.ts';
import { closesIn } from '../window.ts';

const CLOSE = relative(1e-9);

/** CPPI and TIPP played over one asset, and one-step examples. */
export function checkInsurance({ expected, prices }: CaseFolder, found: Findings) {
  for (const [name, value] of Object.entries(objectOf(expected)))
    found.attempt(name, () => {
      for (const [i, step] of listOf(value).entries())
        compareStep(`${name} ${i + 1}`, objectOf(step), found);
      if (!Array.isArray(value)) comparePath(name, objectOf(value), prices(), found);
    });
}

/** Returns of the entry's asset at its own pace: a week's or month's close is its last. */
function returnsFor({ n: _, ...entry }: Entries, prices: Prices): number[] {
  const { dates, closes } = closesIn(prices, [textOf(entry.asset)], dated(entry));
  const pace = textOf(entry.frequency).split(/\W/)[0] ?? '';
  const ends = PACES[pace];
  if (ends === undefined) throw new NotComparable(`no pace "${pace}" is known here`);
  const isLast = (t: number) => t === dates.length - 1 || endsPeriod(dates, t, ends);
  return simpleReturns(closes.flatMap(([close = 0], t) => (isLast(t) ? [close] : [])));
}

/** "start" is money here, not a date. */
const dated = ({ start: _, ...entry }: Entries): Entries => entry;

const PACES: Record<string, string> = {
  '': 'days',
  daily: 'days',
  weekly: 'weeks',
  monthly: 'months',
  quarterly: 'quarters',
};

function compareStep(name: string, step: Entries, found: Findings): void {
  const [value, floor, multiplier] = [numberOf(step.V), numberOf(step.floor), numberOf(step.m)];
  const ours = insuredExposure({ multiplier }, value, floor) * value;
  found.compare(`${name} risky`, ours, step.risky, CLOSE);
  found.compare(`${name} safe`, value - ours, step.safe, CLOSE);
}

function comparePath(name: string, entry: Entries, prices: Prices, found: Findings): void {
  const returns = returnsFor(entry, prices);
  const dd = entry.tipp_drawdown;
  const floor =
    typeof dd === 'number'
      ? { maxDrawdown: dd }
      : { shareOfStart: numberOf(entry.floor_fraction_of_start) };
  const path = playInsurance(
    {
      multiplier: numberOf(entry.m),
      floor,
      start: numberOf(entry.start),
      safeReturn: numberOf(entry.safe_return_per_step ?? 0),
    },
    returns,
  );
  const least = Math.min(...path.values);
  const gaps = path.values.map((v, t) => (v / (path.floors[t] ?? 0) - 1) * 100);
  found.compare(`${name} n`, returns.length, entry.n, EXACT);
  const figures = {
    final_wealth: path.values.at(-1) ?? 0,
    min_wealth: least,
    final_floor: path.floors.at(-1) ?? 0,
    worst_gap_below_floor_pct: Math.min(0, ...gaps),
  };
  for (const [key, ours] of Object.entries(figures))
    found.compare(`${name} ${key}`, ours, entry[key], CLOSE);
  const counts = {
    min_wealth_index: path.values.indexOf(least),
    n_steps_fully_safe: path.exposures.filter((e) => e === 0).length,
    n_steps_capped_at_1: path.exposures.filter((e) => e === 1).length,
  };
  for (const [key, ours] of Object.entries(counts))
    found.compare(`${name} ${key}`, ours, entry[key], EXACT);
  if (entry.floor_breached !== undefined)
    found.compare(
      `${name} floor_breached`,
      Number(gaps.some((gap) => gap < 0)),
      Number(entry.floor_breached),
      EXACT,
    );
  const at = (values: number[], theirs: unknown, what: string) => {
    const days = Object.keys(objectOf(theirs)).map(Number);
    found.compareAll(
      `${name} ${what}`,
      days.map((d) => values[d] ?? Number.NaN),
      Object.values(objectOf(theirs)).map(numberOf),
      CLOSE,
    );
  };
  at(path.values, entry.wealth_at, 'wealth_at');
  at(path.exposures, entry.risky_w_at, 'risky_w_at');
}
