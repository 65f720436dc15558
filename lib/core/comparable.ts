import type { Address } from 'viem';
import { type Asset, type AssetKey, assetKey, type ChainId, type ClassId } from './asset.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether both snapshots know all that an address has of an asset. */
export type IsKnown = (owner: Address, asset: Asset) => boolean;

/** What can be compared: read, agreed on and priced both times, and no part of it unreadable. */
export function knownIn(before: Snapshot, after: Snapshot): IsKnown {
  const [owners, chains, prices, gaps] = [
    both(before, after, ({ owners: own }) => own),
    both(before, after, agreedChains),
    both(before, after, pricedKeys),
    new Set([...gapsIn(before), ...gapsIn(after)]),
  ];
  return (owner, asset) =>
    owners.has(owner) &&
    chains.has(asset.chainId) &&
    prices.has(assetKey(asset)) &&
    !gaps.has(gapOf(owner, asset.chainId, asset.classId)) &&
    !gaps.has(gapOf(owner, asset.chainId, null));
}

function both<T>(a: Snapshot, b: Snapshot, of: (one: Snapshot) => Iterable<T>): Set<T> {
  const inB = new Set(of(b));
  return new Set([...of(a)].filter((one) => inB.has(one)));
}

const agreedChains = ({ chains }: Snapshot): ChainId[] =>
  chains.flatMap(({ chainId, status }) => (status === 'agreed' ? chainId : []));

const pricedKeys = ({ prices }: Snapshot): AssetKey[] =>
  prices.flatMap(({ asset, price }) => (price === null ? [] : assetKey(asset)));

/** Where something of an address could not be read: of one class on a chain, or of all (null). */
const gapOf = (owner: Address, chainId: ChainId, classId: ClassId | null): string =>
  `${owner}:${chainId}:${classId ?? '*'}`;

/** A loan that could not be read hides debts of any class. */
const gapsIn = ({ uncounted }: Snapshot): string[] =>
  uncounted.flatMap(({ owner, asset, reason }) => {
    if (reason === 'debtUnknown') return [gapOf(owner, asset.chainId, null)];
    const isGap = reason === 'unreadable' || reason === 'rateUnknown';
    return isGap ? [gapOf(owner, asset.chainId, asset.classId)] : [];
  });
