import type { Address } from 'viem';
import type { ChainId } from '../core/asset.ts';
import { assetsOn } from './assets.ts';

/** A Uniswap V3 pool that says what one of our assets is traded for. */
export interface Pool {
  address: Address;
  base: Address;
  /** What the base is priced in, whose own price the chain says. */
  quote: Address;
  /** Millionths, as in the factory. */
  fee: number;
}

/** Base, quote, fee, pool. */
type Row = readonly [string, string, number, Address];

/**
 * The factories, by which a test works every pool's address out anew (CREATE2 of the two tokens and
 * the fee). Source: docs.uniswap.org, v3 deployments.
 */
export const POOL_FACTORIES: Readonly<Record<ChainId, Address>> = {
  1: '0x1F98431c8aD98523631AE4a59f267346ea31F984',
  8453: '0x33128a8fC17869897dcE68Ed026d694621f6FDfD',
  42161: '0x1F98431c8aD98523631AE4a59f267346ea31F984',
  10: '0x1F98431c8aD98523631AE4a59f267346ea31F984',
  137: '0x1F98431c8aD98523631AE4a59f267346ea31F984',
  56: '0xdB1d10011AD0Ff90774D0C6Bb92e5C5c8b4461F7',
  43114: '0x740b1c1de25031C31FF4fC9A62f554A55cdC1baD',
};

/** One pool an asset. Whether it is deep enough is read with its price, not promised here. */
const POOLS: Readonly<Record<ChainId, readonly Row[]>> = {
  1: [
    ['WETH', 'USDC', 500, '0x88e6A0c2dDD26FEEb64F039a2c41296FcB3f5640'],
    ['USDC', 'WETH', 500, '0x88e6A0c2dDD26FEEb64F039a2c41296FcB3f5640'],
    ['USDT', 'USDC', 100, '0x3416cF6C708Da44DB2624D63ea0AAef7113527C6'],
    ['DAI', 'USDC', 100, '0x5777d92f208679DB4b9778590Fa3CAB3aC9e2168'],
    ['PYUSD', 'USDC', 100, '0x13394005C1012e708fCe1EB974F1130fDc73a5Ce'],
    ['GHO', 'USDC', 500, '0x5c95d4B1C3321CF898D25949F41D50Be2dB5bc1d'],
    ['WBTC', 'WETH', 3000, '0xCBCdF9626bC03E24f779434178A73a0B4bad62eD'],
    ['cbBTC', 'WBTC', 100, '0xe8f7c89C5eFa061e340f2d2F206EC78FD8f7e124'],
    ['tBTC', 'WBTC', 100, '0x73A38006d23517a1d383C88929B2014F8835B38B'],
    ['wstETH', 'WETH', 100, '0x109830a1AAaD605BbF02a9dFA7B0B92EC2FB7dAa'],
    ['rETH', 'WETH', 100, '0x553e9C493678d8606d6a5ba284643dB2110Df823'],
    ['cbETH', 'WETH', 500, '0x840DEEef2f115Cf50DA625F7368C24af6fE74410'],
    ['weETH', 'WETH', 500, '0x7A415B19932c0105c82FDB6b720bb01B0CC2CAe3'],
    ['LINK', 'WETH', 3000, '0xa6Cc3C2531FdaA6Ae1A3CA84c2855806728693e8'],
    ['PAXG', 'USDC', 500, '0x5aE13BAAEF0620FdaE1D355495Dc51a17adb4082'],
    ['XAUt', 'USDT', 500, '0x6546055f46e866a4B9a4A13e81273e3152BAE5dA'],
    ['POL', 'WETH', 3000, '0x88ada7b1dd1C728ea87404CEa7a0780139EB35d1'],
  ],
  8453: [
    ['WETH', 'USDC', 500, '0xd0b53D9277642d899DF5C87A3966A349A798F224'],
    ['USDC', 'WETH', 500, '0xd0b53D9277642d899DF5C87A3966A349A798F224'],
    ['cbBTC', 'WETH', 3000, '0x8c7080564B5A792A33Ef2FD473fbA6364d5495e5'],
    ['wstETH', 'WETH', 100, '0x20E068D76f9E90b90604500B84c7e19dCB923e7e'],
    ['cbETH', 'WETH', 500, '0x10648BA41B8565907Cfa1496765fA4D95390aa0d'],
    ['weETH', 'WETH', 500, '0x33dfD66802CC936a58a0B25B5E4F792c1CA2312E'],
    ['USDbC', 'USDC', 100, '0x06959273E9A65433De71F5A452D529544E07dDD0'],
    ['DAI', 'USDC', 100, '0xC18F50d6A832f12F6DcAaeEe8D0c87A65B96787E'],
  ],
  42161: [
    ['WETH', 'USDC', 500, '0xC6962004f452bE9203591991D15f6b388e09E8D0'],
    ['USDC', 'WETH', 500, '0xC6962004f452bE9203591991D15f6b388e09E8D0'],
    ['USD₮0', 'USDC', 100, '0xbE3aD6a5669Dc0B8b12FeBC03608860C31E2eef6'],
    ['USDC.e', 'USDC', 100, '0x8e295789c9465487074a65b1ae9Ce0351172393f'],
    ['DAI', 'USDC', 100, '0x7CF803e8d82A50504180f417B8bC7a493C0a0503'],
    ['WBTC', 'WETH', 500, '0x2f5e87C9312fa29aed5c179E456625D79015299c'],
    ['wstETH', 'WETH', 100, '0x35218a1cbaC5Bbc3E57fd9Bd38219D37571b3537'],
    ['rETH', 'WETH', 100, '0x4cEb19748da5BD6e76123Ce4ec9FaF7475dAa785'],
    ['weETH', 'WETH', 100, '0x14353445c8329Df76e6f15e9EAD18fA2D45A8BB6'],
    ['LINK', 'WETH', 3000, '0x468b88941e7Cc0B88c1869d68ab6b570bCEF62Ff'],
  ],
  10: [
    ['WETH', 'USDC', 500, '0x1fb3cf6e48F1E7B10213E7b6d87D4c073C7Fdb7b'],
    ['USDC', 'WETH', 500, '0x1fb3cf6e48F1E7B10213E7b6d87D4c073C7Fdb7b'],
    ['USDT', 'USDC', 100, '0xA73C628eaf6e283E26A7b1f8001CF186aa4c0E8E'],
    ['USDC.e', 'USDC', 100, '0x2aB22ac86b25BD448A4D9dC041Bd2384655299c4'],
    ['DAI', 'USDC', 100, '0xd28f71e383E93C570D3EdFe82EBbcEb35Ec6C412'],
    ['WBTC', 'WETH', 500, '0x85C31FFA3706d1cce9d525a00f1C7D4A2911754c'],
    ['wstETH', 'WETH', 100, '0x04F6C85A1B00F6D9B75f91FD23835974Cc07E65c'],
    ['LINK', 'WETH', 3000, '0x19EA026886cbB7A900EcB2458636d72b5CaE223B'],
  ],
  137: [
    ['WETH', 'USDC', 500, '0xA4D8c89f0c20efbe54cBa9e7e7a7E509056228D9'],
    ['USDC', 'WETH', 500, '0xA4D8c89f0c20efbe54cBa9e7e7a7E509056228D9'],
    ['WPOL', 'USDC', 500, '0xB6e57ed85c4c9dbfEF2a68711e9d6f36c56e0FcB'],
    ['USDT', 'USDC', 100, '0x31083a78E11B18e450fd139F9ABEa98CD53181B7'],
    ['USDC.e', 'USDC', 100, '0xD36ec33c8bed5a9F7B6630855f1533455b98a418'],
    ['DAI', 'USDC', 100, '0xf369277650aD6654f25412ea8BFBD5942733BaBC'],
    ['WBTC', 'WETH', 500, '0x50eaEDB835021E4A108B7290636d62E9765cc6d7'],
    ['wstETH', 'WETH', 100, '0xff69201019E25E3f8f3180faBdb58d60AFeD9A1D'],
    ['LINK', 'WETH', 3000, '0x3e31AB7f37c048FC6574189135D108df80F0ea26'],
  ],
  56: [
    ['WBNB', 'USDT', 100, '0x47a90A2d92A8367A91EfA1906bFc8c1E05bf10c4'],
    ['USDT', 'WBNB', 100, '0x47a90A2d92A8367A91EfA1906bFc8c1E05bf10c4'],
    ['USDC', 'USDT', 100, '0x2C3c320D49019D4f9A92352e947c7e5AcFE47D68'],
    ['ETH', 'WBNB', 500, '0x0f338Ec12d3f7C3D77A4B9fcC1f95F3FB6AD0EA6'],
    ['BTCB', 'WBNB', 500, '0x28dF0835942396B7a1b7aE1cd068728E6ddBbAfD'],
  ],
  43114: [
    ['WAVAX', 'USDC', 500, '0xfAe3f424a0a47706811521E3ee268f00cFb5c45E'],
    ['USDC', 'WAVAX', 500, '0xfAe3f424a0a47706811521E3ee268f00cFb5c45E'],
    ['USDt', 'USDC', 100, '0x804226cA4EDb38e7eF56D16d16E92dc3223347A0'],
    ['WETH.e', 'WAVAX', 500, '0x7b602f98D71715916E7c963f51bfEbC754aDE2d0'],
    ['BTC.b', 'WAVAX', 500, '0xFC1e7bc60adFC151565c033521ee6CCBDe027F54'],
  ],
};

/** The pools of a chain, their tokens by address. */
export function poolsOn(chainId: ChainId): Pool[] {
  const assets = assetsOn(chainId);
  const addressOf = (name: string) => assets.find(({ symbol }) => symbol === name)?.address;
  return (POOLS[chainId] ?? []).flatMap(([baseName, quoteName, fee, address]) => {
    const [base, quote] = [addressOf(baseName), addressOf(quoteName)];
    return base && quote ? [{ address, base, quote, fee }] : [];
  });
}
