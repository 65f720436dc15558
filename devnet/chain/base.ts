// Base: every address is mainnet's.
import type { ChainLayout } from './layout.ts';
import { feed, pool, token } from './rows.ts';

export const BASE: ChainLayout = {
  blockTime: 1,
  baseFee: 10_000_000n,
  uniswap: {
    factory: '0x33128a8fC17869897dcE68Ed026d694621f6FDfD',
    positions: '0x03a520b32C04BF3bEEf7BEb72E919cf822Ed34f1',
    router: '0x2626664c2603336E57B271c5C0b26F421741e481',
    quoter: '0x3d4e44Eb1374240CE5F1B871ab261CD16335B76a',
    v2Factory: '0x8909Dc15e40173Ff4699343b6eB8132c65e18eC6',
  },
  oracle: '0x2Cc0Fc26eD4563A5ce5e8bdcfe1A2878676Ae156',
  gasPriceOracle: '0x420000000000000000000000000000000000000F',
  tokens: {
    WETH: token('ETH', '0x4200000000000000000000000000000000000006', 18, 'Wrapped Ether', 'WETH9'),
    USDC: token('USD', '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913', 6, 'USD Coin'),
    cbBTC: token('BTC', '0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf', 8, 'Coinbase Wrapped BTC'),
    wstETH: token(
      'ETH',
      '0xc1CBa3fCea344f92D9239c08C0568f6F2F0ee452',
      18,
      'Wrapped liquid staked Ether 2.0',
      'WstEth',
    ),
  },
  feeds: [
    feed('ETH / USD', '0x71041dddad3595F9CEd3DcCFBe3D1F4b0a16Bb70', 'ETH'),
    feed('BTC / USD', '0x64c911996D3c6aC71f9b455B1E8E7266BcbD848F', 'BTC'),
    feed('USDC / USD', '0x7e860098F58bBFC8648a4311b374B1D669a2bc6B', 'USD'),
  ],
  feedOf: { WETH: 'ETH / USD', cbBTC: 'BTC / USD', USDC: 'USDC / USD' },
  pools: [
    pool('USDC', 'WETH', 500, '0xd0b53D9277642d899DF5C87A3966A349A798F224'),
    pool('cbBTC', 'WETH', 3000, '0x8c7080564B5A792A33Ef2FD473fbA6364d5495e5'),
    pool('wstETH', 'WETH', 100, '0x20E068D76f9E90b90604500B84c7e19dCB923e7e'),
  ],
};
