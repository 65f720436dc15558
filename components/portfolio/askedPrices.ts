import { type Asset, assetKey } from '../../lib/core/asset.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import type { AssetPrice, Snapshot } from '../../lib/core/snapshot.ts';

/**
 * The prices the figures rest on: of what is held, owed or counted by hand, and of a class the plan
 * cannot buy for its price, where there is something to buy it with. What a snapshot priced beside
 * them for later changes nothing now. What is counted comes first. Pure.
 */
export function askedPrices(
  { drift, plan }: Pick<PortfolioFacts, 'drift' | 'plan'>,
  { holdings, debts, prices }: Pick<Snapshot, 'holdings' | 'debts' | 'prices'>,
): AssetPrice[] {
  const held = holdings.filter(({ amount }) => amount > 0n);
  const owed = debts.filter(({ amount }) => amount > 0n);
  const counted = [
    ...held.flatMap(({ asset, countsAs }): Asset[] =>
      countsAs ? [asset, countsAs.asset] : [asset],
    ),
    ...owed.map(({ asset }) => asset),
    ...(drift?.unpriced ?? []),
  ];
  const keys = new Set(counted.map(assetKey));
  const chains = new Set(held.map(({ asset }) => asset.chainId));
  const left = (plan?.leftOut ?? []).filter(({ reason }) => reason === 'priceUnknown');
  const hindered = new Set(left.map(({ classId }) => classId));
  const isCounted = ({ asset }: AssetPrice) => keys.has(assetKey(asset));
  const isHindering = ({ asset: { classId, chainId } }: AssetPrice) =>
    classId !== null && hindered.has(classId) && chains.has(chainId);
  return [
    ...prices.filter(isCounted),
    ...prices.filter((one) => !isCounted(one) && isHindering(one)),
  ];
}
