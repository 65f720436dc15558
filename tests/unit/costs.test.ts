import { getAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../devnet/chain/layout.ts';
import { queuedStep } from '../../lib/core/bundle.ts';
import { fillPoints } from '../../lib/core/costPoint.ts';
import { amount, price } from '../../lib/core/money.ts';
import { NOTHING_BESIDE, type PriceStatus, type Snapshot } from '../../lib/core/snapshot.ts';
import type { ClassCost } from '../../lib/policy/costView.ts';
import { liquidityMarks } from '../../lib/policy/liquidity.ts';
import { assetAt, assetsOn } from '../../lib/registry/assets.ts';
import { DEFAULT_CHAINS } from '../../lib/registry/chains.ts';
import { POOL_FACTORIES, poolsOn } from '../../lib/registry/pools.ts';
import { QUOTERS, routesBetween } from '../../lib/registry/quoters.ts';

const assetOf = (chainId: number, wanted: string) => {
  const found = assetsOn(chainId).find(({ symbol }) => symbol === wanted);
  if (!found) throw new Error(`no ${wanted}`);
  return found;
};

describe('a quoter', () => {
  it('is known on every chain whose pools are, under a checksummed address, as on the devnet', () => {
    expect(Object.keys(QUOTERS)).toEqual(Object.keys(POOL_FACTORIES));
    for (const address of Object.values(QUOTERS)) expect(getAddress(address)).toBe(address);
    for (const [id, { uniswap }] of Object.entries(LAYOUTS))
      expect(QUOTERS[Number(id)]).toBe(uniswap.quoter);
  });
});

describe('a route', () => {
  const symbolsOf = (chainId: number, from: string, to: string) =>
    routesBetween(chainId, assetOf(chainId, from).address, assetOf(chainId, to).address).map(
      ({ tokens, fees }) => [
        tokens.map((token) => assetAt(chainId, token)?.symbol).join('>'),
        fees.join('>'),
      ],
    );

  it('takes the fewest of our pools, the same tokens at 0.05 %, and the straight way', () => {
    expect(symbolsOf(1, 'WBTC', 'USDC')).toEqual([
      ['WBTC>WETH>USDC', '3000>500'],
      ['WBTC>WETH>USDC', '500>500'],
      ['WBTC>USDC', '3000'],
    ]);
    expect(symbolsOf(8453, 'WETH', 'USDC')).toEqual([
      ['WETH>USDC', '500'],
      ['WETH>USDC', '3000'],
    ]);
  });

  it('stands there for every asset that has a pool, to the dollar of every default chain', () => {
    for (const { id } of DEFAULT_CHAINS) {
      const [dollar = ''] = ['USDC', 'USDT'].filter((one) =>
        poolsOn(id).some(({ quote }) => assetAt(id, quote)?.symbol === one),
      );
      const to = assetOf(id, dollar).address;
      for (const { base } of poolsOn(id).filter((pool) => pool.base !== to)) {
        const [route] = routesBetween(id, base, to);
        expect([id, base, route?.tokens.at(-1)]).toEqual([id, base, to]);
        expect(route?.fees.length).toBe((route?.tokens.length ?? 0) - 1);
      }
    }
  });

  it('is none to itself, or to what no pool holds', () => {
    expect(symbolsOf(1, 'USDC', 'USDC')).toEqual([]);
    expect(routesBetween(1, assetOf(1, 'USDC').address, `0x${'1'.repeat(40)}`)).toEqual([]);
    expect(routesBetween(100, assetOf(1, 'USDC').address, assetOf(1, 'WETH').address)).toEqual([]);
  });
});

describe('a fill', () => {
  const [sell, buy] = [assetOf(1, 'WETH'), assetOf(1, 'USDC')];
  const owner = `0x${'2'.repeat(40)}` as const;
  const snapshotWith = (status: PriceStatus): Snapshot => ({
    portfolioId: 'p',
    takenAt: 5_000,
    owners: [owner],
    chains: [],
    holdings: [],
    ...NOTHING_BESIDE,
    prices: [
      { asset: sell, status, price: price(3_000n * 10n ** 18n), asOf: 1, readings: [] },
      { asset: buy, status: 'agreed', price: price(10n ** 18n), asOf: 1, readings: [] },
    ],
  });
  const leg = { sell, buy, sellAmount: amount(10n ** 18n) };
  const swap = { ...queuedStep(0, 'swap'), received: amount(2_995_000_000n) };
  const bundleOf = (step: object) =>
    ({ legs: [leg], steps: [queuedStep(0, 'approve'), { ...swap, ...step }] }) as never;
  const filled = { state: 'confirmed', txHash: '0xab' };

  it('is a point of what was sold and lost, under its transaction, at the prices after it', () => {
    expect(fillPoints(bundleOf(filled), snapshotWith('agreed'))).toEqual([
      {
        id: '0xab',
        chainId: 1,
        sell: sell.address,
        buy: buy.address,
        at: 5_000,
        size: 3_000n * 10n ** 8n,
        cost: 5n * 10n ** 8n,
        gas: null,
        source: 'fill',
      },
    ]);
  });

  it('that did not happen, or at a price nobody confirms, is none', () => {
    for (const state of ['queued', 'sent', 'reverted', 'unknown', 'skipped'])
      expect(fillPoints(bundleOf({ ...filled, state }), snapshotWith('agreed'))).toEqual([]);
    expect(fillPoints(bundleOf({ ...filled, received: null }), snapshotWith('agreed'))).toEqual([]);
    for (const status of ['single', 'stale', 'disputed', 'flawed', 'depegged'] as const)
      expect(fillPoints(bundleOf(filled), snapshotWith(status))).toEqual([]);
  });
});

describe('a liquidity mark', () => {
  const costOf = (chainId: number, impact: number): ClassCost => ({
    classId: 'ETH',
    chainId,
    size: 5_000,
    share: impact,
    fixed: 1,
    impact,
    error: 0,
    asOf: chainId * 10,
    source: 'pool',
  });

  it('is of the chain where the trade moves the price least, with its age', () => {
    const known = [costOf(1, 0.02), costOf(8453, 0.002), costOf(10, 0.003)];
    expect(liquidityMarks({ known }, ['ETH', 'LINK'])).toEqual([
      { classId: 'ETH', mark: 'fair', impact: 0.002, chainId: 8453, asOf: 84_530 },
      { classId: 'LINK', mark: 'unknown', impact: null, chainId: null, asOf: null },
    ]);
  });

  it('is deep below a twentieth of a per cent and thin from half a per cent on', () => {
    const markAt = (impact: number) =>
      liquidityMarks({ known: [costOf(1, impact)] }, ['ETH'])[0]?.mark;
    expect([0, 0.000499, 0.0005, 0.00499, 0.005, 0.5].map(markAt)).toEqual([
      'deep',
      'deep',
      'fair',
      'fair',
      'thin',
      'thin',
    ]);
  });
});
