import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredItem } from '../../lib/storage/item.ts';

const PORTFOLIO = {
  id: 'p1',
  name: 'Own',
  kind: 'own',
  addresses: [],
  manual: [],
  chainIds: [1],
  targets: [],
  limits: { band: 500, minTrade: '2500000000', slippage: 50, maxCost: 100, gasReserve: {} },
};
const SNAPSHOT = { portfolioId: 'p1', takenAt: 1_000, chains: [], holdings: [], prices: [] };
const STORED = { portfolioIds: ['p1'], 'portfolio/p1': PORTFOLIO, 'snapshot/p1': SNAPSHOT };

/** A context that has read nothing yet, as each page begins. */
beforeEach(() => vi.resetModules());

async function factsFrom(stored: Record<string, unknown>) {
  const { remember } = await import('../../lib/storage/item.ts');
  const { peekFacts } = await import('../../hooks/peekFacts.ts');
  remember(stored);
  return peekFacts(1_060);
}

describe('facts that are peeked at', () => {
  it('are unknown before storage was read', async () => {
    const { peekFacts } = await import('../../hooks/peekFacts.ts');
    expect(peekFacts(0)).toBeUndefined();
  });

  it('hold what is stored, and the time they are asked with', async () => {
    const facts = await factsFrom(STORED);
    expect(facts).toMatchObject({ portfolio: { name: 'Own' }, now: 1_060, check: null });
    expect(facts?.nextCheckAt).toBe(1_000 + 15 * 60);
  });

  it('are null where there is no portfolio', async () => {
    expect(await factsFrom({})).toBeNull();
  });

  it('are of the current portfolio, not of the first', async () => {
    const settings = {
      walletId: '',
      checkMinutes: 15,
      theme: 'system',
      isPrivate: true,
      currentPortfolio: 'p2',
    };
    const stored = {
      ...STORED,
      settings,
      portfolioIds: ['p1', 'p2'],
      'portfolio/p2': { ...PORTFOLIO, id: 'p2', name: 'Other' },
    };
    expect(await factsFrom(stored)).toMatchObject({ portfolio: { name: 'Other' }, drift: null });
  });

  it.each([
    ['a snapshot', { 'snapshot/p1': { ...SNAPSHOT, takenAt: 'now' } }],
    ['a portfolio', { 'portfolio/p1': { ...PORTFOLIO, targets: 'all' } }],
    ['the list of portfolios', { portfolioIds: 'p1' }],
    ['a snapshot of a later version', { 'snapshot/p1$': { v: 99 } }],
  ])('are unknown where %s cannot be read', async (_what, damage) => {
    expect(await factsFrom({ ...STORED, ...damage })).toBeUndefined();
  });
});

describe('an item', () => {
  const itemOf = async (key: string): Promise<StoredItem<unknown>> => {
    const { settingsItem } = await import('../../lib/storage/settings.ts');
    expect(settingsItem.key).toBe(key);
    return settingsItem as StoredItem<unknown>;
  };

  it('of a later version is told as unreadable', async () => {
    const { remember } = await import('../../lib/storage/item.ts');
    const item = await itemOf('settings');
    remember({ settings: {}, settings$: { v: 2 } });
    expect(() => item.peek()).toThrow('storage.unreadable');
  });
});
