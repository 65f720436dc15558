import { encodeFunctionData, type Hex, parseAbi, parseEther, parseUnits } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEED_ABI, GAS_PRICE_ORACLE_ABI, ORACLE_ABI, TOKEN_ABI } from '../../devnet/chain/abis.ts';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { MULTICALL3, PERMIT2, VELORA_ROUTER } from '../../devnet/chain/layout.ts';
import { poolAddress } from '../../devnet/chain/pools.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';

let devnet: Devnet;
let ethereum: DevChain;
let base: DevChain;

beforeAll(async () => {
  devnet = await startDevnet();
  ({ 1: ethereum, 8453: base } = devnet.chains);
});
afterAll(() => devnet?.stop());

const approveData = (spender: Hex, value: bigint) =>
  encodeFunctionData({ abi: TOKEN_ABI, functionName: 'approve', args: [spender, value] });

describe('the chains', () => {
  test('have mainnet’s ids and go on by themselves', async () => {
    for (const chain of [ethereum, base]) {
      expect(Number(await chain.rpc('eth_chainId'))).toBe(chain.chainId);
      const before = Number(await chain.rpc('eth_blockNumber'));
      await expect
        .poll(async () => Number(await chain.rpc('eth_blockNumber')), { timeout: 6_000 })
        .toBeGreaterThan(before);
    }
  });

  test('have a clock that is the wall’s', async () => {
    for (const chain of [ethereum, base]) {
      const block = (await chain.rpc('eth_getBlockByNumber', ['latest', false])) as {
        timestamp: Hex;
      };
      expect(Math.abs(Number(block.timestamp) - Date.now() / 1000)).toBeLessThan(5);
    }
  });

  test('have every pool at mainnet’s address', async () => {
    for (const chain of [ethereum, base]) {
      for (const pool of chain.layout.pools) {
        expect(await poolAddress(chain, pool)).toBe(pool.known);
      }
    }
  });

  test('have Multicall3 and Permit2, whose domain is the chain’s', async () => {
    const abi = parseAbi([
      'function getChainId() view returns (uint256)',
      'function DOMAIN_SEPARATOR() view returns (bytes32)',
    ]);
    expect(await ethereum.read(MULTICALL3, abi, 'getChainId')).toBe(1n);
    expect(await base.read(MULTICALL3, abi, 'getChainId')).toBe(8453n);
    expect(await ethereum.read(PERMIT2, abi, 'DOMAIN_SEPARATOR')).toBe(
      '0x866a5aba21966af95d6c7ab78eb2b2fc913915c28be3b9aa07cc04ff903e3f28', // as on mainnet
    );
  });
});

describe('the accounts', () => {
  test('hold what they should on the first day', async () => {
    const [user, fresh, noGas] = ethereum.accounts;
    if (!user || !fresh || !noGas) throw new Error('no accounts');
    expect(await ethereum.balances(user)).toEqual({
      native: parseEther('3.5'),
      WETH: parseEther('1'),
      wstETH: parseEther('1'),
      WBTC: parseUnits('0.1', 8),
      USDC: parseUnits('4000', 6),
      USDT: parseUnits('2000', 6),
      DAI: parseEther('500'),
      LINK: parseEther('100'),
    });
    expect(await base.balances(user)).toEqual({
      native: parseEther('1.5'),
      WETH: 0n,
      wstETH: 0n,
      cbBTC: parseUnits('0.05', 8),
      USDC: parseUnits('3000', 6),
    });
    expect(await base.balances(fresh)).toMatchObject({ native: parseEther('0.5'), USDC: 0n });
    expect(await base.balances(noGas)).toMatchObject({ native: 0n, USDC: 1000_000000n });
  });
});

describe('the tokens', () => {
  test('USDT returns nothing and refuses to change an allowance that is not zero', async () => {
    const { user } = devnet;
    const usdt = ethereum.tokens.USDT?.address;
    if (!usdt) throw new Error('no USDT');
    const call = { from: user, to: usdt, data: approveData(VELORA_ROUTER, 5n) };
    expect(await ethereum.rpc('eth_call', [call, 'latest'])).toBe('0x');
    await ethereum.send(call);
    const change = { ...call, data: approveData(VELORA_ROUTER, 6n) };
    await expect(ethereum.send(change)).rejects.toThrow('reverted');
    await ethereum.send({ ...call, data: approveData(VELORA_ROUTER, 0n) });
    await ethereum.send(change);
  });

  test('a failed send says why', async () => {
    const usdc = ethereum.tokens.USDC?.address;
    if (!usdc) throw new Error('no USDC');
    const args = [devnet.user, parseUnits('1000000', 6)] as const;
    const data = encodeFunctionData({ abi: TOKEN_ABI, functionName: 'transfer', args });
    await expect(ethereum.send({ from: devnet.user, to: usdc, data })).rejects.toThrow(
      'transfer amount exceeds balance',
    );
  });
});

describe('the oracles', () => {
  test('give the first day’s prices, wstETH by its rate and nothing for a stranger', async () => {
    const symbols = ['WETH', 'WBTC', 'LINK', 'USDC', 'wstETH'];
    const assets = symbols.map((symbol) => ethereum.tokens[symbol]?.address ?? PERMIT2);
    const { oracle } = ethereum.layout;
    expect(await ethereum.read(oracle, ORACLE_ABI, 'getAssetsPrices', [assets])).toEqual([
      3_000_00000000n,
      90_000_00000000n,
      20_00000000n,
      1_00000000n,
      3_660_00000000n,
    ]);
    expect(await ethereum.read(oracle, ORACLE_ABI, 'getAssetPrice', [PERMIT2])).toBe(0n);
  });

  test('feeds have a history of rounds', async () => {
    const feed = base.layout.feeds.find(({ description }) => description === 'ETH / USD');
    if (!feed) throw new Error('no feed');
    const [round, answer] = await base.read(feed.address, FEED_ABI, 'latestRoundData');
    expect(round >> 64n).toBe(1n); // the phase
    expect(answer).toBe(3_000_00000000n);
    const earlier = await base.read(feed.address, FEED_ABI, 'getRoundData', [(1n << 64n) + 1n]);
    expect(earlier[1]).toBe(2_988_00000000n);
  });

  test('Base has an L1 fee of a plausible size', async () => {
    const oracle = base.layout.gasPriceOracle;
    if (!oracle) throw new Error('no gas price oracle');
    const data: Hex = `0x${'ab'.repeat(900)}`;
    const fee = await base.read(oracle, GAS_PRICE_ORACLE_ABI, 'getL1Fee', [data]);
    const most = await base.read(oracle, GAS_PRICE_ORACLE_ABI, 'getL1FeeUpperBound', [900n]);
    expect(fee).toBeGreaterThan(parseUnits('1', 9)); // more than a gwei in all
    expect(fee).toBeLessThan(parseEther('0.0001'));
    expect(most).toBeGreaterThanOrEqual(fee);
  });
});
