import type { ChainId, ClassId } from '../lib/core/asset.ts';
import { sumUsd, type Usd, usd, valueDown } from '../lib/core/money.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import { priceOf, type Snapshot } from '../lib/core/snapshot.ts';
import { ASSET_CLASSES } from '../lib/registry/assets.ts';
import { classesIn } from '../lib/registry/catalogue.ts';

interface Found {
  chainId: ChainId;
  classId: ClassId | null;
  symbol: string;
  value: Usd | null;
}

const foundIn = (snapshot: Snapshot): Found[] =>
  snapshot.holdings.map(({ asset, amount }) => {
    const at = priceOf(snapshot, asset)?.price;
    const value = at ? valueDown(amount, asset.decimals, at) : null;
    return { chainId: asset.chainId, classId: asset.classId, symbol: asset.symbol, value };
  });

/** Undefined of nothing; null of what has no price. */
function sumOf(found: Found[]): Usd | null | undefined {
  if (found.length === 0) return undefined;
  const priced = found.flatMap(({ value }) => value ?? []);
  return priced.length === 0 ? null : sumUsd(priced);
}

/** Value found on a chain; null without a price, undefined when nothing was found. */
export const valueOnChain = (snapshot: Snapshot, chainId: ChainId): Usd | null | undefined =>
  sumOf(foundIn(snapshot).filter((one) => one.chainId === chainId));

/** Each class with its value and symbols on the chains that are on. */
export function valuesByClass(snapshot: Snapshot | null, chainIds: readonly ChainId[]) {
  const found = snapshot ? foundIn(snapshot).filter((one) => chainIds.includes(one.chainId)) : [];
  return ASSET_CLASSES.map(({ id }) => {
    const own = found.filter(({ classId }) => classId === id);
    return { classId: id, value: sumOf(own), symbols: [...new Set(own.map((one) => one.symbol))] };
  });
}

/** Looks a class's value up; nothing found is zero. */
export const valueIn =
  (values: readonly { classId: ClassId; value: Usd | null | undefined }[]) =>
  (classId: ClassId): Usd =>
    values.find((entry) => entry.classId === classId)?.value ?? usd(0n);

/** The member of each class that plans buy on each chain of a portfolio. */
export function buyMembers(portfolio: Pick<Portfolio, 'chainIds' | 'classes' | 'tokens'>) {
  const { classes, buyMemberOf } = classesIn(portfolio);
  return classes.flatMap(({ id }) =>
    portfolio.chainIds.map((chainId) => ({
      classId: id,
      chainId,
      symbol: buyMemberOf(id, chainId)?.symbol ?? null,
    })),
  );
}
