// Builds one chain: every contract at its mainnet address, deep pools, and the user's portfolio.
import {
  type Address,
  encodeFunctionData,
  maxUint256,
  parseEther,
  parseUnits,
  zeroAddress,
} from 'viem';
import type { Artifacts } from '../compile.ts';
import { FACTORY_ABI, ORACLE_ABI, TOKEN_ABI } from './abis.ts';
import type { DevChain, Transaction } from './devChain.ts';
import { firstRounds, readPrices } from './feeds.ts';
import { holdingsOf } from './holdings.ts';
import { KYBER_ROUTER, MULTICALL3, PERMIT2, VELORA_ROUTER, WSTETH_RATE } from './layout.ts';
import {
  multicall3Code,
  packageArtifact,
  permit2Code,
  place,
  placeCreated,
  placeRuntime,
} from './place.ts';
import { createPool } from './pools.ts';

const WETH9 = 'canonical-weth/build/contracts/WETH9.json';
const FACTORY = '@uniswap/v3-core/artifacts/contracts/UniswapV3Factory.sol/UniswapV3Factory.json';
const POSITIONS =
  '@uniswap/v3-periphery/artifacts/contracts/NonfungiblePositionManager.sol/NonfungiblePositionManager.json';
const QUOTER = '@uniswap/v3-periphery/artifacts/contracts/lens/QuoterV2.sol/QuoterV2.json';
const ROUTER =
  '@uniswap/swap-router-contracts/artifacts/contracts/SwapRouter02.sol/SwapRouter02.json';

/** Mainnet keeps the source of wstETH elsewhere; nothing pins this address. */
const WSTETH_SOURCE: Address = '0x00000000000000000000000000000000000057e7';
const DEALER_ETHER = parseEther('10000000');
const DEALER_WETH = parseEther('1000000');
const DEALER_TOKENS = '10000000000';

/** Fills an empty node that mines each transaction at once. */
export async function buildChain(chain: DevChain, artifacts: Artifacts): Promise<void> {
  const balance = `0x${DEALER_ETHER.toString(16)}`;
  await chain.rpc('anvil_setBalance', [chain.dealer, balance]);
  await placeRuntime(chain, PERMIT2, permit2Code());
  await placeCreated(chain, MULTICALL3, await multicall3Code());
  await placeTokens(chain, artifacts);
  await placeUniswap(chain);
  await placeRouters(chain, artifacts);
  await placeOracles(chain, artifacts);
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
  const weth = wethOf(chain);
  await place(chain, factory, packageArtifact(FACTORY));
  // The 0.01 % tier came later, by a vote: the constructor lacks it.
  await chain.send(
    call(
      chain,
      factory,
      encodeFunctionData({
        abi: FACTORY_ABI,
        functionName: 'enableFeeAmount',
        args: [100, 1],
      }),
    ),
  );
  await place(chain, positions, packageArtifact(POSITIONS), [factory, weth, zeroAddress]);
  await place(chain, router, packageArtifact(ROUTER), [v2Factory, factory, positions, weth]);
  await place(chain, quoter, packageArtifact(QUOTER), [factory, weth]);
}

async function placeRouters(chain: DevChain, artifacts: Artifacts): Promise<void> {
  const args = [chain.layout.uniswap.router, wethOf(chain)];
  await place(chain, KYBER_ROUTER, artifacts.KyberStandIn, args);
  await place(chain, VELORA_ROUTER, artifacts.VeloraStandIn, args);
}

async function placeOracles(chain: DevChain, artifacts: Artifacts): Promise<void> {
  const { feeds, feedOf, oracle, gasPriceOracle } = chain.layout;
  const block = (await chain.rpc('eth_getBlockByNumber', ['latest', false])) as {
    timestamp: string;
  };
  for (const feed of feeds) {
    await place(chain, feed.address, artifacts.Feed, [8, feed.description]);
    await chain.sendAll(firstRounds(chain, feed, Number(block.timestamp)));
  }
  const source = (description: string | undefined): Address => {
    const found = feeds.find((feed) => feed.description === description);
    if (!found) throw new Error(`no feed ${description} on chain ${chain.chainId}`);
    return found.address;
  };
  const wstEth = chain.tokens.wstETH?.address;
  await place(chain, WSTETH_SOURCE, artifacts.RatioAdapter, [source('ETH / USD'), wstEth]);
  await place(chain, oracle, artifacts.AaveOracle);
  const symbols = Object.keys(chain.tokens);
  const assets = symbols.map((symbol) => chain.tokens[symbol]?.address ?? zeroAddress);
  const sources = symbols.map((symbol) =>
    symbol === 'wstETH' ? WSTETH_SOURCE : source(feedOf[symbol]),
  );
  await chain.send(
    call(
      chain,
      oracle,
      encodeFunctionData({
        abi: ORACLE_ABI,
        functionName: 'setAssetSources',
        args: [assets, sources],
      }),
    ),
  );
  if (gasPriceOracle) await place(chain, gasPriceOracle, artifacts.GasPriceOracle);
}

/** Tokens for the pools, and the allowances to fill and to trade them. */
async function stockDealer(chain: DevChain): Promise<void> {
  const { positions, router } = chain.layout.uniswap;
  for (const token of Object.values(chain.tokens)) {
    const data =
      token.contract === 'WETH9'
        ? encodeFunctionData({ abi: TOKEN_ABI, functionName: 'deposit' })
        : encodeFunctionData({
            abi: TOKEN_ABI,
            functionName: 'mint',
            args: [chain.dealer, parseUnits(DEALER_TOKENS, token.decimals)],
          });
    const value = token.contract === 'WETH9' ? DEALER_WETH : 0n;
    const approvals = [positions, router].map((spender) =>
      call(
        chain,
        token.address,
        encodeFunctionData({
          abi: TOKEN_ABI,
          functionName: 'approve',
          args: [spender, maxUint256],
        }),
      ),
    );
    await chain.sendAll([{ ...call(chain, token.address, data), value }, ...approvals]);
  }
}

async function giveHoldings(chain: DevChain): Promise<void> {
  for (const [index, { native, tokens }] of Object.entries(holdingsOf(chain.chainId))) {
    const owner = chain.accounts[Number(index)] as Address;
    for (const [symbol, amount] of Object.entries(tokens)) {
      const token = chain.tokens[symbol];
      if (!token) throw new Error(`no token ${symbol} on chain ${chain.chainId}`);
      const args = [owner, parseUnits(amount, token.decimals)] as const;
      const data = encodeFunctionData({ abi: TOKEN_ABI, functionName: 'transfer', args });
      await chain.send(call(chain, token.address, data));
    }
    const balance = `0x${parseEther(native).toString(16)}`;
    await chain.rpc('anvil_setBalance', [owner, balance]);
  }
}

function call(chain: DevChain, to: Address, data: `0x${string}`): Transaction {
  return { from: chain.dealer, to, data };
}

function wethOf(chain: DevChain): Address {
  const weth = chain.tokens.WETH;
  if (!weth) throw new Error('every chain has WETH');
  return weth.address;
}
