import { type Asset, assetKey, type ClassId } from './asset.ts';
import type { ClassChoice, ManualHolding, Portfolio } from './portfolio.ts';

type Changed = Pick<ClassChoice, 'buys' | 'kept' | 'removed'>;

/** The portfolio with what the user changed of one class; a choice that changes nothing goes. */
function withChoiceOf(
  portfolio: Portfolio,
  classId: ClassId,
  change: (choice: ClassChoice) => Partial<Changed>,
): Portfolio {
  const before = portfolio.classes.find((choice) => choice.classId === classId);
  const choice = before ?? { classId, name: null, buys: {}, kept: [], removed: [] };
  const after = { ...choice, ...change(choice) };
  const others = portfolio.classes.filter((one) => one.classId !== classId);
  return { ...portfolio, classes: isKept(after) ? [...others, after] : others };
}

const isKept = ({ name, buys, kept, removed }: ClassChoice): boolean =>
  name !== null || Object.keys(buys).length > 0 || kept.length > 0 || removed.length > 0;

const toggled = <T>(list: readonly T[], one: T, isIn: boolean): T[] => [
  ...list.filter((other) => other !== one),
  ...(isIn ? [one] : []),
];

/** Plans buy this member of its class on its chain. */
export const withBuyMember = (portfolio: Portfolio, classId: ClassId, asset: Asset): Portfolio =>
  withChoiceOf(portfolio, classId, ({ buys }) => ({
    buys: { ...buys, [asset.chainId]: asset.address },
  }));

/** Plans never sell this member, or may again. */
export const withKept = (
  portfolio: Portfolio,
  classId: ClassId,
  asset: Asset,
  isKeptNow: boolean,
): Portfolio =>
  withChoiceOf(portfolio, classId, ({ kept }) => ({
    kept: toggled(kept, assetKey(asset), isKeptNow),
  }));

/**
 * Takes a member out of its class: one of ours is remembered as removed, one the user added is
 * forgotten. It is not bought any more either.
 */
export function withoutMember(portfolio: Portfolio, classId: ClassId, asset: Asset): Portfolio {
  const key = assetKey(asset);
  const isAdded = portfolio.tokens.some((token) => assetKey(token.asset) === key);
  const tokens = portfolio.tokens.filter((token) => assetKey(token.asset) !== key);
  const changed = withChoiceOf({ ...portfolio, tokens }, classId, ({ buys, kept, removed }) => ({
    buys: Object.fromEntries(
      Object.entries(buys).filter(([chainId, address]) => keyIn(chainId, address) !== key),
    ),
    kept: toggled(kept, key, false),
    removed: toggled(removed, key, !isAdded),
  }));
  const isEmptied = !tokens.some((token) => token.asset.classId === classId);
  const classes = changed.classes.filter(
    (choice) => choice.classId !== classId || choice.name === null || !isEmptied,
  );
  return { ...changed, classes };
}

const keyIn = (chainId: string, address: string | undefined): string => `${chainId}:${address}`;

/** Counts a member of ours again. */
export const withMemberBack = (portfolio: Portfolio, classId: ClassId, asset: Asset): Portfolio =>
  withChoiceOf(portfolio, classId, ({ removed }) => ({
    removed: toggled(removed, assetKey(asset), false),
  }));

/** Adds coins elsewhere, or puts them in the place of the row with their id. */
export function withManual(portfolio: Portfolio, row: ManualHolding): Portfolio {
  const isKnown = portfolio.manual.some(({ id }) => id === row.id);
  const manual = isKnown
    ? portfolio.manual.map((one) => (one.id === row.id ? row : one))
    : [...portfolio.manual, row];
  return { ...portfolio, manual };
}

export const withoutManual = (portfolio: Portfolio, id: string): Portfolio => ({
  ...portfolio,
  manual: portfolio.manual.filter((row) => row.id !== id),
});
