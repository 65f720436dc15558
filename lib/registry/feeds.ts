import type { Address } from 'viem';
import type { Asset, ChainId } from '../core/asset.ts';

/** A Chainlink price in dollars with 8 decimals, and how often it must be renewed. */
export interface Feed {
  name: string;
  address: Address;
  /** Seconds within which the feed promises a new round. */
  heartbeat: number;
}

/** Seconds granted beyond a feed's heartbeat before its price counts as stale. */
export const FEED_GRACE = 900;
/** Seconds after which an HTTP price counts as stale. */
export const HTTP_STALE_AFTER = 900;

const HOUR = 3600;
const DAY = 24 * HOUR;
const feed = (name: string, heartbeat: number, address: Address): Feed => ({
  name,
  address,
  heartbeat,
});

/**
 * Feeds by chain. Each dates the price of the assets under its name; the Aave oracle of the chain
 * reads the same family and prices what has no feed of its own (wstETH by its rate).
 */
export const FEEDS: Readonly<Record<ChainId, readonly Feed[]>> = {
  1: [
    feed('ETH', HOUR, '0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419'),
    feed('BTC', HOUR, '0xF4030086522a5bEEa4988F8cA5B36dbC97BeE88c'),
    feed('USDC', DAY, '0x8fFfFfd4AfB6115b954Bd326cbe7B4BA576818f6'),
    feed('USDT', DAY, '0x3E7d1eAB13ad0104d2750B8863b489D65364e32D'),
    feed('DAI', HOUR, '0xAed0c38402a5d19df6E4c03F4E2DceD6e29c1ee9'),
    feed('LINK', HOUR, '0x2c1d072e956AFFC0D435Cb7AC38EF18d24d9127c'),
  ],
  8453: [
    feed('ETH', 1200, '0x71041dddad3595F9CEd3DcCFBe3D1F4b0a16Bb70'),
    feed('BTC', 1200, '0x64c911996D3c6aC71f9b455B1E8E7266BcbD848F'),
    feed('USDC', DAY, '0x7e860098F58bBFC8648a4311b374B1D669a2bc6B'),
  ],
};

/** Name of the feed that dates an asset's on-chain price. */
const FEED_OF_SYMBOL: Readonly<Record<string, string>> = {
  ETH: 'ETH',
  WETH: 'ETH',
  wstETH: 'ETH',
  WBTC: 'BTC',
  cbBTC: 'BTC',
};

/** The feed that dates an asset's price on its chain, if there is one. */
export function feedOf(asset: Asset): Feed | undefined {
  const name = FEED_OF_SYMBOL[asset.symbol] ?? asset.symbol;
  return FEEDS[asset.chainId]?.find((entry) => entry.name === name);
}
