import type { ClassId } from './asset.ts';
import type { Bundle } from './bundle.ts';
import { endOf } from './bundle.ts';
import type { Drift, DriftRow } from './drift.ts';
import { absUsd, type Bps, USD_DECIMALS, type Usd, WHOLE } from './money.ts';
import type { Portfolio } from './portfolio.ts';
import type { LendingAccount } from './snapshot.ts';
import * as text from './text.ts';
import { fill, verdictLine } from './verdictText.ts';

/** A notification ready to show: one id a portfolio and kind, so that a newer one replaces it. */
export interface AlertText {
  id: string;
  title: string;
  message: string;
}

/** Basis points as percent with one decimal, half away from zero: 389 → "3.9". */
export function percent(value: Bps): string {
  const tenths = Math.trunc((Math.abs(value) + 5) / 10);
  return `${Math.trunc(tenths / 10)}.${tenths % 10}`;
}

/** What a breach or a look says: the worst class, where it stands, and the verdict in words. */
export function alertOf(
  portfolio: Portfolio,
  { rows: [worst], outside }: Drift,
  judged: Parameters<typeof verdictLine>[0],
  isPrivate: boolean,
): AlertText {
  const [drift, weight, target] = [
    worst?.drift ?? NONE,
    worst?.weight ?? NONE,
    worst?.target ?? NONE,
  ];
  const side = drift < 0 ? 'under' : 'over';
  const nameOf = (classId: ClassId) => spokenName(portfolio, classId);
  const { of, money, words } = verdictLine(judged, nameOf, isPrivate);
  const amounts = Object.entries(money).map(([slot, value]) => [slot, roughDollars(value)]);
  const band = worst && worst.band < WHOLE ? text.alert.band(edgeWords(worst)) : '';
  return {
    id: `drift/${portfolio.id}`,
    title: text.alert.title[side](worst ? nameOf(worst.classId) : '', percent(drift)),
    message: text.alert.message(
      fill(of, { ...words, ...Object.fromEntries(amounts) }),
      portfolio.name,
      `${text.alert.stands(percent(weight), percent(target))}${band}`,
      outside > 0 ? text.alert.outside(outside) : '',
    ),
  };
}

const NONE = 0 as Bps;

const edgeWords = ({ above, below, drift, band }: DriftRow): string => {
  if (above === below) return `±${percent(band)}`;
  return drift < 0 ? `−${percent(band)}` : `+${percent(band)}`;
};

/** Whole dollars, cents below ten, nearest: "$9.20", "$1,204". What is not zero never reads as zero. */
export function roughDollars(value: Usd): string {
  const cent = 10n ** BigInt(USD_DECIMALS - 2);
  const cents = (absUsd(value) * 2n + cent) / (cent * 2n);
  if (cents === 0n) return value === 0n ? '$0' : '<$0.01';
  const sign = value < 0n ? '−' : '';
  if (cents < 1_000n) return `${sign}$${cents / 100n}.${`${cents % 100n}`.padStart(2, '0')}`;
  const whole = `${(cents + 50n) / 100n}`.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}$${whole}`;
}

/** Our own classes by their name. One the user made is not named: its name may come from a token. */
const spokenName = (portfolio: Portfolio, classId: ClassId): string =>
  portfolio.classes.some((choice) => choice.classId === classId && choice.name !== null)
    ? text.alert.ownClass
    : classId;

/** What is said of a loan that comes near liquidation: market and health factor, no amounts. */
export function loanAlert(
  portfolio: Portfolio,
  { market, healthFactor }: LendingAccount,
): AlertText {
  const hundredths = (healthFactor ?? 0n) / 10n ** 16n;
  const health = `${hundredths / 100n}.${`${hundredths % 100n}`.padStart(2, '0')}`;
  return {
    id: `loan/${portfolio.id}`,
    title: text.alert.loanTitle(market),
    message: text.alert.loanMessage(portfolio.name, health),
  };
}

/** What is said of a fixed sum that is due: no amount. */
export const investAlert = ({ id, name }: Portfolio): AlertText => ({
  id: `invest/${id}`,
  title: text.alert.investTitle,
  message: text.alert.investMessage(name),
});

/** What is said when a plan waits half-done while no page shows it. */
export function openBundleAlert(portfolio: Portfolio, bundle: Bundle): AlertText {
  const swaps = bundle.steps.filter(({ kind }) => kind === 'swap');
  const done = swaps.filter(({ state }) => state === 'confirmed').length;
  return {
    id: `bundle/${portfolio.id}`,
    title: text.alert.openTitle(done, swaps.length),
    message:
      endOf(bundle) === 'done' ? text.alert.openAllowance : text.alert.openMessage(portfolio.name),
  };
}
