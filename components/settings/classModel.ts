import { type Asset, assetKey, type ChainId, type ClassId } from '../../lib/core/asset.ts';
import type { Catalogue, PortfolioClasses } from '../../lib/core/classes.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { PriceStatus, Snapshot } from '../../lib/core/snapshot.ts';
import { type TokenTrait, tradeBlockOf } from '../../lib/core/tokenTraits.ts';

/** One member of a class on one chain, with what plans may do with it. */
export interface MemberRow {
  asset: Asset;
  isBought: boolean;
  maySell: boolean;
  traits: readonly TokenTrait[];
  /** A trait that keeps it out of plans. */
  block: TokenTrait | null;
  /** Null before its price was asked. */
  price: PriceStatus | null;
  /** It may not be taken out: the last of a class of the user's that has a target. */
  isNeeded: boolean;
}

/** One class as settings draw it. */
export interface ClassRow {
  classId: ClassId;
  name: string;
  /** Made by the user. */
  isOwn: boolean;
  isChanged: boolean;
  members: readonly MemberRow[];
  /** Ours that the user took out, on the chains that are on. */
  removed: readonly Asset[];
}

/** What settings do to a token's class. */
export interface ClassEvents {
  onBuy: (classId: ClassId, asset: Asset) => void;
  onMaySell: (classId: ClassId, asset: Asset, maySell: boolean) => void;
  onRemove: (classId: ClassId, asset: Asset) => void;
  onPutBack: (classId: ClassId, asset: Asset) => void;
}

/** Every class of a portfolio with its members on the chains that are on. Pure. */
export function classRows(
  portfolio: Portfolio,
  classes: PortfolioClasses,
  catalogue: Catalogue,
  snapshot: Snapshot | null,
): ClassRow[] {
  const isOn = ({ chainId }: Asset) => portfolio.chainIds.includes(chainId);
  const statuses = new Map(
    snapshot?.prices.map(({ asset, status }) => [assetKey(asset), status] as const),
  );
  return classes.classes.map(({ id, name }) => {
    const choice = portfolio.classes.find(({ classId }) => classId === id);
    const all = classes.assets.filter(({ classId }) => classId === id);
    const isOwn = !catalogue.classes.some((one) => one.id === id);
    const isTargeted = portfolio.targets.some(({ classId }) => classId === id);
    const removed = new Set(choice?.removed);
    return {
      classId: id,
      name,
      isOwn,
      isChanged: choice !== undefined && !isOwn,
      members: all.filter(isOn).map((asset) => {
        const traits = traitsOf(portfolio, asset);
        return {
          asset,
          traits,
          block: tradeBlockOf(traits),
          isBought: isSame(classes.buyMemberOf(id, asset.chainId), asset),
          maySell: classes.maySell(asset),
          price: statuses.get(assetKey(asset)) ?? null,
          isNeeded: isOwn && isTargeted && all.length === 1,
        };
      }),
      removed: catalogue.assets.filter((asset) => removed.has(assetKey(asset)) && isOn(asset)),
    };
  });
}

const isSame = (a: Asset | undefined, b: Asset): boolean =>
  a !== undefined && assetKey(a) === assetKey(b);

const traitsOf = ({ tokens }: Portfolio, asset: Asset): readonly TokenTrait[] =>
  tokens.find((token) => isSame(token.asset, asset))?.traits ?? [];

/** A token that was looked at, before it is added. */
export interface LookedToken {
  asset: Asset;
  traits: readonly TokenTrait[];
}

/** A class that exists, or one to be made of that name. */
export type ClassWish = ClassId | { name: string };

/** What came of looking at a token or adding it: the sentence when it did not go well. */
export type Outcome<T> = { isOk: true; value: T } | { isOk: false; words: string };

export interface TokenEvents {
  onLook: (chainId: ChainId, address: Asset['address']) => Promise<Outcome<LookedToken>>;
  onAdd: (asset: Asset, wish: ClassWish) => Promise<Outcome<string>>;
}
