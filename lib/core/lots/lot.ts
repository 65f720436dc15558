import type { Address } from 'viem';
import type { Usd } from '../money.ts';
import type { UnixSeconds } from '../snapshot.ts';
import type { CoinId } from './coin.ts';

/** So much of a coin that came at one time at one cost. */
export interface Lot {
  /** The record it came with. */
  id: string;
  at: UnixSeconds;
  /** What is left of it, in the coin's unit. */
  amount: bigint;
  /** What that cost, acquisition fee included; lots exactly conserve it. */
  cost: Usd;
  /** As it came: unit costs are compared by these, which no rounding has touched. */
  came: { amount: bigint; cost: Usd };
}

/** A part of a lot that a disposal used up. */
export interface LotPart {
  lot: string;
  at: UnixSeconds;
  amount: bigint;
  cost: Usd;
}

interface Recorded {
  id: string;
  at: UnixSeconds;
  coin: CoinId;
  /** Null: not at an address of the portfolio, such as an exchange. */
  wallet: Address | null;
  amount: bigint;
}

/** A coin came in. */
export interface Acquisition extends Recorded {
  kind: 'acquire';
  /** Everything paid for it, fees included. */
  cost: Usd;
}

/** A coin was given up: sold, swapped, or spent on fees. */
export interface Disposal extends Recorded {
  kind: 'dispose';
  /** What it brought, less the fee of selling; null when its value is not known. */
  proceeds: Usd | null;
}

/** A coin went from one wallet of the user's to another: nothing was given up. */
export interface Move extends Recorded {
  kind: 'move';
  to: Address | null;
}

export type LotEvent = Acquisition | Disposal | Move;
