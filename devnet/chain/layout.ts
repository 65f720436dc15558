// What stands where: the mainnet addresses of everything the devnet puts on its two chains.
import type { Address } from 'viem';

export type ChainId = 1 | 8453;

/** Tokens of one class share one dollar price; wstETH is ETH times its own rate. */
export type ClassId = 'ETH' | 'BTC' | 'LINK' | 'USD';

export interface TokenLayout {
  readonly address: Address;
  readonly decimals: number;
  readonly name: string;
  readonly classId: ClassId;
  readonly contract: 'Token' | 'TetherLike' | 'WETH9' | 'WstEth';
}

export interface FeedLayout {
  readonly address: Address;
  readonly description: string;
  readonly classId: ClassId;
}

export interface PoolLayout {
  readonly pair: readonly [string, string];
  /** Millionths, as in the Uniswap factory: 500 is 0.05 %. */
  readonly fee: 100 | 500 | 3000;
  /** The pool's address on mainnet, where it is known: the devnet must come out at the same. */
  readonly known?: Address;
}

export interface ChainLayout {
  readonly blockTime: number;
  readonly baseFee: bigint;
  readonly uniswap: {
    readonly factory: Address;
    readonly positions: Address;
    readonly router: Address;
    readonly quoter: Address;
    readonly v2Factory: Address;
  };
  readonly oracle: Address;
  readonly gasPriceOracle?: Address;
  readonly tokens: Readonly<Record<string, TokenLayout>>;
  /** Which feed the oracle asks for a token; wstETH goes through a ratio adapter instead. */
  readonly feeds: readonly FeedLayout[];
  readonly feedOf: Readonly<Record<string, string>>;
  readonly pools: readonly PoolLayout[];
}

export const NATIVE: Address = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE';
export const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';
export const PERMIT2: Address = '0x000000000022D473030F116dDEE9F6B43aC78BA3';
export const KYBER_ROUTER: Address = '0x6131B5fae19EA4f9D964eAc0408E4408b66337b5';
export const VELORA_ROUTER: Address = '0x6A000F20005980200259B80c5102003040001068';

/** Dollars a whole token, 8 decimals, on the first day. */
export const PRICE_OF: Readonly<Record<ClassId, bigint>> = {
  ETH: 3_000_00000000n,
  BTC: 90_000_00000000n,
  LINK: 20_00000000n,
  USD: 1_00000000n,
};

/** ETH a whole wstETH, 18 decimals. */
export const WSTETH_RATE = 1_220000000000000000n;

function token(
  classId: ClassId,
  address: Address,
  decimals: number,
  name: string,
  contract: TokenLayout['contract'] = 'Token',
): TokenLayout {
  return { address, decimals, name, classId, contract };
}

const ETHEREUM: ChainLayout = {
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

const BASE: ChainLayout = {
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

export const LAYOUTS: Readonly<Record<ChainId, ChainLayout>> = { 1: ETHEREUM, 8453: BASE };

function feed(description: string, address: Address, classId: ClassId): FeedLayout {
  return { address, description, classId };
}

function pool(a: string, b: string, fee: PoolLayout['fee'], known?: Address): PoolLayout {
  return { pair: [a, b], fee, ...(known && { known }) };
}

/** The layout of a token by its symbol; throws for one that is not on the chain. */
export function tokenOf(chainId: ChainId, symbol: string): TokenLayout {
  const found = LAYOUTS[chainId].tokens[symbol];
  if (!found) throw new Error(`no token ${symbol} on chain ${chainId}`);
  return found;
}

/** The symbol at an address; the native address counts as WETH, in which pools trade it. */
export function symbolAt(chainId: ChainId, address: string): string | undefined {
  const wanted = address.toLowerCase();
  if (wanted === NATIVE.toLowerCase()) return 'WETH';
  return Object.entries(LAYOUTS[chainId].tokens).find(
    ([, { address: at }]) => at.toLowerCase() === wanted,
  )?.[0];
}
