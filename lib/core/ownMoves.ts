import type { Address } from 'viem';
import { assetKey } from './asset.ts';
import type { Bundle } from './bundle.ts';
import { type AssetChange, partsOf } from './ledgerEffect.ts';
import type { Snapshot } from './snapshot.ts';

/** What a mined step changed at one address, and what it brought for it: one does not go without the other. */
export interface OwnMove {
  owner: Address;
  changes: AssetChange[];
}

/**
 * What steps of our own did between two snapshots, by the blocks each chain was read at; the other
 * way round where the later one read an earlier block. Receipts as what they stand for.
 */
export function ownMoves(bundles: readonly Bundle[], before: Snapshot, after: Snapshot): OwnMove[] {
  const counted = countedBy([...after.holdings, ...before.holdings]);
  return bundles.flatMap((bundle) =>
    bundle.steps.flatMap((step) => {
      const leg = bundle.legs[step.leg];
      const isIn = ({ chains }: Snapshot) => {
        const read = chains.find(({ chainId }) => chainId === leg?.sell.chainId)?.block;
        return read && step.block !== null && step.block <= read.number ? 1n : 0n;
      };
      const times = isIn(after) - isIn(before);
      if (!leg || times === 0n) return [];
      return partsOf(bundle, step).map((part) => ({
        owner: leg.owner,
        changes: part.map(({ asset, by }) => counted({ asset, by: by * times })),
      }));
    }),
  );
}

/** A change of a receipt as one of what it stands for, at the rate it was held at. */
const countedBy =
  (holdings: Snapshot['holdings']) =>
  ({ asset, by }: AssetChange): AssetChange => {
    const held = holdings.find(
      (one) => one.countsAs && one.amount > 0n && assetKey(one.asset) === assetKey(asset),
    );
    return held?.countsAs
      ? { asset: held.countsAs.asset, by: (by * held.countsAs.amount) / held.amount }
      : { asset, by };
  };
