import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FEED_ABI } from '../../devnet/chain/abis.ts';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { readPrices } from '../../devnet/chain/feeds.ts';
import { findRoute, pathOf, quotePath } from '../../devnet/chain/routes.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';

let devnet: Devnet;
let back: () => Promise<void>;

beforeAll(async () => {
  devnet = await startDevnet({ feedsEveryMs: 300 });
  back = await devnet.snapshotState();
});
beforeEach(() => back());
afterAll(() => devnet?.stop());

/** How far a one-dollar trade from USDC is from the oracle, pool fees set aside. */
async function gapOf(chain: DevChain, symbol: string): Promise<number> {
  const route = findRoute(chain.chainId, 'USDC', symbol) ?? [];
  const { amountOut } = await quotePath(chain, pathOf(chain.chainId, route), 1_000000n);
  const price = (await readPrices(chain))[symbol] ?? 0n;
  const decimals = chain.tokens[symbol]?.decimals ?? 0;
  const worth = (Number(amountOut) / 10 ** decimals) * (Number(price) / 1e8);
  const kept = route.reduce((rest, { fee }) => rest * (1 - fee / 1e6), 1);
  return Math.abs(worth / kept - 1);
}

async function widestGap(): Promise<number> {
  const gaps = Object.values(devnet.chains).flatMap((chain) =>
    Object.keys(chain.tokens)
      .filter((symbol) => symbol !== 'USDC')
      .map((symbol) => gapOf(chain, symbol)),
  );
  return Math.max(...(await Promise.all(gaps)));
}

const ageOf = async (chain: DevChain, description: string): Promise<number> => {
  const feed = chain.layout.feeds.find((each) => each.description === description);
  if (!feed) throw new Error(`no feed ${description}`);
  const [, , , updatedAt] = await chain.read(feed.address, FEED_ABI, 'latestRoundData');
  return Date.now() / 1000 - Number(updatedAt);
};

test('pools and oracle agree on the first day', async () => {
  expect(await widestGap()).toBeLessThan(0.003);
});

test.each([
  ['ETH', 0.8],
  ['ETH', 1.35],
  ['BTC', 1.5],
  ['LINK', 0.4],
] as const)('after %s × %d they agree again, on both chains', async (classId, factor) => {
  const before = await readPrices(devnet.chains[1]);
  await devnet.movePrice(classId, factor);
  const after = await readPrices(devnet.chains[1]);
  const symbol = { ETH: 'WETH', BTC: 'WBTC', LINK: 'LINK' }[classId];
  expect(Number(after[symbol]) / Number(before[symbol])).toBeCloseTo(factor, 6);
  expect(await widestGap()).toBeLessThan(0.003);
  expect(await readPrices(devnet.chains[8453])).toMatchObject({
    WETH: after.WETH,
    cbBTC: after.WBTC,
    wstETH: after.wstETH,
  });
});

test('moving a price changes nobody’s balance but the dealer’s', async () => {
  const before = await devnet.chains[1].balances(devnet.user);
  await devnet.movePrice('ETH', 1.2);
  expect(await devnet.chains[1].balances(devnet.user)).toEqual(before);
});

test('going back undoes a move, as often as it is done', async () => {
  for (let time = 0; time < 2; time += 1) {
    await devnet.movePrice('BTC', 2);
    await back();
    expect((await readPrices(devnet.chains[1])).WBTC).toBe(90_000_00000000n);
    expect(await ageOf(devnet.chains[1], 'BTC / USD')).toBeLessThan(5);
  }
});

test('a feed that is paused grows old while the others stay fresh', async () => {
  devnet.pauseFeeds(['ETH / USD']);
  await expect
    .poll(() => ageOf(devnet.chains[8453], 'ETH / USD'), { timeout: 8_000 })
    .toBeGreaterThan(4);
  expect(await ageOf(devnet.chains[8453], 'BTC / USD')).toBeLessThan(4);
  devnet.resumeFeeds();
  await expect
    .poll(() => ageOf(devnet.chains[8453], 'ETH / USD'), { timeout: 5_000 })
    .toBeLessThan(3);
});
