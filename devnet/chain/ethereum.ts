// Ethereum: every address is mainnet's.
import type { ChainLayout } from './layout.ts';
import { feed, pool, token } from './rows.ts';

export const ETHEREUM: ChainLayout = {
  blockTime: 2,
  baseFee: 1_000_000_000n,
  uniswap: {
    factory: '0x1F98431c8aD98523631AE4a59f267346ea31F984',
    positions: '0xC36442b4a4522E871399CD717aBDD847Ab11FE88',
    router: '0x68b3465833fb72A70ecDF485E0e4C7bD8665Fc45',
    quoter: '0x61fFE014bA17989E743c5F6cB21bF9697530B21e',
    v2Factory: '0x5C69bEe701ef814a2B6a3EDD4B1652CB9cc5aA6f',
  },
  oracle: '0x54586bE62E3c3580375aE3723C145253060Ca0C2',
  tokens: {
    WETH: token('ETH', '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2', 18, 'Wrapped Ether', 'WETH9'),
    USDC: token('USD', '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48', 6, 'USD Coin'),
    USDT: token('USD', '0xdAC17F958D2ee523a2206206994597C13D831ec7', 6, 'Tether USD', 'TetherLike'),
    DAI: token('USD', '0x6B175474E89094C44Da98b954EedeAC495271d0F', 18, 'Dai Stablecoin'),
    WBTC: token('BTC', '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599', 8, 'Wrapped BTC'),
    wstETH: token(
      'ETH',
      '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0',
      18,
      'Wrapped liquid staked Ether 2.0',
      'WstEth',
    ),
    LINK: token('LINK', '0x514910771AF9Ca656af840dff83E8264EcF986CA', 18, 'ChainLink Token'),
  },
  feeds: [
    feed('ETH / USD', '0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419', 'ETH'),
    feed('STETH / USD', '0xCfE54B5cD566aB89272946F602D76Ea879CAb4a8', 'ETH'),
    feed('BTC / USD', '0xF4030086522a5bEEa4988F8cA5B36dbC97BeE88c', 'BTC'),
    feed('LINK / USD', '0x2c1d072e956AFFC0D435Cb7AC38EF18d24d9127c', 'LINK'),
    feed('USDC / USD', '0x8fFfFfd4AfB6115b954Bd326cbe7B4BA576818f6', 'USD'),
    feed('USDT / USD', '0x3E7d1eAB13ad0104d2750B8863b489D65364e32D', 'USD'),
    feed('DAI / USD', '0xAed0c38402a5d19df6E4c03F4E2DceD6e29c1ee9', 'USD'),
  ],
  feedOf: {
    WETH: 'ETH / USD',
    WBTC: 'BTC / USD',
    LINK: 'LINK / USD',
    USDC: 'USDC / USD',
    USDT: 'USDT / USD',
    DAI: 'DAI / USD',
  },
  pools: [
    pool('USDC', 'WETH', 500, '0x88e6A0c2dDD26FEEb64F039a2c41296FcB3f5640'),
    pool('DAI', 'USDC', 100, '0x5777d92f208679DB4b9778590Fa3CAB3aC9e2168'),
    pool('USDC', 'USDT', 100, '0x3416cF6C708Da44DB2624D63ea0AAef7113527C6'),
    pool('WBTC', 'WETH', 3000, '0xCBCdF9626bC03E24f779434178A73a0B4bad62eD'),
    pool('wstETH', 'WETH', 100, '0x109830a1AAaD605BbF02a9dFA7B0B92EC2FB7dAa'),
    pool('LINK', 'WETH', 3000, '0xa6Cc3C2531FdaA6Ae1A3CA84c2855806728693e8'),
  ],
};
