import type { Address } from 'viem';
import { type Usd, usd } from '../money.ts';
import type { UnixSeconds } from '../snapshot.ts';
import type { CoinId } from './coin.ts';
import type { LotEvent } from './lot.ts';

export const RECORD_KINDS = ['buy', 'sell', 'move'] as const;

/** A purchase, sale or move the user imported: what Evenkeel cannot see for itself. */
export interface LotRecord {
  /** Says what it is, so that the same line imported twice is one record. */
  id: string;
  kind: (typeof RECORD_KINDS)[number];
  at: UnixSeconds;
  coin: CoinId;
  wallet: Address | null;
  /** Where a move went; absent of what is bought or sold. */
  to?: Address | null;
  /** In the coin's unit. */
  amount: bigint;
  /** Paid or got, before the fee; nothing of a move. */
  value: Usd;
  fee: Usd;
}

/** A record as lots see it: a fee joins the cost of what is bought and lowers what a sale brings. */
export function eventOfRecord({ kind, value, fee, to = null, ...record }: LotRecord): LotEvent {
  if (kind === 'move') return { ...record, kind, to };
  return kind === 'buy'
    ? { ...record, kind: 'acquire', cost: usd(value + fee) }
    : { ...record, kind: 'dispose', proceeds: usd(value - fee) };
}
