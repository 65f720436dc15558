import { type Address, getAddress, type Hex, parseUnits } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import { kyberSwapData, type SwapCall, veloraSwapData } from '../../devnet/chain/calldata.ts';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { type ChainId, KYBER_ROUTER, NATIVE, VELORA_ROUTER } from '../../devnet/chain/layout.ts';
import { findRoute, pathOf, quotePath } from '../../devnet/chain/routes.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { approve, received, type Trade } from './swap.ts';

let devnet: Devnet;
let back: () => Promise<void>;

beforeAll(async () => {
  devnet = await startDevnet({ blockTimes: { 1: 0, 8453: 0 } });
  back = await devnet.snapshotState();
});
beforeEach(() => back());
afterAll(() => devnet?.stop());

/** A trade of the user by symbols; `native` is the native coin. */
function tradeOf(chain: DevChain, sell: string, buy: string, human: string): Trade {
  const at = (symbol: string) => (symbol === 'native' ? NATIVE : chain.tokens[symbol]?.address);
  const [from, to] = [at(sell), at(buy)];
  if (!from || !to) throw new Error(`no ${sell} or ${buy}`);
  return { sell: from, buy: to, amount: parseUnits(human, chain.tokens[sell]?.decimals ?? 18) };
}

const TRADES: readonly (readonly [ChainId, string, string, string])[] = [
  [1, 'USDC', 'WETH', '1000'],
  [1, 'USDC', 'WBTC', '1000'],
  [1, 'native', 'USDC', '0.5'],
  [1, 'LINK', 'native', '50'],
  [1, 'USDT', 'wstETH', '1000'],
  [1, 'DAI', 'USDT', '100'],
  [8453, 'USDC', 'cbBTC', '1000'],
  [8453, 'native', 'wstETH', '0.2'],
  [8453, 'cbBTC', 'native', '0.01'],
];

interface KyberAnswer {
  readonly code: number;
  readonly data: {
    readonly routeSummary: { readonly amountOut: string; readonly gas: string };
    readonly data: Hex;
    readonly routerAddress: Address;
    readonly transactionValue: string;
  };
}

async function askKyber(chain: DevChain, { sell, buy, amount }: Trade) {
  const slug = chain.chainId === 1 ? 'ethereum' : 'base';
  const url = `https://aggregator-api.kyberswap.com/${slug}/api/v1`;
  const query = `tokenIn=${sell}&tokenOut=${buy}&amountIn=${amount}&gasInclude=true`;
  const route = await readJson<KyberAnswer>(`${url}/routes?${query}`);
  const { routeSummary } = route.data;
  const body = { routeSummary, sender: devnet.user, recipient: devnet.user };
  const built = await readJson<KyberAnswer>(`${url}/route/build`, {
    method: 'POST',
    body: JSON.stringify({ ...body, slippageTolerance: 50 }),
  });
  const { data, routerAddress, transactionValue } = built.data;
  const value = BigInt(transactionValue);
  return { quoted: BigInt(routeSummary.amountOut), to: routerAddress, data, value };
}

interface VeloraAnswer {
  readonly priceRoute: { readonly destAmount: string };
  readonly txParams: { readonly to: Address; readonly data: Hex; readonly value: string };
}

async function askVelora(chain: DevChain, { sell, buy, amount }: Trade) {
  const tokens = `srcToken=${sell}&srcDecimals=18&destToken=${buy}&destDecimals=18`;
  const rest = `side=SELL&userAddress=${devnet.user}&slippage=50&version=6.2`;
  const { priceRoute, txParams } = await readJson<VeloraAnswer>(
    `https://api.paraswap.io/swap?${tokens}&amount=${amount}&network=${chain.chainId}&${rest}`,
  );
  const { to, data, value } = txParams;
  return { quoted: BigInt(priceRoute.destAmount), to, data, value: BigInt(value) };
}

async function readJson<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await devnet.front.fetch(url, init);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

describe.each([
  ['KyberSwap', askKyber, KYBER_ROUTER],
  ['Velora', askVelora, VELORA_ROUTER],
] as const)('%s', (_name, ask, router) => {
  test.each(TRADES)('on %i a swap of %s for %s yields what was quoted', async (id, ...trade) => {
    const chain = devnet.chains[id];
    const wanted = tradeOf(chain, ...trade);
    const { quoted, to, data, value } = await ask(chain, wanted);
    expect(getAddress(to)).toBe(router);
    expect(value).toBe(wanted.sell === NATIVE ? wanted.amount : 0n);
    await approve(chain, devnet.user, wanted, to);
    expect(await received(chain, devnet.user, wanted, { to, data })).toBe(quoted);
    if (wanted.sell === NATIVE) return;
    const pair = [devnet.user, to] as const;
    expect(await chain.read(wanted.sell, TOKEN_ABI, 'allowance', pair)).toBe(0n);
  });
});

describe('the stand-in routers', () => {
  const chain = () => devnet.chains[1];
  async function swapOf(change: Partial<SwapCall>) {
    const trade = tradeOf(chain(), 'USDC', 'WETH', '1000');
    const path = pathOf(1, findRoute(1, 'USDC', 'WETH') ?? []);
    const { amountOut } = await quotePath(chain(), path, trade.amount);
    const swap: SwapCall = { ...trade, minReceived: amountOut, receiver: devnet.user, path };
    return { trade, swap: { ...swap, ...change } };
  }

  test('refuse to pay less than the minimum', async () => {
    const { trade, swap } = await swapOf({ minReceived: parseUnits('1', 18) });
    await approve(chain(), devnet.user, trade, KYBER_ROUTER);
    await approve(chain(), devnet.user, trade, VELORA_ROUTER);
    const send = (to: Address, data: Hex) => chain().send({ from: devnet.user, to, data });
    await expect(send(KYBER_ROUTER, kyberSwapData(swap))).rejects.toThrow(
      'Return amount is not enough',
    );
    await expect(send(VELORA_ROUTER, veloraSwapData(swap, 0n))).rejects.toThrow('revert');
  });

  test('take no more than the allowance', async () => {
    const { trade, swap } = await swapOf({});
    await approve(chain(), devnet.user, { ...trade, amount: trade.amount - 1n }, KYBER_ROUTER);
    const data = kyberSwapData(swap);
    await expect(chain().send({ from: devnet.user, to: KYBER_ROUTER, data })).rejects.toThrow(
      'transfer amount exceeds allowance',
    );
  });
});

describe('the quotes', () => {
  test('say that a token is not known', async () => {
    const trade = `tokenIn=${KYBER_ROUTER}&tokenOut=${NATIVE}&amountIn=1`;
    const url = `https://aggregator-api.kyberswap.com/ethereum/api/v1/routes?${trade}`;
    const response = await devnet.front.fetch(url);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 4011 });
  });

  test('a route summary that was changed is not built', async () => {
    const chain = devnet.chains[1];
    const { sell, buy, amount } = tradeOf(chain, 'USDC', 'WETH', '1000');
    const url = 'https://aggregator-api.kyberswap.com/ethereum/api/v1';
    const query = `tokenIn=${sell}&tokenOut=${buy}&amountIn=${amount}`;
    const { data } = await readJson<KyberAnswer>(`${url}/routes?${query}`);
    const routeSummary = { ...data.routeSummary, amountOut: '1' };
    const body = JSON.stringify({ routeSummary, sender: devnet.user, recipient: devnet.user });
    const response = await devnet.front.fetch(`${url}/route/build`, { method: 'POST', body });
    expect(response.status).toBe(400);
  });

  test('a big trade is quoted with a price impact', async () => {
    const chain = devnet.chains[1];
    const path = pathOf(1, findRoute(1, 'USDC', 'WETH') ?? []);
    const small = await quotePath(chain, path, parseUnits('1000', 6));
    const big = await quotePath(chain, path, parseUnits('10000000', 6));
    const impact = 1 - Number(big.amountOut) / 10_000 / Number(small.amountOut);
    expect(impact).toBeGreaterThan(0.005);
    expect(impact).toBeLessThan(0.05);
  });

  test('a hostile aggregator says what it is told to', async () => {
    const { front } = devnet;
    const thief = getAddress('0x00000000000000000000000000000000000000ff');
    front.setHostile('velora', (answer) => ({
      ...(answer as VeloraAnswer),
      txParams: { ...(answer as VeloraAnswer).txParams, to: thief },
    }));
    const trade = tradeOf(devnet.chains[1], 'USDC', 'WETH', '1000');
    expect((await askVelora(devnet.chains[1], trade)).to).toBe(thief);
    front.reset();
    expect((await askVelora(devnet.chains[1], trade)).to).toBe(VELORA_ROUTER);
  });
});
