import type { ClassTable } from './classes.ts';
import { type AssetChange, sumChanges } from './ledgerEffect.ts';
import type { Portfolio } from './portfolio.ts';
import type { Snapshot } from './snapshot.ts';

/** Decimals of amounts entered by hand. */
const BY_HAND = 18;

/**
 * Everything a portfolio has, by asset, less what it owes: receipts as what they stand for, coins
 * entered by hand as their class's reference asset, reserves for fees included.
 */
export function heldAssets(
  portfolio: Pick<Portfolio, 'manual'>,
  snapshot: Snapshot,
  classes: Pick<ClassTable, 'referenceOf'>,
): AssetChange[] {
  const byHand = portfolio.manual.flatMap(({ classId, amount }) => {
    const asset = classes.referenceOf(classId);
    return asset ? [{ asset, by: scaled(amount, asset.decimals) }] : [];
  });
  const held = snapshot.holdings.map(({ asset, amount, countsAs }) =>
    countsAs ? { asset: countsAs.asset, by: countsAs.amount } : { asset, by: amount },
  );
  const owed = snapshot.debts.map(({ asset, amount }) => ({ asset, by: -amount }));
  return sumChanges([...held, ...owed, ...byHand]);
}

/** Rounded down where the asset is coarser. */
const scaled = (amount: bigint, decimals: number): bigint =>
  decimals >= BY_HAND
    ? amount * 10n ** BigInt(decimals - BY_HAND)
    : amount / 10n ** BigInt(BY_HAND - decimals);
