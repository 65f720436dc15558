import type { Judgement } from '../../lib/core/judgement.ts';
import { bps, dollars, price } from '../../lib/core/money.ts';
import { NOW } from './fixtures.ts';

const base: Judgement = {
  at: NOW - 125,
  kind: 'act',
  outside: ['ETH', 'BTC'],
  causes: [],
  missing: [],
  worth: { cost: dollars(9), relief: dollars(31), days: 41, worthFrom: bps(205) },
  dueAt: null,
  found: {},
  breach: {
    ETH: { above: price(2_713n * 10n ** 18n), below: price(2_162n * 10n ** 18n) },
    BTC: { above: price(141_200n * 10n ** 18n), below: price(104_410n * 10n ** 18n) },
    UNI: { above: price(12n * 10n ** 18n), below: null },
  },
  aim: null,
  costs: { asOf: NOW - 3_700, error: bps(12) },
  past: { days: 180, to: NOW - 50_000 },
};

/** A verdict of each kind. */
export const JUDGEMENTS = {
  inBand: { ...base, kind: 'inBand', outside: [], worth: null },
  act: base,
  wait: {
    ...base,
    kind: 'wait',
    causes: [
      { cause: 'gas', now: 310, until: 200 },
      { cause: 'price', classId: 'LINK', is: 'disputed' },
    ],
  },
  notWorth: {
    ...base,
    kind: 'notWorth',
    worth: { cost: dollars(9), relief: dollars(2), days: 88, worthFrom: bps(1_395) },
  },
  unknown: {
    ...base,
    kind: 'unknown',
    worth: null,
    costs: null,
    past: null,
    missing: [
      { of: 'cost', ids: ['ETH', 'UNI'] },
      { of: 'past', ids: ['UNI'] },
    ],
  },
  scheduled: {
    ...base,
    kind: 'wait',
    outside: [],
    worth: null,
    causes: [{ cause: 'schedule', until: NOW + 9 * 86_400 }],
    dueAt: NOW + 9 * 86_400,
  },
} satisfies Record<string, Judgement>;
