import * as v from 'valibot';
import type { Proven } from '../core/proven.ts';
import { type StoredItem, storedItem } from './item.ts';
import { unixSeconds } from './schemas.ts';

const PROVEN: v.GenericSchema<unknown, Proven> = v.object({
  of: v.string(),
  at: unixSeconds,
  volatilityExponent: v.nullable(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
  trendBars: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
});

/** What backtests proved of a portfolio's modifiers, newest first. */
export const provenItem = (portfolioId: string): StoredItem<Proven[]> =>
  storedItem(`proven/${portfolioId}`, v.array(PROVEN), []);
