import type { Schedule } from '../../lib/core/schedule.ts';
import { bothSides, points } from '../../lib/policy/rule.ts';
import type { Close } from '../../lib/quant/portfolioPath.ts';
import type { playProduct } from './productBacktest.ts';
import { endsPeriod, startsPeriod } from './schedule.ts';

export interface Looked {
  /** Of all closes; a return of day t ends at the close t + 1. */
  dates: readonly string[];
  close: Close;
  weights: readonly number[];
}

type Acts = (looked: Looked) => boolean;
type ProductRule = Parameters<typeof playProduct>[2];

/** One reading of a rule's name. */
export interface BandRule {
  acts: Acts;
  /** The same as the product's settings have it; null where they cannot, for the reason given. */
  product: ProductRule | null;
  whyNot: string;
}

/** When a rule looks, by itself or before its band. */
interface Calendar {
  acts: Acts;
  schedule: Schedule | null;
  whyNot?: string;
}

/**
 * What a name may mean: relNN (per cent of target), absNpp, everyN days, a period that is looked at
 * (weekly_check, monthend_and) or acts by itself (monthend, monthend_or). A period that is not said
 * to be the end may be looked at on its first day or its last.
 */
export function bandRulesNamed(name: string): BandRule[] {
  const { share, width, every } = sizesIn(name);
  const relative = share === null ? null : bothSides({ kind: 'relative', size: share });
  const size = width === null ? relative : points(width);
  const limit = share === null ? null : relativeBand(share);
  const band = width === null ? limit : absoluteBand(width);
  const calendars = every === null ? calendarsIn(name) : [everyNth(every)];
  const none = { acts: () => false, schedule: null };
  if (calendars.length === 0) return band ? [ruleOf(none, band, { band: size, join: 'or' })] : [];
  const join = band && /check|(^|_)and(_|$)/.test(name) ? 'and' : 'or';
  return calendars.map((calendar) => ruleOf(calendar, band, { band: size, join }));
}

function ruleOf(
  { acts: looks, schedule, whyNot }: Calendar,
  breaks: Acts | null,
  { band, join }: Pick<ProductRule, 'band' | 'join'>,
): BandRule {
  const isOut = breaks ?? (() => false);
  const acts: Acts =
    join === 'and'
      ? (looked) => looks(looked) && isOut(looked)
      : (looked) => looks(looked) || isOut(looked);
  const product = whyNot === undefined ? { schedule, band, join } : null;
  return { acts, product, whyNot: whyNot ?? '' };
}

/** Sizes a name holds: a share of the target, points of the portfolio, days. */
function sizesIn(name: string) {
  const sized = (pattern: RegExp, unit: number) => {
    const text = pattern.exec(name)?.[1];
    return text === undefined ? null : Number(text.replace('p', '.')) / unit;
  };
  return {
    share: sized(/rel(\d+(?:[.p]\d+)?)/, 100),
    width: sized(/abs(\d+(?:[.p]\d+)?)pp/, 100),
    every: sized(/every(\d+)/, 1),
  };
}

const PERIODS = [
  ['week', 'weeks'],
  ['month', 'months'],
  ['quarter', 'quarters'],
  ['year', 'years'],
  ['annual', 'years'],
] as const;

function calendarsIn(name: string): Calendar[] {
  if (/daily|everyday/.test(name)) return [everyNth(1)];
  const period = PERIODS.find(([word]) => name.includes(word))?.[1];
  if (!period) return [];
  const isEnd = name.includes('end');
  if (period !== 'weeks') {
    const last = { acts: onDay(endsPeriod, period), schedule: { every: SINGULAR[period] } };
    const whyNot =
      'the product looks at the last day of a month, quarter or year, not at the first';
    const first = { acts: onDay(startsPeriod, period), schedule: null, whyNot };
    return isEnd ? [last] : [last, first];
  }
  const whyNot = 'this peer cuts the week at New Year and looks once more: the product does not';
  const week = (isDay: typeof endsPeriod, closes: number): Calendar[] => [
    { acts: onDay(isDay, 'weeks'), schedule: { every: 'week', closes } },
    { acts: onDay(isDay, 'weeksOfYears'), schedule: null, whyNot },
  ];
  return isEnd ? week(endsPeriod, 0) : [...week(startsPeriod, 1), ...week(endsPeriod, 0)];
}

const SINGULAR = { months: 'month', quarters: 'quarter', years: 'year' } as const;

const onDay =
  (isDay: typeof endsPeriod, period: string): Acts =>
  ({ dates, close }) =>
    isDay(dates, close.day + 1, period);

const everyNth = (n: number): Calendar => ({
  acts: ({ close }) => (close.day + 1) % n === 0,
  schedule: { every: 'days', days: n },
});

const relativeBand =
  (share: number): Acts =>
  ({ close, weights }) =>
    close.weights.some((w, i) => Math.abs(w / (weights[i] ?? 1) - 1) > share);

const absoluteBand =
  (size: number): Acts =>
  ({ close, weights }) =>
    close.weights.some((w, i) => Math.abs(w - (weights[i] ?? 0)) > size);
