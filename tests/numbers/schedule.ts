/** Days are UTC dates such as 2021-12-31. */
const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

const weekOf = (date: string) => String(Math.floor((utc(date).getTime() / 86_400_000 + 3) / 7));

const PERIODS: Record<string, (date: string) => string> = {
  days: (date) => date,
  weeks: weekOf,
  /** bt cuts a week at New Year: it compares year and number of the week. */
  weeksOfYears: (date) => `${date.slice(0, 4)} ${weekOf(date)}`,
  months: (date) => date.slice(0, 7),
  quarters: (date) => `${date.slice(0, 4)}-${Math.floor((Number(date.slice(5, 7)) - 1) / 3)}`,
  years: (date) => date.slice(0, 4),
  none: () => '',
};

/** Whether the period a day lies in changes after it; never on the last day, whose end is not known. */
export function endsPeriod(dates: readonly string[], t: number, period: string): boolean {
  const name = PERIODS[period];
  const [today, next] = [dates[t], dates[t + 1]];
  if (!name || today === undefined || next === undefined) return false;
  return name(today) !== name(next);
}

/** Whether a day is the first of its period; never on the last day, where bt looks at no calendar. */
export const startsPeriod = (dates: readonly string[], t: number, period: string): boolean =>
  t > 0 && t < dates.length - 1 && endsPeriod(dates, t - 1, period);
