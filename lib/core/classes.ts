import type { Address } from 'viem';
import { type Asset, assetKey, type ChainId, type ClassId } from './asset.ts';
import type { Price } from './money.ts';
import type { ClassChoice, Portfolio } from './portfolio.ts';
import { tradeBlockOf } from './tokenTraits.ts';

/** An exposure with a name, and per chain the one member that plans buy. */
export interface AssetClass {
  id: ClassId;
  name: string;
  /** Asset whose price values manual holdings of the class. */
  reference: { chainId: ChainId; address: Address };
  buys: Partial<Record<ChainId, Address>>;
  /** What a whole token of every member should be worth; null without a peg. */
  peg: Price | null;
}

/** Our classes and their members, before the user changed anything. */
export interface Catalogue {
  classes: readonly AssetClass[];
  assets: readonly Asset[];
}

/** What drift and plan ask about classes. */
export interface ClassTable {
  /** The asset whose price values a manual holding of the class. */
  referenceOf(classId: ClassId): Asset | undefined;
  /** The member of a class that plans buy on a chain. */
  buyMemberOf(classId: ClassId, chainId: ChainId): Asset | undefined;
  /** Whether plans may sell what is held of an asset. */
  maySell(asset: Asset): boolean;
}

/** The classes of a portfolio: ours, with what the user changed, and the user's own tokens. */
export interface PortfolioClasses extends ClassTable {
  classes: readonly AssetClass[];
  /** Every asset that counts. */
  assets: readonly Asset[];
  pegOf(asset: Asset): Price | null;
}

/** The class table of a portfolio. Pure: our catalogue, the user's choices, the user's tokens. */
export function classesOf(
  portfolio: Pick<Portfolio, 'classes' | 'tokens'>,
  catalogue: Catalogue,
): PortfolioClasses {
  const choiceOf = (classId: ClassId | null) =>
    portfolio.classes.find((choice) => choice.classId === classId);
  const assets = membersOf(portfolio, catalogue);
  const byKey = new Map(assets.map((asset) => [assetKey(asset), asset]));
  const find = (chainId: ChainId, address: Address) => byKey.get(assetKey({ chainId, address }));
  const classes = [...catalogue.classes, ...ownClasses(portfolio, assets)];
  const classOf = (id: ClassId | null) => classes.find((entry) => entry.id === id);
  const blocked = new Set(
    portfolio.tokens
      .filter(({ traits }) => tradeBlockOf(traits))
      .map(({ asset }) => assetKey(asset)),
  );
  const kept = new Set(portfolio.classes.flatMap((choice) => choice.kept));
  const maySell = (asset: Asset) => !kept.has(assetKey(asset)) && !blocked.has(assetKey(asset));
  return {
    classes,
    assets,
    maySell,
    referenceOf(classId) {
      const reference = classOf(classId)?.reference;
      return reference && find(reference.chainId, reference.address);
    },
    buyMemberOf(classId, chainId) {
      const address = choiceOf(classId)?.buys[chainId] ?? classOf(classId)?.buys[chainId];
      const asset = address && find(chainId, address);
      return asset && !blocked.has(assetKey(asset)) ? asset : undefined;
    },
    pegOf: (asset) => classOf(asset.classId)?.peg ?? null,
  };
}

/** Ours without what the user removed, then the user's own; one entry a token. */
function membersOf(
  portfolio: Pick<Portfolio, 'classes' | 'tokens'>,
  catalogue: Catalogue,
): readonly Asset[] {
  const removed = new Set(portfolio.classes.flatMap((choice) => choice.removed));
  const added = portfolio.tokens.map(({ asset }) => asset);
  const taken = new Set(added.map(assetKey));
  const ours = catalogue.assets.filter((a) => !removed.has(assetKey(a)) && !taken.has(assetKey(a)));
  return [...ours, ...added];
}

/** Classes the user made: the first token added to one is its reference and what is bought. */
function ownClasses(
  portfolio: Pick<Portfolio, 'classes'>,
  assets: readonly Asset[],
): readonly AssetClass[] {
  return portfolio.classes.flatMap(({ classId, name }: ClassChoice) => {
    const members = assets.filter((asset) => asset.classId === classId);
    const first = members[0];
    if (name === null || !first) return [];
    const buys = Object.fromEntries(members.map((a) => [a.chainId, a.address]).reverse());
    return [{ id: classId, name, reference: first, buys, peg: null }];
  });
}
