import { civilOf } from '../civil.ts';
import { dayOf } from '../closes.ts';
import { type Usd, usd, WHOLE } from '../money.ts';
import type { UnixSeconds } from '../snapshot.ts';
import type { TaxChoice } from '../strategy.ts';
import type { LotPart } from './lot.ts';
import type { Matched } from './playLots.ts';

const DAY_SECONDS = 86_400;

/** What giving up some lots gains; an estimate, not advice. A loss is negative. */
export interface Gain {
  /** Of units held as long as the rule asks or unknown: short; of those held longer: long. */
  short: Usd;
  long: Usd;
  /** Their part of the cost. */
  cost: Usd;
  /** Units beyond the records, counted as if they had cost nothing. */
  unmatched: bigint;
}

/** Until when a lot is short-term: strictly after it, what is sold is long-term. */
export const longTermFrom = (at: UnixSeconds, { longTermDays }: Pick<TaxChoice, 'longTermDays'>) =>
  at + longTermDays * DAY_SECONDS;

/**
 * Gain on what some lots brought. Proceeds are shared by amount, the long-term part rounded down;
 * what no record covers cost nothing and is short-term, the dearer assumption.
 */
export function gainOf(
  { parts, unmatched }: { parts: readonly LotPart[]; unmatched: bigint },
  proceeds: Usd,
  at: UnixSeconds,
  rule: Pick<TaxChoice, 'longTermDays'>,
): Gain {
  const isLong = (part: LotPart) => at > longTermFrom(part.at, rule);
  const long = parts.filter(isLong);
  const amountOf = (some: readonly LotPart[]) => some.reduce((all, part) => all + part.amount, 0n);
  const costOf = (some: readonly LotPart[]) => some.reduce((all, part) => all + part.cost, 0n);
  const all = amountOf(parts) + unmatched;
  const forLong = all === 0n ? 0n : (proceeds * amountOf(long)) / all;
  const [cost, longCost] = [costOf(parts), costOf(long)];
  return {
    long: usd(forLong - longCost),
    short: usd(proceeds - forLong - (cost - longCost)),
    cost: usd(cost),
    unmatched,
  };
}

/** What the rule asks of a gain, rounded down; negative for a loss, which lowers other tax. */
export const taxOf = (
  { short, long }: Pick<Gain, 'short' | 'long'>,
  { rate, longTermRate }: Pick<TaxChoice, 'rate' | 'longTermRate'>,
): Usd => usd((short * BigInt(rate) + long * BigInt(longTermRate)) / BigInt(WHOLE));

/** Realised gains of one calendar year in UTC. */
export interface YearGain {
  year: number;
  proceeds: Usd;
  cost: Usd;
  short: Usd;
  long: Usd;
  /** Disposals that used units of unknown cost. */
  withUnmatched: number;
  /** Disposals whose value is not known: in no sum. */
  withoutValue: number;
}

/** What was gained by year, newest first. */
export function gainsByYear(
  matched: readonly Matched[],
  rule: Pick<TaxChoice, 'longTermDays'>,
): YearGain[] {
  const years = new Map<number, YearGain>();
  for (const one of matched) {
    const { proceeds, at } = one.disposal;
    const { year } = civilOf(dayOf(at));
    const so = years.get(year) ?? { ...NOTHING, year };
    if (proceeds === null) {
      years.set(year, { ...so, withoutValue: so.withoutValue + 1 });
      continue;
    }
    const gain = gainOf(one, proceeds, at, rule);
    years.set(year, {
      ...so,
      proceeds: usd(so.proceeds + proceeds),
      cost: usd(so.cost + gain.cost),
      short: usd(so.short + gain.short),
      long: usd(so.long + gain.long),
      withUnmatched: so.withUnmatched + (gain.unmatched > 0n ? 1 : 0),
    });
  }
  return [...years.values()].sort((a, b) => b.year - a.year);
}

const ZERO: Usd = usd(0n);
const NOTHING: Omit<YearGain, 'year'> = {
  proceeds: ZERO,
  cost: ZERO,
  short: ZERO,
  long: ZERO,
  withUnmatched: 0,
  withoutValue: 0,
};
