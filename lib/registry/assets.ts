import type { Address } from 'viem';
import {
  type Asset,
  type AssetKey,
  assetKey,
  type ChainId,
  type ClassId,
  NATIVE,
} from '../core/asset.ts';
import type { AssetClass } from '../core/classes.ts';
import type { Price } from '../core/money.ts';
import { ONE_DOLLAR } from '../core/price.ts';
import { MEMBERS } from './members.ts';

/** Every asset we count, by class, what plans buy on a chain first. */
export const ASSETS: readonly Asset[] = Object.entries(MEMBERS).flatMap(([classId, members]) =>
  members.map(([chainId, symbol, decimals, address]) => ({
    chainId,
    address,
    symbol,
    decimals,
    classId,
  })),
);

const assetClass = (
  id: ClassId,
  name: string,
  reference: AssetClass['reference'],
  peg: Price | null = null,
): AssetClass => ({ id, name, reference, buys: firstMembers(id), peg });

/** The member listed first on each chain. */
const firstMembers = (id: ClassId): Partial<Record<ChainId, Address>> =>
  Object.fromEntries([...(MEMBERS[id] ?? [])].reverse().map(([chain, , , at]) => [chain, at]));

const onEthereum = (address: Address) => ({ chainId: 1, address });

export const ASSET_CLASSES: readonly AssetClass[] = [
  assetClass('ETH', 'Ether', onEthereum(NATIVE)),
  assetClass('BTC', 'Bitcoin', onEthereum('0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599')),
  assetClass(
    'USD',
    'US dollar',
    onEthereum('0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48'),
    ONE_DOLLAR,
  ),
  assetClass('GOLD', 'Gold', onEthereum('0x45804880De22913dAFE09f4980848ECE6EcbAf78')),
  assetClass('LINK', 'Chainlink', onEthereum('0x514910771AF9Ca656af840dff83E8264EcF986CA')),
  assetClass('POL', 'Polygon', { chainId: 137, address: NATIVE }),
  assetClass('BNB', 'BNB', { chainId: 56, address: NATIVE }),
  assetClass('AVAX', 'Avalanche', { chainId: 43114, address: NATIVE }),
  assetClass('S', 'Sonic', { chainId: 146, address: NATIVE }),
  assetClass('MNT', 'Mantle', { chainId: 5000, address: NATIVE }),
];

const byKey = new Map<AssetKey, Asset>(ASSETS.map((asset) => [assetKey(asset), asset]));

export const assetsOn = (chainId: ChainId): Asset[] =>
  ASSETS.filter((entry) => entry.chainId === chainId);

export const assetAt = (chainId: ChainId, address: Address): Asset | undefined =>
  byKey.get(assetKey({ chainId, address }));
