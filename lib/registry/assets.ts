import type { Address } from 'viem';
import { type Asset, type ChainId, type ClassId, NATIVE } from '../core/asset.ts';

/** An exposure with a name, and per chain the one member that plans buy. */
export interface AssetClass {
  id: ClassId;
  name: string;
  /** Asset whose price values manual holdings of the class. */
  reference: { chainId: ChainId; address: Address };
  buys: Partial<Record<ChainId, Address>>;
}

const asset =
  (chainId: ChainId) =>
  (classId: ClassId, symbol: string, decimals: number, address: Address): Asset => ({
    chainId,
    address,
    symbol,
    decimals,
    classId,
  });
const onEthereum = asset(1);
const onBase = asset(8453);

/** Every asset we count, by class. Addresses from each issuer's own documentation. */
export const ASSETS: readonly Asset[] = [
  onEthereum('ETH', 'ETH', 18, NATIVE),
  onEthereum('ETH', 'WETH', 18, '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'),
  onEthereum('ETH', 'wstETH', 18, '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'),
  onEthereum('BTC', 'WBTC', 8, '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599'),
  onEthereum('USD', 'USDC', 6, '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48'),
  onEthereum('USD', 'USDT', 6, '0xdAC17F958D2ee523a2206206994597C13D831ec7'),
  onEthereum('USD', 'DAI', 18, '0x6B175474E89094C44Da98b954EedeAC495271d0F'),
  onEthereum('LINK', 'LINK', 18, '0x514910771AF9Ca656af840dff83E8264EcF986CA'),
  onBase('ETH', 'ETH', 18, NATIVE),
  onBase('ETH', 'WETH', 18, '0x4200000000000000000000000000000000000006'),
  onBase('ETH', 'wstETH', 18, '0xc1CBa3fCea344f92D9239c08C0568f6F2F0ee452'),
  onBase('BTC', 'cbBTC', 8, '0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf'),
  onBase('USD', 'USDC', 6, '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'),
];

export const ASSET_CLASSES: readonly AssetClass[] = [
  {
    id: 'ETH',
    name: 'Ether',
    reference: { chainId: 1, address: NATIVE },
    buys: { 1: NATIVE, 8453: NATIVE },
  },
  {
    id: 'BTC',
    name: 'Bitcoin',
    reference: { chainId: 1, address: '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599' },
    buys: {
      1: '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599',
      8453: '0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf',
    },
  },
  {
    id: 'USD',
    name: 'US dollar',
    reference: { chainId: 1, address: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48' },
    buys: {
      1: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
      8453: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
    },
  },
  {
    id: 'LINK',
    name: 'Chainlink',
    reference: { chainId: 1, address: '0x514910771AF9Ca656af840dff83E8264EcF986CA' },
    buys: { 1: '0x514910771AF9Ca656af840dff83E8264EcF986CA' },
  },
];

export const assetsOn = (chainId: ChainId): Asset[] =>
  ASSETS.filter((entry) => entry.chainId === chainId);

export const assetAt = (chainId: ChainId, address: Address): Asset | undefined =>
  ASSETS.find((entry) => entry.chainId === chainId && entry.address === address);

export const classOf = (id: ClassId): AssetClass | undefined =>
  ASSET_CLASSES.find((entry) => entry.id === id);

/** The class table as `core/drift` and `core/plan` ask for it. */
export const CLASS_TABLE = {
  referenceOf(classId: ClassId): Asset | undefined {
    const reference = classOf(classId)?.reference;
    return reference && assetAt(reference.chainId, reference.address);
  },
  buyMemberOf(classId: ClassId, chainId: ChainId): Asset | undefined {
    const address = classOf(classId)?.buys[chainId];
    return address && assetAt(chainId, address);
  },
};
