// Builds one chain: every contract at its mainnet address, deep pools, and the user's portfolio.
import { numberToHex, parseEther, zeroAddress } from 'viem';
import type { Artifacts } from '../compile.ts';
import { FACTORY_ABI } from './abis.ts';
import { dealerCall } from './dealer.ts';
import type { DevChain } from './devChain.ts';
import { placeEns } from './ens.ts';
import { readPrices } from './feeds.ts';
import {
  KYBER_ROUTER,
  MULTICALL3,
  PERMIT2,
  tokenOf,
  VELORA_ROUTER,
  WSTETH_RATE,
} from './layout.ts';
import { placeOracles } from './oracles.ts';
import {
  multicall3Code,
  packageArtifact,
  permit2Code,
  place,
  placeCreated,
  placeRuntime,
} from './place.ts';
import { createPool } from './pools.ts';
import { placeRegistered } from './registered.ts';
import { giveHoldings, stockDealer } from './stock.ts';

const WETH9 = 'canonical-weth/build/contracts/WETH9.json';
const FACTORY = '@uniswap/v3-core/artifacts/contracts/UniswapV3Factory.sol/UniswapV3Factory.json';
const POSITIONS =
  '@uniswap/v3-periphery/artifacts/contracts/NonfungiblePositionManager.sol/NonfungiblePositionManager.json';
const QUOTER = '@uniswap/v3-periphery/artifacts/contracts/lens/QuoterV2.sol/QuoterV2.json';
const ROUTER =
  '@uniswap/swap-router-contracts/artifacts/contracts/SwapRouter02.sol/SwapRouter02.json';

const DEALER_ETHER = parseEther('10000000');

/** Fills an empty node that mines each transaction at once. */
export async function buildChain(chain: DevChain, artifacts: Artifacts): Promise<void> {
  await chain.rpc('anvil_setBalance', [chain.dealer, numberToHex(DEALER_ETHER)]);
  await placeRuntime(chain, PERMIT2, permit2Code());
  await placeCreated(chain, MULTICALL3, await multicall3Code());
  await placeTokens(chain, artifacts);
  await placeUniswap(chain);
  await placeRouters(chain, artifacts);
  if (chain.chainId === 1) await placeEns(chain, artifacts);
  await placeOracles(chain, artifacts);
  await placeRegistered(chain, artifacts);
  await stockDealer(chain);
  const prices = await readPrices(chain);
  for (const pool of chain.layout.pools) await createPool(chain, pool, prices);
  await giveHoldings(chain);
}

async function placeTokens(chain: DevChain, artifacts: Artifacts): Promise<void> {
  for (const [symbol, token] of Object.entries(chain.tokens)) {
    if (token.contract === 'WETH9') {
      await place(chain, token.address, packageArtifact(WETH9));
      continue;
    }
    const rate = token.contract === 'WstEth' ? [WSTETH_RATE] : [];
    const args = [token.name, symbol, token.decimals, ...rate];
    await place(chain, token.address, artifacts[token.contract], args);
  }
}

async function placeUniswap(chain: DevChain): Promise<void> {
  const { factory, positions, router, quoter, v2Factory } = chain.layout.uniswap;
  const weth = tokenOf(chain.chainId, 'WETH').address;
  await place(chain, factory, packageArtifact(FACTORY));
  // The 0.01 % tier came later, by a vote: the constructor lacks it.
  await chain.send(dealerCall(chain, factory, FACTORY_ABI, 'enableFeeAmount', [100, 1]));
  await place(chain, positions, packageArtifact(POSITIONS), [factory, weth, zeroAddress]);
  await place(chain, router, packageArtifact(ROUTER), [v2Factory, factory, positions, weth]);
  await place(chain, quoter, packageArtifact(QUOTER), [factory, weth]);
}

async function placeRouters(chain: DevChain, artifacts: Artifacts): Promise<void> {
  const args = [chain.layout.uniswap.router, tokenOf(chain.chainId, 'WETH').address];
  await place(chain, KYBER_ROUTER, artifacts.KyberStandIn, args);
  await place(chain, VELORA_ROUTER, artifacts.VeloraStandIn, args);
}
