import { type Usd, usd, WHOLE } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';
import type { Insurance } from './targetPolicy.ts';

/** What a floor remembers between looks. */
export interface InsuredState {
  /** Of which start it is. */
  since: UnixSeconds;
  /** The highest growth since, as in `Performance`. */
  peak: bigint;
  /** Since when the value stands at the floor; null while it does not. */
  atFloorSince: UnixSeconds | null;
}

/** Value and floor, deposits and withdrawals since the start left out. */
export interface InsuredStanding {
  value: Usd;
  floor: Usd;
  /** No more than 1 % above the floor: nothing worth naming is left to work with. */
  isAtFloor: boolean;
}

/** The floor kept at the start for CPPI, and at the peak, now included, for TIPP. Exact. */
export function insuredStanding(
  { kind, floor, base, growth: atStart }: Insurance,
  growth: bigint,
  peak: bigint,
): InsuredStanding {
  const dollarsAt = (grown: bigint) => (atStart > 0n ? (base * grown) / atStart : base);
  const high = peak > growth ? peak : growth;
  const from = kind === 'tipp' && high > atStart ? high : atStart;
  const value = dollarsAt(growth);
  const held = (dollarsAt(from) * BigInt(floor)) / BigInt(WHOLE);
  return { value: usd(value), floor: usd(held), isAtFloor: value * 100n <= held * 101n };
}

/** What is remembered after one more look; another start forgets what was. */
export function followInsurance(
  policy: Insurance,
  so: InsuredState | null,
  growth: bigint,
  now: UnixSeconds,
): InsuredState {
  const known = so?.since === policy.since ? so : null;
  const before = known?.peak ?? policy.growth;
  const peak = growth > before ? growth : before;
  const { isAtFloor } = insuredStanding(policy, growth, peak);
  const atFloorSince = isAtFloor ? (known?.atFloorSince ?? now) : null;
  return { since: policy.since, peak, atFloorSince };
}
