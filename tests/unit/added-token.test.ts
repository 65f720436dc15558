import { expect, test } from 'vitest';
import { classFor, tokenProblemOf, withToken } from '../../lib/core/addedToken.ts';
import { alertOf } from '../../lib/core/alertText.ts';
import { type Asset, assetKey } from '../../lib/core/asset.ts';
import type { Drift } from '../../lib/core/drift.ts';
import { Fault } from '../../lib/core/fault.ts';
import { bps } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { classesIn } from '../../lib/registry/catalogue.ts';
import { plainPortfolio } from '../fixtures/plainPortfolio.ts';

const PORTFOLIO = plainPortfolio();
const TOKEN: Asset = {
  chainId: 1,
  address: '0x71C7656EC7ab88b098defB751B7401B5f6d8976F',
  symbol: 'PEPE',
  decimals: 18,
  classId: 'own/memes',
  isUnverified: true,
};

const classOf = (wish: Parameters<typeof classFor>[0], portfolio = PORTFOLIO) => {
  try {
    return classFor(wish, classesIn(portfolio).classes, portfolio.classes);
  } catch (thrown) {
    return tokenProblemOf(thrown);
  }
};

test('a class that exists takes a token, and nothing more is stored', () => {
  expect(classOf('ETH')).toEqual({ classId: 'ETH', choice: null });
});

test('a class of the user’s own is stored under its name', () => {
  const made = { classId: 'own/memes', name: 'Memes', buys: {}, kept: [], removed: [] };
  expect(classOf({ name: ' Memes ' })).toEqual({ classId: 'own/memes', choice: made });
  const after = withToken(PORTFOLIO, { asset: TOKEN, traits: [] }, made);
  expect(classOf('own/memes', after)).toEqual({ classId: 'own/memes', choice: null });
  expect(classesIn(after).classes.at(-1)).toMatchObject({ id: 'own/memes', name: 'Memes' });
});

test.each([
  ['nothing', 'noClass'],
  [{ name: '' }, 'nameEmpty'],
  [{ name: ' \u200b' }, 'nameEmpty'],
  [{ name: 'claim.example' }, 'nameEmpty'],
  [{ name: 'ether' }, 'nameTaken'],
  [{ name: 'usd' }, 'nameTaken'],
  [{ name: 'U\u200bSD' }, 'nameTaken'],
] as const)('%j is no class: %s', (wish, problem) => {
  expect(classOf(wish)).toBe(problem);
});

test('a token that is added again takes its own place, and is no longer taken out', () => {
  const key = assetKey(TOKEN);
  const removed = { classId: 'ETH', name: null, buys: {}, kept: [], removed: [key] };
  const once = withToken({ ...PORTFOLIO, classes: [removed] }, { asset: TOKEN, traits: [] }, null);
  const twice = withToken(once, { asset: TOKEN, traits: ['rebasing'] }, null);
  expect(twice.tokens).toEqual([{ asset: TOKEN, traits: ['rebasing'] }]);
  expect(twice.classes[0]?.removed).toEqual([]);
});

test('a fault that is not about a token names no problem', () => {
  expect(tokenProblemOf(new Fault('rpc.split', 'noCode'))).toBeNull();
  expect(tokenProblemOf(new Fault('input.invalid', 'else'))).toBeNull();
  expect(tokenProblemOf(undefined)).toBeNull();
});

const driftOf = (classId: string): Drift => {
  const figures = { drift: bps(900), weight: bps(1900), target: bps(1000) };
  const row = { classId, ...figures, above: bps(500), below: bps(500), band: bps(500) };
  return { rows: [row], outside: 1 } as unknown as Drift;
};

const WAITING = {
  kind: 'wait' as const,
  outside: ['own/claim-now'],
  causes: [{ cause: 'inTransit' as const, classId: 'own/claim-now' }],
  missing: [],
  worth: null,
  at: 0,
  dueAt: null,
};

test('a notification names our own classes, and none that a token may have named', () => {
  const own = { classId: 'own/claim-now', name: 'CLAIM-NOW', buys: {}, kept: [], removed: [] };
  const portfolio = { ...PORTFOLIO, classes: [own] };
  expect(alertOf(portfolio, driftOf('ETH'), WAITING, false).title).toContain('ETH');
  const { title, message } = alertOf(portfolio, driftOf(own.classId), WAITING, false);
  expect(title).toContain(text.alert.ownClass);
  expect(`${title} ${message}`.toLowerCase()).not.toContain('claim');
});
