import { type Asset, type AssetKey, assetKey, isNative, NATIVE } from './asset.ts';
import type { Bundle, Step } from './bundle.ts';

/** What changed hands of one asset: received is positive; sold and spent on fees is negative. */
export interface AssetChange {
  asset: Asset;
  by: bigint;
}

/** What a bundle did to what is held. */
export interface Effect {
  changes: AssetChange[];
  /** False where the chain has not told all of it: mined otherwise than reviewed, or nothing read. */
  isKnown: boolean;
}

const MINED: readonly Step['state'][] = ['confirmed', 'reverted', 'altered'];

/** What of a bundle was mined, as changes of amounts. Pure, exact. */
export function effectOf(bundle: Bundle): Effect {
  const mined = bundle.steps.filter(({ state }) => MINED.includes(state));
  const isTold = ({ kind, state, fee, received }: Step) =>
    fee !== null && state !== 'altered' && (!isDone({ kind, state }) || received !== null);
  return {
    changes: sumChanges(mined.flatMap((step) => partsOf(bundle, step).flat())),
    isKnown: mined.every(isTold),
  };
}

const isDone = ({ kind, state }: Pick<Step, 'kind' | 'state'>): boolean =>
  kind === 'swap' && state === 'confirmed';

/** What one mined step moved at its leg's owner: its fee, and what was sold with what it brought. */
export function partsOf(bundle: Bundle, step: Step): AssetChange[][] {
  const leg = bundle.legs[step.leg];
  if (!leg || !MINED.includes(step.state)) return [];
  const fee = [{ asset: nativeIn(bundle, leg.sell.chainId), by: -(step.fee ?? 0n) }];
  if (!isDone(step) || step.received === null) return [fee];
  const sold = { asset: leg.sell, by: -leg.sellAmount };
  return [fee, [sold, { asset: leg.buy, by: step.received }]];
}

/** One change an asset; what cancels out is left out. */
export function sumChanges(changes: readonly AssetChange[]): AssetChange[] {
  const all = new Map<AssetKey, AssetChange>();
  for (const { asset, by } of changes) {
    const key = assetKey(asset);
    all.set(key, { asset, by: (all.get(key)?.by ?? 0n) + by });
  }
  return [...all.values()].filter(({ by }) => by !== 0n);
}

/** A chain's own coin: as it was priced or traded, else by its address alone. */
function nativeIn({ legs, prices = [] }: Bundle, chainId: number): Asset {
  const seen = [
    ...prices.map(({ asset }) => asset),
    ...legs.flatMap(({ sell, buy }) => [sell, buy]),
  ];
  const found = seen.find((asset) => asset.chainId === chainId && isNative(asset));
  return found ?? { chainId, address: NATIVE, symbol: '', decimals: 18, classId: null };
}
