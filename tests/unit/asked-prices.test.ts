import { describe, expect, it } from 'vitest';
import { askedPrices } from '../../components/portfolio/askedPrices.ts';
import { FACTS } from '../../entrypoints/gallery/facts.ts';
import { type Asset, assetKey, type ChainId } from '../../lib/core/asset.ts';
import { amount, usd } from '../../lib/core/money.ts';
import type { Plan } from '../../lib/core/plan.ts';
import type { AssetPrice, Holding, Snapshot } from '../../lib/core/snapshot.ts';

const { snapshot } = FACTS.inBand;
if (!snapshot) throw new Error('the fixture has a snapshot');
const [first] = snapshot.holdings;
if (!first) throw new Error('the fixture holds something');

const ELSEWHERE: ChainId = 42161;
/** Of the class that is held first, on a chain where nothing is. */
const other: Asset = { ...first.asset, chainId: ELSEWHERE };
const flawed: AssetPrice = {
  asset: other,
  status: 'flawed',
  price: null,
  asOf: null,
  readings: [],
};
const priced: Snapshot = { ...snapshot, prices: [...snapshot.prices, flawed] };
const isAsked = (plan: Plan | null, change: Partial<Snapshot> = {}) =>
  askedPrices({ drift: null, plan }, { ...priced, ...change }).includes(flawed);

const hindered: Plan = {
  trades: [],
  unknown: [],
  leftOut: [{ classId: `${other.classId}`, change: usd(0n), reason: 'priceUnknown' }],
};
const held = (asset: Asset, units: bigint): Holding => ({ ...first, asset, amount: amount(units) });

describe('the prices the figures rest on', () => {
  it('are those of everything held', () => {
    const keys = askedPrices({ drift: null, plan: null }, priced).map((p) => assetKey(p.asset));
    for (const { asset } of snapshot.holdings) expect(keys).toContain(assetKey(asset));
  });

  it('leave out what is held and bought nowhere', () => {
    expect(isAsked(null)).toBe(false);
    expect(isAsked(null, { holdings: [...snapshot.holdings, held(other, 0n)] })).toBe(false);
  });

  it('have what is held, what a receipt stands for and what is owed', () => {
    expect(isAsked(null, { holdings: [held(other, 1n)] })).toBe(true);
    const receipt = { ...held(first.asset, 1n), countsAs: { asset: other, amount: amount(1n) } };
    expect(isAsked(null, { holdings: [receipt] })).toBe(true);
    const debt = { owner: first.owner, asset: other, amount: amount(1n) };
    expect(isAsked(null, { debts: [debt] })).toBe(true);
  });

  it('have what a plan cannot buy for its price, where something is held to buy it with', () => {
    expect(isAsked(hindered)).toBe(false);
    const cash = held({ ...other, address: '0x1111111111111111111111111111111111111111' }, 1n);
    expect(isAsked(hindered, { holdings: [cash] })).toBe(true);
    expect(isAsked(null, { holdings: [cash] })).toBe(false);
  });

  it('begin with what is counted', () => {
    const cash = held({ ...other, address: '0x1111111111111111111111111111111111111111' }, 1n);
    const asked = askedPrices(
      { drift: null, plan: hindered },
      {
        ...snapshot,
        holdings: [...snapshot.holdings, cash],
        prices: [flawed, ...snapshot.prices],
      },
    );
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.at(-1)).toBe(flawed);
  });
});
