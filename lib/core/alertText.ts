import type { ClassId } from './asset.ts';
import type { Bundle } from './bundle.ts';
import { endOf } from './bundle.ts';
import type { Drift } from './drift.ts';
import type { Bps } from './money.ts';
import type { Portfolio } from './portfolio.ts';
import type { LendingAccount } from './snapshot.ts';
import * as text from './text.ts';

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

/** What a breach says: the worst class, where it stands, and how many are outside. No amounts. */
export function alertOf(portfolio: Portfolio, drift: Drift): AlertText {
  const worst = drift.rows[0];
  const side = worst && worst.drift < 0 ? 'under' : 'over';
  const name = worst ? spokenName(portfolio, worst.classId) : '';
  return {
    id: `drift/${portfolio.id}`,
    title: text.alert.title[side](name, percent(worst?.drift ?? (0 as Bps))),
    message: text.alert.message(
      percent(worst?.weight ?? (0 as Bps)),
      percent(worst?.target ?? (0 as Bps)),
      percent(worst?.band ?? (0 as Bps)),
      drift.outside,
      portfolio.name,
    ),
  };
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
