import type { Address } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FEED_ABI, ORACLE_ABI, TOKEN_ABI } from '../../devnet/chain/abis.ts';
import { dealerCall } from '../../devnet/chain/dealer.ts';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { pushRound } from '../../devnet/chain/feeds.ts';
import { agePools } from '../../devnet/chain/observations.ts';
import { place } from '../../devnet/chain/place.ts';
import { VAULT_RATE } from '../../devnet/chain/registered.ts';
import { type Artifacts, compileContracts } from '../../devnet/compile.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { assetKey } from '../../lib/core/asset.ts';
import { measureDrift } from '../../lib/core/drift.ts';
import { planTrades } from '../../lib/core/plan.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { PriceFlaw, PriceStatus, Snapshot } from '../../lib/core/snapshot.ts';
import { takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { feedOf } from '../../lib/registry/feeds.ts';
import { receiptsOn } from '../../lib/registry/receipts.ts';
import { useFront } from './throughFront.ts';
import { planningWorld, portfolioOf } from './world.ts';

/** Far from what is held on Ethereum, so that every class has a leg. */
const ON_ETHEREUM = { weights: { ETH: 25, BTC: 30, USD: 30, LINK: 15 }, chainIds: [1] };
/** The same for both chains. */
const ON_BOTH = { weights: { ETH: 20, BTC: 20, USD: 60 }, chainIds: [1, 8453] };
/** Where Aave's oracle has LINK from, so that it and the second source go on being right. */
const SPARE_FEED: Address = '0x00000000000000000000000000000000000feed5';
const LINK_PRICE = 20_00000000n;
const DAY = 86_400;
const now = () => Math.floor(Date.now() / 1000);

let devnet: Devnet;
let chain: DevChain;
let artifacts: Artifacts;
let link: Address;
let stopFront: () => void;
let restore: () => Promise<void>;

beforeAll(async () => {
  artifacts = compileContracts();
  devnet = await startDevnet({ feedsEveryMs: 3_600_000 });
  chain = devnet.chains[1];
  stopFront = useFront(devnet.front);
  const asset = OUR_CLASSES.assets.find(
    ({ chainId, symbol }) => chainId === 1 && symbol === 'LINK',
  );
  link = (asset && feedOf(asset)?.address) ?? devnet.user;
  await place(chain, SPARE_FEED, artifacts.Feed, [8, 'LINK / USD']);
  const sources = [[chain.tokens.LINK?.address ?? devnet.user], [SPARE_FEED]] as const;
  await chain.send(dealerCall(chain, chain.layout.oracle, ORACLE_ABI, 'setAssetSources', sources));
  await chain.send(pushRound(chain, SPARE_FEED, LINK_PRICE));
  restore = await devnet.snapshotState();
}, 60_000);
beforeEach(() => restore());
afterAll(async () => {
  stopFront();
  await devnet.stop();
});

type Held = typeof ON_ETHEREUM | typeof ON_BOTH;
const portfolio = ({ weights, chainIds }: Held): Portfolio => ({
  ...portfolioOf(devnet.user, weights),
  chainIds,
});

/** The product reads a block below the head. */
async function read(held: Held = ON_ETHEREUM): Promise<Snapshot> {
  for (const one of Object.values(devnet.chains)) await one.rpc('anvil_mine', ['0x2']);
  return takeSnapshot(planningWorld(), portfolio(held));
}

const tradesOf = (snapshot: Snapshot, held: Held = ON_ETHEREUM) =>
  planTrades(
    portfolio(held),
    measureDrift(portfolio(held), snapshot, OUR_CLASSES),
    snapshot,
    OUR_CLASSES,
  ).trades.map(({ sell, buy }) => [sell, buy].map((asset) => `${asset.chainId} ${asset.symbol}`));

const priceOf = ({ prices }: Snapshot, symbol: string, chainId = 1) => {
  const found = prices.find(({ asset }) => asset.chainId === chainId && asset.symbol === symbol);
  if (!found) throw new Error(`no ${symbol}`);
  return found;
};
const flawsOf = (snapshot: Snapshot, symbol: string, chainId = 1) => [
  ...new Set(priceOf(snapshot, symbol, chainId).readings.flatMap(({ flaw }) => flaw ?? [])),
];

const push = (answer: bigint, at?: number) =>
  chain.send(pushRound(chain, link, answer, at ? BigInt(at) : 0n));
/** The same feed made anew, its one round the honest price in its own decimals. */
async function replace(decimals: number, description: string) {
  await place(chain, link, artifacts.Feed, [decimals, description]);
  await push(LINK_PRICE * 10n ** BigInt(decimals - 8));
}
const setBounds = (lowest: bigint, highest: bigint) =>
  chain.send(dealerCall(chain, link, FEED_ABI, 'setBounds', [lowest, highest]));

type Case = [
  what: string,
  make: () => Promise<unknown>,
  status: PriceStatus,
  flaw: PriceFlaw | null,
];

const CASES: Case[] = [
  ['stale', () => push(LINK_PRICE, now() - DAY), 'stale', null],
  ['zero', () => push(0n), 'flawed', 'notPositive'],
  ['negative', () => push(-LINK_PRICE), 'flawed', 'notPositive'],
  ['clamped from below', () => setBounds(LINK_PRICE, 10n ** 20n), 'flawed', 'clamped'],
  ['clamped from above', () => setBounds(1n, LINK_PRICE), 'flawed', 'clamped'],
  ['in other decimals', () => replace(18, 'LINK / USD'), 'flawed', 'notDollars'],
  ['a ratio', () => replace(8, 'LINK / ETH'), 'flawed', 'notDollars'],
  ['from the future', () => push(LINK_PRICE, now() + 600), 'flawed', 'roundOpen'],
  ['missing', () => chain.rpc('anvil_setCode', [link, '0x']), 'flawed', 'roundOpen'],
];

describe('a feed', () => {
  it('that is sound lets every leg be planned', async () => {
    const trades = tradesOf(await read());
    expect(trades.some((pair) => pair.includes('1 LINK'))).toBe(true);
    expect(trades.some((pair) => !pair.includes('1 LINK'))).toBe(true);
  });

  it.each(CASES)('that is %s blocks exactly the legs it touches', async (_, make, status, flaw) => {
    const honest = tradesOf(await read());
    await make();
    const snapshot = await read();
    expect(priceOf(snapshot, 'LINK')).toMatchObject({ status });
    expect(flawsOf(snapshot, 'LINK')).toEqual(flaw ? [flaw] : []);
    expect(priceOf(snapshot, 'WBTC').status).toBe('agreed');
    expect(tradesOf(snapshot)).toEqual(honest.filter((pair) => !pair.includes('1 LINK')));
  });

  it('within its bounds is not clamped', async () => {
    await setBounds(LINK_PRICE - 1n, LINK_PRICE + 1n);
    expect(flawsOf(await read(), 'LINK')).toEqual([]);
  });
});

describe('a rollup’s sequencer', () => {
  const report = async (answer: bigint, at: number) => {
    const base = devnet.chains[8453];
    const feed = chainOf(8453).sequencerFeed ?? devnet.user;
    await base.send(pushRound(base, feed, answer, BigInt(at)));
  };
  const CASES: [string, () => Promise<unknown>][] = [
    ['is down', () => report(1n, now() - 60)],
    ['came up less than an hour ago', () => report(0n, now() - 3500)],
    [
      'says nothing',
      () => devnet.chains[8453].rpc('anvil_setCode', [chainOf(8453).sequencerFeed, '0x']),
    ],
  ];

  it.each(CASES)('that %s blocks every leg of its chain and no other', async (_, make) => {
    const honest = tradesOf(await read(ON_BOTH), ON_BOTH);
    expect(honest.some(([sell]) => sell?.startsWith('8453'))).toBe(true);
    await make();
    const snapshot = await read(ON_BOTH);
    const onBase = snapshot.prices.filter(({ asset }) => asset.chainId === 8453);
    const flaws = onBase.flatMap(({ readings }) =>
      readings.filter(({ source }) => source !== 'defillama').map(({ flaw }) => flaw),
    );
    expect(new Set(flaws)).toEqual(new Set(['sequencerDown']));
    expect(onBase.every(({ status }) => status === 'flawed')).toBe(true);
    const trades = tradesOf(snapshot, ON_BOTH);
    expect(trades.some(([sell]) => sell?.startsWith('8453'))).toBe(false);
    const elsewhere = honest.filter(([sell]) => !sell?.startsWith('8453'));
    expect(trades).toEqual(expect.arrayContaining(elsewhere));
    expect(flawsOf(snapshot, 'WETH')).toEqual([]);
  });

  it('that has been up for an hour blocks nothing', async () => {
    await report(0n, now() - 3700);
    expect(flawsOf(await read(ON_BOTH), 'WETH', 8453)).toEqual([]);
  });
});

describe('a pool’s average', () => {
  it('is read where the pool is half an hour old, and says what the feeds say', async () => {
    expect(priceOf(await read(), 'WETH').readings.map(({ source }) => source)).not.toContain(
      'twap',
    );
    await agePools(chain, 7200);
    const snapshot = await read();
    for (const symbol of ['ETH', 'WETH', 'USDC', 'USDT', 'DAI', 'WBTC', 'wstETH', 'LINK']) {
      const { readings } = priceOf(snapshot, symbol);
      const [oracle, pool] = ['oracle', 'twap'].map((name) =>
        readings.find(({ source }) => source === name),
      );
      const ratio = Number(pool?.price) / Number(oracle?.price);
      expect(Math.abs(ratio - 1), symbol).toBeLessThan(0.0005);
    }
  });

  it('confirms the chain’s price when the second source is silent', async () => {
    await agePools(chain, 7200);
    devnet.front.setPrices(() => undefined);
    const snapshot = await read();
    devnet.front.reset();
    expect(priceOf(snapshot, 'WETH').status).toBe('agreed');
    expect(priceOf(snapshot, 'PAXG').status).toBe('single');
  });

  it('is not taken from a pool whose other side has no sound price', async () => {
    await agePools(chain, 7200);
    const feed = chain.layout.feeds.find(({ description }) => description === 'USDC / USD');
    await chain.send(pushRound(chain, feed?.address ?? link, 0n));
    const snapshot = await read();
    const sources = (symbol: string) => priceOf(snapshot, symbol).readings.map((one) => one.source);
    expect(sources('WETH')).not.toContain('twap');
    expect(sources('USDC')).toContain('twap');
  });
});

describe('a receipt', () => {
  it('counts as what it stands for by its rate, and is not counted without one', async () => {
    const held = (snapshot: Snapshot) =>
      snapshot.holdings.find(({ asset }) => asset.chainId === 1 && asset.symbol === 'wstETH');
    const honest = held(await read());
    expect(honest?.countsAs).toMatchObject({
      asset: { symbol: 'ETH' },
      amount: 1_220000000000000000n,
    });
    const code = chain.tokens.LINK?.address;
    const runtime = await chain.rpc('eth_getCode', [code, 'latest']);
    await chain.rpc('anvil_setCode', [honest?.asset.address, runtime]);
    const snapshot = await read();
    expect(held(snapshot)).toBeUndefined();
    expect(snapshot.uncounted.map(({ asset, reason }) => [assetKey(asset), reason])).toEqual([
      [honest && assetKey(honest.asset), 'rateUnknown'],
    ]);
  });
});

describe('a vault’s share', () => {
  it('counts as the asset it stands for, in the asset’s class', async () => {
    const vault = receiptsOn(1).find(({ symbol }) => symbol === 'sDAI');
    if (!vault) throw new Error('no sDAI');
    const whole = 10n ** 18n;
    const args = [devnet.user, whole] as const;
    await chain.send(dealerCall(chain, vault.address, TOKEN_ABI, 'mint', args));
    const { holdings } = await read();
    expect(holdings.find(({ asset }) => asset.address === vault.address)).toMatchObject({
      asset: { symbol: 'sDAI', classId: 'USD' },
      amount: whole,
      countsAs: { asset: { symbol: 'DAI' }, amount: VAULT_RATE },
    });
  });
});

describe('currencies', () => {
  it('have the rates of Ethereum’s feeds, ether its own', async () => {
    const { rates } = await read();
    expect(rates.map(({ currency }) => currency).sort()).toEqual(
      ['AUD', 'CAD', 'CHF', 'ETH', 'EUR', 'GBP', 'JPY'].sort(),
    );
    const ether = rates.find(({ currency }) => currency === 'ETH');
    expect(ether?.price).toBe(3000n * 10n ** 18n);
  });
});
