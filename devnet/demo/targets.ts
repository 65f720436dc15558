// The targets of the demonstration: dollars are over by more than either chain could sell alone, so
// that both chains must trade.
import { ASSET_CLASSES } from '../../lib/registry/assets.ts';
import type { ClassId } from '../chain/layout.ts';

/** Percent. */
export const TARGETS: Readonly<Record<ClassId, number>> = {
  ETH: 60,
  BTC: 29,
  USD: 6.2,
  LINK: 4.8,
};

/**
 * What the price of ether is multiplied by: with these targets it makes the worst drift worse by
 * more than a whole band, with the first mix as target it makes the first breach.
 */
export const FALL = 0.75;

/** Points each way, as a newcomer gets them. */
export const BAND = 5;

const nameOf = (id: string): string => ASSET_CLASSES.find((one) => one.id === id)?.name ?? id;

/** As they are typed, by the name of the class. */
export const SHARES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TARGETS).map(([id, percent]) => [nameOf(id), String(percent)]),
);
