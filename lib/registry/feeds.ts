import type { Address } from 'viem';
import type { Asset, ChainId } from '../core/asset.ts';
import { type Bps, bps } from '../core/money.ts';

/** A Chainlink price in dollars with 8 decimals, and what it promises. */
export interface Feed {
  name: string;
  address: Address;
  /** Seconds within which the feed promises a new round. */
  heartbeat: number;
  /** How far the price may run before the feed promises a new round. */
  deviation: Bps;
}

/** Seconds granted beyond a feed's heartbeat before its price counts as stale. */
export const FEED_GRACE = 900;
/** Seconds after which an HTTP price counts as stale. */
export const HTTP_STALE_AFTER = 900;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const feed = (name: string, heartbeat: number, deviation: number, address: Address): Feed => ({
  name,
  address,
  heartbeat,
  deviation: bps(deviation),
});

/** A feed whose terms we have not seen: the loosest that Chainlink states for such pairs. */
const unstated = (name: string, address: Address): Feed => feed(name, DAY, 50, address);

/**
 * Feeds by chain. Addresses stand in @chainlink/mcp-server and in bgd-labs/aave-address-book alike.
 * Terms: Chainlink's directory of 2026-03 (Ethereum) and 2025-11 (Base, Arbitrum), heartbeats of
 * 2025-03 (OP, Linea); the rest from docs.chain.link as of 2022, Avalanche's heartbeats from
 * gmx-io/gmx-synthetics. Unichain has none of Chainlink's.
 */
export const FEEDS: Readonly<Record<ChainId, readonly Feed[]>> = {
  1: [
    feed('ETH', HOUR, 50, '0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419'),
    feed('BTC', HOUR, 50, '0xF4030086522a5bEEa4988F8cA5B36dbC97BeE88c'),
    feed('USDC', 23 * HOUR, 25, '0x8fFfFfd4AfB6115b954Bd326cbe7B4BA576818f6'),
    feed('USDT', DAY, 25, '0x3E7d1eAB13ad0104d2750B8863b489D65364e32D'),
    feed('DAI', HOUR, 25, '0xAed0c38402a5d19df6E4c03F4E2DceD6e29c1ee9'),
    feed('LINK', HOUR, 50, '0x2c1d072e956AFFC0D435Cb7AC38EF18d24d9127c'),
    feed('USDS', 23 * HOUR, 30, '0xfF30586cD0F29eD462364C7e81375FC0C71219b1'),
    feed('PYUSD', DAY, 30, '0x8f1dF6D7F2db73eECE86a18b4381F4707b918FB1'),
    feed('GHO', DAY, 50, '0x3f12643D3f6f874d39C2a4c9f2Cd6f2DbAC877FC'),
    feed('STETH', HOUR, 100, '0xCfE54B5cD566aB89272946F602D76Ea879CAb4a8'),
    feed('PAXG', DAY, 50, '0x9944D86CEB9160aF5C5feB251FD671923323f8C3'),
    feed('XAU', DAY, 30, '0x214eD9Da11D2fbe465a6fc601a91E62EbEc1a0D6'),
    feed('POL', DAY, 100, '0x7bAC85A8a13A4BcD8abb3eB7d6b4d632c5a57676'),
  ],
  8453: [
    feed('ETH', 20 * MINUTE, 15, '0x71041dddad3595F9CEd3DcCFBe3D1F4b0a16Bb70'),
    feed('BTC', 20 * MINUTE, 10, '0x64c911996D3c6aC71f9b455B1E8E7266BcbD848F'),
    feed('USDC', DAY, 30, '0x7e860098F58bBFC8648a4311b374B1D669a2bc6B'),
    feed('DAI', DAY, 30, '0x591e79239a7d679378eC8c847e5038150364C78F'),
    feed('GHO', DAY, 25, '0x42868EFcee13C0E71af89c04fF7d96f5bec479b0'),
    feed('LINK', DAY, 50, '0x17CAb8FE31E32f08326e5E27412894e49B0f9D65'),
  ],
  42161: [
    feed('ETH', DAY, 5, '0x639Fe6ab55C921f74e7fac1ee960C0B6293ba612'),
    feed('BTC', DAY, 5, '0x6ce185860a4963106506C203335A2910413708e9'),
    feed('USDC', DAY, 10, '0x50834F3163758fcC1Df9973b6e91f0F0F0434aD3'),
    feed('USDT', DAY, 10, '0x3f3f5dF88dC9F13eac63DF89EC16ef6e7E25DdE7'),
    feed('DAI', DAY, 10, '0xc5C8E77B397E531B8EC06BFb0048328B30E9eCfB'),
    feed('USDS', DAY, 50, '0x37833E5b3fbbEd4D613a3e0C354eF91A42B81eeB'),
    feed('GHO', DAY, 20, '0x3c786e934F23375Ca345C9b8D5aD54838796E8e7'),
    feed('LINK', HOUR, 20, '0x86E53CF1B870786351Da77A57575e79CB55812CB'),
    feed('XAU', DAY, 50, '0x1F954Dc24a49708C26E0C1777f16750B5C6d5a2c'),
  ],
  10: [
    feed('ETH', 20 * MINUTE, 20, '0x13e3Ee699D1909E989722E753853AE30b17e08c5'),
    feed('BTC', 20 * MINUTE, 20, '0xD702DD976Fb76Fffc2D3963D037dfDae5b04E593'),
    feed('USDC', DAY, 10, '0x16a9FA2FDa030272Ce99B29CF780dFA30361E0f3'),
    feed('USDT', DAY, 10, '0xECef79E109e997bCA29c1c0897ec9d7b03647F5E'),
    feed('DAI', DAY, 10, '0x8dBa75e83DA73cc766A7e5a0ee71F656BAb470d6'),
    feed('LINK', 20 * MINUTE, 20, '0xCc232dcFAAE6354cE191Bd574108c1aD03f86450'),
  ],
  137: [
    feed('POL', 27, 0, '0xAB594600376Ec9fD91F8e885dADF0CE036862dE0'),
    feed('ETH', 27, 0, '0xF9680D99D6C9589e2a93a78A04A279e509205945'),
    feed('BTC', 27, 0, '0xc907E116054Ad103354f2D350FD2514433D57F6f'),
    feed('USDC', 27, 0, '0xfE4A8cc5b5B2366C1B58Bea3858e81843581b2F7'),
    feed('USDT', 27, 0, '0x0A6513e40db6EB1b165753AD52E80663aeA50545'),
    feed('DAI', 27, 0, '0x4746DeC9e833A82EC7C2C1356372CcF2cfcD2F3D'),
    feed('LINK', 27, 0, '0xd9FFdb71EbE7496cC440152d43986Aae0AB76665'),
    feed('XAU', 27, 0, '0x0C466540B2ee1a31b441671eac0ca886e051E410'),
  ],
  56: [
    feed('BNB', MINUTE, 100, '0x0567F2323251f0Aab15c8dFb1967E4e8A7D42aeE'),
    feed('ETH', MINUTE, 10, '0x9ef1B8c0E4F7dc8bF5719Ea496883DC6401d5b2e'),
    feed('BTC', MINUTE, 10, '0x264990fbd0A4796A3E3d8E37C4d5F87a3aCa5Ebf'),
    feed('USDC', DAY, 10, '0x51597f405303C4377E36123cBc172b13269EA163'),
    feed('USDT', DAY, 10, '0xB97Ad0E74fa7d920791E90258A6E2085088b4320'),
    feed('DAI', DAY, 10, '0x132d3C0B1D2cEa0BC552588063bdBb210FDeecfA'),
    unstated('FDUSD', '0x390180e80058A8499930F0c13963AD3E0d86Bfc9'),
    feed('LINK', 10 * MINUTE, 20, '0xca236E327F629f9Fc2c30A4E95775EbF0B89fac8'),
    feed('XAU', 10 * MINUTE, 20, '0x86896fEB19D8A607c3b11f2aF50A0f239Bd71CD0'),
  ],
  43114: [
    feed('AVAX', DAY, 10, '0x0A77230d17318075983913bC2145DB16C7366156'),
    feed('ETH', DAY, 10, '0x976B3D034E162d8bD72D6b9C989d545b839003b0'),
    feed('BTC', DAY, 10, '0x2779D32d5166BAaa2B2b658333bA7e6Ec0C65743'),
    feed('USDC', DAY, 50, '0xF096872672F44d6EBA71458D74fe67F9a77a23B9'),
    feed('USDT', DAY, 10, '0xEBE676ee90Fe1112671f19b6B7459bC678B67e8a'),
    feed('DAI', DAY, 50, '0x51D7180edA2260cc4F6e4EebB82FEF5c3c2B8300'),
    unstated('GHO', '0x076DE3812BDbdAe1330064fc01Adf7f4EAa123f3'),
    feed('LINK', DAY, 50, '0x49ccd9ca821EfEab2b98c60dC60F518E765EDe9a'),
    unstated('XAU', '0x1F41EF93dece881Ad0b98082B2d44D3f6F0C515B'),
  ],
  100: [
    feed('ETH', DAY, 50, '0xa767f745331D267c7751297D982b050c93985627'),
    feed('USDC', DAY, 50, '0x26C31ac71010aF62E6B486D1132E266D6298857D'),
    feed('DAI', DAY, 50, '0x678df3415fc31947dA4324eC63212874be5a82f8'),
    unstated('GHO', '0x855193775eF2ABb12CF95DE3086229a14Ab8E0E3'),
    feed('LINK', DAY, 50, '0xed322A5ac55BAE091190dFf9066760b86751947B'),
  ],
  59144: [
    unstated('ETH', '0x3c6Cd9Cc7c7a4c2Cf5a82734CD249D7D593354dA'),
    unstated('BTC', '0x7A99092816C8BD5ec8ba229e3a6E6Da1E628E1F9'),
    unstated('USDC', '0xAADAa473C1bDF7317ec07c915680Af29DeBfdCb5'),
    unstated('USDT', '0xefCA2bbe0EdD0E22b2e0d2F8248E99F4bEf4A7dB'),
    unstated('LINK', '0x8dF01C2eFed1404872b54a69f40a57FeC1545998'),
  ],
  146: [
    unstated('S', '0xc76dFb89fF298145b417d221B2c747d84952e01d'),
    unstated('ETH', '0x824364077993847f71293B24ccA8567c00c2de11'),
    unstated('USDC', '0x55bCa887199d5520B3Ce285D41e6dC10C08716C9'),
    unstated('LINK', '0x26e450ca14D7bF598C89f212010c691434486119'),
  ],
  534352: [
    unstated('ETH', '0x6bF14CB0A831078629D993FDeBcB182b21A8774C'),
    unstated('USDC', '0x43d12Fb3AfCAd5347fA764EeAB105478337b7200'),
    unstated('LINK', '0x227a4E5E9239CAc88022DF86B1Ad9B24A7616e60'),
  ],
  5000: [
    unstated('MNT', '0xD97F20bEbeD74e8144134C4b148fE93417dd0F96'),
    unstated('ETH', '0x5bc7Cf88EB131DB18b5d7930e793095140799aD5'),
    unstated('USDC', '0x22b422CECb0D4Bd5afF3EA999b048FA17F5263bD'),
    unstated('USDT', '0xd86048D5e4fe96157CE03Ae519A9045bEDaa6551'),
    unstated('LINK', '0x5871AdBEEdAD531C68A8FD32fE86f07d6b4C645d'),
  ],
};

/** What a unit of each currency costs in dollars, on Ethereum. They rest while the market is closed. */
export const FX_FEEDS: readonly Feed[] = [
  feed('EUR', DAY, 15, '0xb49f677943BC038e9857d61E7d053CaA2C1734C1'),
  feed('GBP', DAY, 15, '0x5c0Ab2d9b5a7ed9f470386e82BB36A3613cDd4b5'),
  feed('JPY', DAY, 15, '0xBcE206caE7f0ec07b545EddE332A47C2F75bbeb3'),
  feed('CHF', DAY, 15, '0x449d117117838fFA61263B61dA6301AA2a88B13A'),
  feed('CAD', DAY, 15, '0xa34317DB73e77d453b1B8d04550c44D10e981C8e'),
  feed('AUD', DAY, 15, '0x77F9710E7d0A19669A13c055F62cd80d313dF022'),
];

/** Feeds that price an asset of another symbol: the same coin, wrapped or written otherwise. */
const PRICED_BY: Readonly<Record<string, string>> = {
  WETH: 'ETH',
  stETH: 'STETH',
  WPOL: 'POL',
  WBNB: 'BNB',
  WAVAX: 'AVAX',
  wS: 'S',
  WMNT: 'MNT',
  USDt: 'USDT',
};

/** Feeds that only date an asset's price: it follows theirs at a rate or a peg of its own. */
const DATED_BY: Readonly<Record<string, string>> = {
  wstETH: 'ETH',
  rETH: 'ETH',
  cbETH: 'ETH',
  weETH: 'ETH',
  'WETH.e': 'ETH',
  WBTC: 'BTC',
  cbBTC: 'BTC',
  tBTC: 'BTC',
  BTCB: 'BTC',
  'BTC.b': 'BTC',
  'WBTC.e': 'BTC',
  'USDC.e': 'USDC',
  USDbC: 'USDC',
  'USD₮0': 'USDT',
  USDT0: 'USDT',
  'USDT.e': 'USDT',
  'DAI.e': 'DAI',
  xDAI: 'DAI',
  WXDAI: 'DAI',
  XAUt: 'XAU',
  XAUt0: 'XAU',
  'LINK.e': 'LINK',
  sAVAX: 'AVAX',
  stS: 'S',
};

const feedNamed = (chainId: ChainId, name: string): Feed | undefined =>
  FEEDS[chainId]?.find((entry) => entry.name === name);

/** The feed that dates an asset's price on its chain, if there is one. */
export function feedOf({ chainId, symbol }: Asset): Feed | undefined {
  return feedNamed(chainId, PRICED_BY[symbol] ?? DATED_BY[symbol] ?? symbol);
}

/** Whether the answer of the asset's feed is its own price, not that of something it follows. */
export const isOwnFeed = ({ symbol }: Asset): boolean => !(symbol in DATED_BY);
