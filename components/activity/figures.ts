import { type Bps, bps } from '../../lib/core/money.ts';
import { formatCount, MINUS } from '../ui/format.ts';

/** A share from 0 to 1 in basis points, to the nearest. */
export const bpsOf = (share: number): Bps => bps(Math.round(share * 10_000));

/** Basis points with their sign: `+12`, `−1,205`. */
export const signedBps = (value: Bps): string =>
  `${value > 0 ? '+' : value < 0 ? MINUS : ''}${formatCount(Math.abs(value))}`;
