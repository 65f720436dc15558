import { describe, expect, it } from 'vitest';
import { classRows } from '../../components/settings/classModel.ts';
import { priceDoubts } from '../../components/targets/targetModel.ts';
import { FACTS } from '../../entrypoints/gallery/facts.ts';
import { withToken } from '../../lib/core/addedToken.ts';
import { type Asset, assetKey } from '../../lib/core/asset.ts';
import {
  withBuyMember,
  withKept,
  withManual,
  withMemberBack,
  withoutManual,
  withoutMember,
} from '../../lib/core/classEdits.ts';
import { amount, bps } from '../../lib/core/money.ts';
import { freeName, type Portfolio } from '../../lib/core/portfolio.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { classesIn, OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { plainPortfolio } from '../fixtures/plainPortfolio.ts';

const plain = plainPortfolio();
const find = (symbol: string): Asset => {
  const asset = assetsOn(1).find((one) => one.symbol === symbol);
  if (!asset) throw new Error(`no ${symbol} in the registry`);
  return asset;
};
const USDC = find('USDC');
const USDT = find('USDT');
const PEPE: Asset = {
  chainId: 1,
  address: '0x6982508145454Ce325dDbE47a25d4ec3d2311933',
  symbol: 'PEPE',
  decimals: 18,
  classId: 'own/memes',
};
const MEMES = { classId: 'own/memes', name: 'Memes', buys: {}, kept: [], removed: [] };
const withPepe = withToken(plain, { asset: PEPE, traits: [] }, MEMES);

const rowOf = (portfolio: Portfolio, classId: string) =>
  classRows(portfolio, classesIn(portfolio), OUR_CLASSES, null).find(
    (row) => row.classId === classId,
  );
const memberOf = (portfolio: Portfolio, asset: Asset) =>
  rowOf(portfolio, asset.classId ?? '')?.members.find(
    (member) => assetKey(member.asset) === assetKey(asset),
  );

describe('a class', () => {
  it('buys the member that was chosen, on its chain only', () => {
    const changed = withBuyMember(plain, 'USD', USDT);
    expect(memberOf(changed, USDT)?.isBought).toBe(true);
    expect(memberOf(changed, USDC)?.isBought).toBe(false);
    expect(classesIn(changed).buyMemberOf('USD', 8453)?.symbol).toBe('USDC');
  });

  it('sells no member that is kept, and sells it again after', () => {
    const kept = withKept(plain, 'USD', USDC, true);
    expect(memberOf(kept, USDC)?.maySell).toBe(false);
    expect(memberOf(withKept(kept, 'USD', USDC, false), USDC)?.maySell).toBe(true);
    expect(withKept(kept, 'USD', USDC, false).classes).toEqual([]);
  });

  it('counts no member that was taken out, and counts it again when it is put back', () => {
    const without = withoutMember(withBuyMember(plain, 'USD', USDT), 'USD', USDT);
    expect(memberOf(without, USDT)).toBeUndefined();
    expect(rowOf(without, 'USD')?.removed.map(({ symbol }) => symbol)).toEqual(['USDT']);
    expect(memberOf(without, USDC)?.isBought).toBe(true);
    expect(withMemberBack(without, 'USD', USDT).classes).toEqual([]);
  });

  it('of the user’s own goes with its last token', () => {
    expect(rowOf(withPepe, 'own/memes')?.members).toHaveLength(1);
    const gone = withoutMember(withPepe, 'own/memes', PEPE);
    expect([gone.tokens, gone.classes]).toEqual([[], []]);
  });

  it('of the user’s own keeps its last token while it has a target', () => {
    const targets = [{ classId: 'own/memes', weight: bps(10_000), band: null }];
    expect(memberOf({ ...withPepe, targets }, PEPE)?.isNeeded).toBe(true);
    expect(memberOf(withPepe, PEPE)?.isNeeded).toBe(false);
  });

  it('shows a token that cannot be traded as neither bought nor sold', () => {
    const odd = withToken(plain, { asset: PEPE, traits: ['feeOnTransfer'] }, MEMES);
    const { isBought, maySell, block } = memberOf(odd, PEPE) ?? {};
    expect([isBought, maySell, block]).toEqual([false, false, 'feeOnTransfer']);
  });

  it('shows members of the chains that are on', () => {
    const members = rowOf(plain, 'ETH')?.members ?? [];
    expect(members.length).toBeGreaterThan(2);
    expect(members.every(({ asset }) => asset.chainId === 1)).toBe(true);
  });
});

describe('coins elsewhere', () => {
  const row = { id: 'm1', classId: 'BTC', amount: amount(5n), note: 'Safe', locked: true as const };

  it('are added, changed in place and removed', () => {
    const two = withManual(withManual(plain, row), { ...row, id: 'm2' });
    const changed = withManual(two, { ...row, amount: amount(7n) });
    expect(changed.manual.map(({ id, amount: units }) => [id, units])).toEqual([
      ['m1', 7n],
      ['m2', 5n],
    ]);
    expect(withoutManual(changed, 'm1').manual.map(({ id }) => id)).toEqual(['m2']);
  });
});

describe('doubts of prices', () => {
  const { snapshot } = FACTS.prices;

  it('are named for what is held, and for what plans would buy', () => {
    if (!snapshot) throw new Error('the fixture was read');
    const held = priceDoubts(snapshot, () => false).map(({ classId, status }) => [classId, status]);
    expect(held).toContainEqual(['BTC', 'disputed']);
    expect(held).toContainEqual(['UNI', 'missing']);
    const empty = { ...snapshot, holdings: [] };
    expect(priceDoubts(empty, () => false)).toEqual([]);
    expect(priceDoubts(empty, ({ symbol }) => symbol === 'LINK')).toMatchObject([
      { classId: 'LINK', status: 'stale' },
    ]);
  });
});

describe('a new portfolio', () => {
  it.each([
    [[], 'Core'],
    [['Other'], 'Core'],
    [['Core'], 'Core 2'],
    [['Core 2', 'Core'], 'Core 3'],
  ])('beside %o is named %s', (taken, name) => {
    expect(freeName('Core', taken)).toBe(name);
  });
});
