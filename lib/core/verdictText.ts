import type { ClassId } from './asset.ts';
import { type Cause, isLookDue, type Judgement, type Statement } from './judgement.ts';
import type { Bps, Usd } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';
import * as text from './text.ts';

/** A sentence with slots, the money in it apart so that it can be hidden or shown in a currency. */
export interface Line {
  of: string;
  money: Readonly<Record<string, Usd>>;
  words: Readonly<Record<string, string>>;
}

type NameOf = (classId: ClassId) => string;

const plain = (of: string, words: Line['words'] = {}): Line => ({ of, money: {}, words });

/** A verdict in one sentence; without amounts when they are hidden. */
export function verdictLine(
  judged: Statement & Pick<Judgement, 'at' | 'dueAt'>,
  nameOf: NameOf,
  isPrivate = false,
): Line {
  const { kind, causes, outside } = judged;
  if (kind === 'inBand') return plain(text.verdict.inBand);
  if (kind === 'unknown') return unknownLine(judged, nameOf);
  if (kind === 'wait')
    return outside.length === 0 && causes.every(({ cause }) => cause === 'schedule')
      ? plain(text.verdict.onSchedule)
      : plain(text.verdict.wait, { causes: causeWords(causes, nameOf) });
  const line = worthLine(judged, isPrivate);
  const isDue = isLookDue(judged) && outside.length === 0;
  return isDue ? { ...line, of: `${text.verdict.look} ${line.of}` } : line;
}

function worthLine({ kind, worth }: Statement, isPrivate: boolean): Line {
  if (!worth) return plain(text.verdict.costUnknown);
  const { cost, relief, worthFrom } = worth;
  const said = isPrivate ? text.verdict.hidden : text.verdict;
  const money = isPrivate ? {} : { cost, relief };
  if (kind === 'act') return { of: said.act, money, words: {} };
  if (worthFrom === undefined) return { of: said.notNow, money, words: {} };
  if (worthFrom === null) return { of: said.neverWorth, money, words: {} };
  return { of: said.notWorth, money, words: { points: pointsUp(worthFrom) } };
}

function unknownLine(judged: Statement & Pick<Judgement, 'at' | 'dueAt'>, nameOf: NameOf): Line {
  const { missing, outside } = judged;
  const isMissing = (of: string) => missing.find((one) => one.of === of);
  const price = isMissing('price');
  if (isMissing('chain')) return plain(text.verdict.chainUnknown);
  if (price) return plain(text.verdict.priceUnknown, { names: price.ids.join(', ') });
  const cost = isMissing('cost');
  if (outside.length === 0 && cost && !isLookDue(judged))
    return plain(text.verdict.bandUnknown, { names: cost.ids.map(nameOf).join(', ') });
  if (outside.length === 0 && isMissing('past')) return plain(text.verdict.riskUnknown);
  return plain(cost ? text.verdict.costUnknown : text.verdict.pastUnknown);
}

/** All causes in words; what is said of several classes alike is said once. */
export function causeWords(causes: readonly Cause[], nameOf: NameOf): string {
  const byWords = new Map<string, { words: Line['words']; names: string[] }>();
  for (const cause of causes) {
    const { of, words, classId } = causeOf(cause);
    const so = byWords.get(`${of}${words.now ?? ''}`) ?? { words: { ...words, of }, names: [] };
    if (classId !== null) so.names.push(nameOf(classId));
    byWords.set(`${of}${words.now ?? ''}`, so);
  }
  return [...byWords.values()]
    .map(({ words, names }) => fill(words.of ?? '', { ...words, names: names.join(', ') }))
    .join('; ');
}

function causeOf(cause: Cause): {
  of: string;
  words: Record<string, string>;
  classId: ClassId | null;
} {
  const said = text.verdict.cause;
  switch (cause.cause) {
    case 'schedule':
      return { of: said.schedule, words: { date: dayWords(cause.until) }, classId: null };
    case 'gas':
      return { of: said.gas, words: limits(cause, hundredths), classId: null };
    case 'impact':
      return { of: said.impact, words: limits(cause, hundredths), classId: cause.classId };
    case 'price':
      return { of: said[cause.is], words: {}, classId: cause.classId };
    case 'stress': {
      const figure =
        cause.of === 'spread' ? hundredths : (value: number) => hundredths(value / 100);
      return { of: said[cause.of], words: limits(cause, figure), classId: null };
    }
    default:
      return { of: said[cause.cause], words: {}, classId: cause.classId };
  }
}

const limits = (
  { now, until }: { now: number; until: number },
  figure: (value: number) => string,
) => ({ now: figure(now), until: figure(until) });

/** Hundredths as a number with the decimals it needs: 310 → "3.1". */
function hundredths(value: number): string {
  const size = Math.round(value);
  const fraction = `${size % 100}`.padStart(2, '0').replace(/0+$/, '');
  return fraction ? `${Math.trunc(size / 100)}.${fraction}` : `${Math.trunc(size / 100)}`;
}

/** Points to the next tenth above: nobody is told that less would do. */
const pointsUp = (value: Bps): string => hundredths(Math.ceil(value / 10) * 10);

const DAY = 86_400;

/** A day by UTC: "1 Dec". Years counted from March, so that a leap day is their last. */
export function dayWords(at: UnixSeconds): string {
  const days = Math.floor(at / DAY) + 719_468;
  const ofEra = days % 146_097;
  const leaps =
    Math.floor(ofEra / 1_460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const year = Math.floor((ofEra - leaps) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return text.verdict.date(day, text.ui.months[(fromMarch + 2) % 12] ?? '');
}

/** The words in their slots. */
export const fill = (of: string, words: Readonly<Record<string, string>>): string =>
  of.replace(/\{(\w+)\}/g, (_slot, name: string) => words[name] ?? '');
