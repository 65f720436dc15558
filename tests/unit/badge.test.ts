import { describe, expect, it } from 'vitest';
import { type Badge, badgeOf, badgeOfAll, type Watched } from '../../lib/core/badge.ts';
import type { CheckRecord } from '../../lib/core/check.ts';
import type { Judgement } from '../../lib/core/judgement.ts';

const CHECK: CheckRecord = { startedAt: 100, endedAt: 101, end: 'ok', fault: null };
const IN_BAND: Judgement = {
  kind: 'inBand',
  outside: [],
  causes: [],
  missing: [],
  worth: null,
  at: 100,
  dueAt: null,
  found: {},
  breach: {},
  aim: null,
  costs: null,
  past: null,
};
const FINE: Watched = { check: CHECK, judgement: IN_BAND, isBundleOpen: false };
const judged = (part: Partial<Judgement>): Watched => ({
  ...FINE,
  judgement: { ...IN_BAND, ...part },
});

describe('the badge', () => {
  it.each<[string, Watched, Badge]>([
    ['a portfolio in band', FINE, { kind: 'none' }],
    ['one never checked', { ...FINE, check: null, judgement: null }, { kind: 'none' }],
    ['one being checked', { ...FINE, check: { ...CHECK, end: null } }, { kind: 'none' }],
    ['two classes outside', judged({ kind: 'act', outside: ['ETH', 'BTC'] }), outside(2)],
    ['a look that is due', judged({ kind: 'act', dueAt: 100 }), outside(1)],
    ['a look to come', judged({ kind: 'act', dueAt: 101 }), { kind: 'none' }],
    [
      'a price not known',
      judged({ missing: [{ of: 'price', ids: ['ETH'] }] }),
      { kind: 'unknown' },
    ],
    ['a cost not known', judged({ missing: [{ of: 'cost', ids: ['ETH'] }] }), { kind: 'none' }],
    ['a check that failed', { ...FINE, check: { ...CHECK, end: 'unknown' } }, { kind: 'unknown' }],
    ['an open bundle', { ...judged({ outside: ['ETH'] }), isBundleOpen: true }, { kind: 'open' }],
  ])('of %s', (_what, watched, badge) => {
    expect(badgeOf(watched)).toEqual(badge);
  });

  it('of several portfolios is their sum, and says first what waits and what is not known', () => {
    const none: Badge = { kind: 'none' };
    const [open, unknown]: Badge[] = [{ kind: 'open' }, { kind: 'unknown' }];
    expect(badgeOfAll([])).toEqual(none);
    expect(badgeOfAll([outside(2), none, outside(1)])).toEqual(outside(3));
    expect(badgeOfAll([outside(2), unknown as Badge])).toEqual(unknown);
    expect(badgeOfAll([unknown as Badge, open as Badge, none])).toEqual(open);
  });
});

function outside(count: number): Badge {
  return { kind: 'outside', count };
}
