import type { Address } from 'viem';
import { type Usd, usd } from '../money.ts';
import type { UnixSeconds } from '../snapshot.ts';
import type { CoinId } from './coin.ts';
import type { LotEvent } from './lot.ts';

export const RECORD_KINDS = ['buy', 'sell'] as const;

/** A purchase or sale the user imported: the only lots Evenkeel cannot see for itself. */
export interface LotRecord {
  /** Says what it is, so that the same line imported twice is one record. */
  id: string;
  kind: (typeof RECORD_KINDS)[number];
  at: UnixSeconds;
  coin: CoinId;
  wallet: Address | null;
  /** In the coin's unit. */
  amount: bigint;
  /** Paid or got, before the fee. */
  value: Usd;
  fee: Usd;
}

/** A record as lots see it: a fee joins the cost of what is bought and lowers what a sale brings. */
export function eventOfRecord({ kind, value, fee, ...record }: LotRecord): LotEvent {
  return kind === 'buy'
    ? { ...record, kind: 'acquire', cost: usd(value + fee) }
    : { ...record, kind: 'dispose', proceeds: usd(value - fee) };
}
