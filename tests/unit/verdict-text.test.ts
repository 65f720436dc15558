import { expect, it } from 'vitest';
import { roughDollars } from '../../lib/core/alertText.ts';
import type { Cause, Statement } from '../../lib/core/judgement.ts';
import { bps, dollars, usd } from '../../lib/core/money.ts';
import { causeWords, dayWords, fill, verdictLine } from '../../lib/core/verdictText.ts';

const said = (more: Partial<Statement>, dueAt: number | null = null) => {
  const judged: Statement = {
    kind: 'act',
    outside: ['ETH'],
    causes: [],
    missing: [],
    worth: null,
    ...more,
  };
  const line = verdictLine({ ...judged, at: 10, dueAt }, (id) => id);
  const amounts = Object.entries(line.money).map(([slot, value]) => [slot, roughDollars(value)]);
  return fill(line.of, { ...line.words, ...Object.fromEntries(amounts) });
};
const worth = { cost: dollars(9), relief: dollars(31), days: 41, worthFrom: bps(1_391) };

it('a verdict is one sentence with its figures', () => {
  expect(said({ worth })).toBe('Correcting now would cost $9.00 and relieve risk worth $31.');
  expect(said({ kind: 'notWorth', worth })).toBe(
    'Correcting now would cost $9.00, not worth it below 14 points.',
  );
  expect(said({ kind: 'notWorth', worth: { ...worth, worthFrom: null } })).toContain(
    'at any distance',
  );
  const { worthFrom: _, ...notNow } = worth;
  expect(said({ kind: 'notWorth', worth: notNow })).toBe(
    'Correcting now would cost $9.00, more than the risk it relieves.',
  );
  expect(said({ kind: 'inBand' })).toBe('Every class is inside its band.');
  expect(said({ worth, outside: [] }, 5)).toMatch(/^The scheduled look has come\. Correcting/);
});

it('what is missing is named for what it is', () => {
  const missing = (of: 'chain' | 'price' | 'cost' | 'past', outside = ['ETH']) =>
    said({ kind: 'unknown', outside, missing: [{ of, ids: ['ETH'] }] });
  expect(missing('cost')).toBe('What correcting would cost is not known yet.');
  expect(missing('past')).toContain('would relieve is not known yet');
  expect(missing('past', [])).toBe('Not decided: past prices are missing.');
  expect(missing('cost', [])).toContain('the band of ETH follows from what it costs to trade');
  expect(missing('chain')).toContain('a chain could not be read');
  expect(missing('price')).toContain('no price for ETH');
});

it('every cause of waiting has its words, and what is alike is said once', () => {
  const causes: Cause[] = [
    { cause: 'inTransit', classId: 'ETH' },
    { cause: 'inTransit', classId: 'BTC' },
    { cause: 'resting', classId: 'ETH' },
    { cause: 'price', classId: 'ETH', is: 'disputed' },
    { cause: 'price', classId: 'USD', is: 'depegged' },
    { cause: 'stress', of: 'spread', now: bps(120), until: bps(100) },
    { cause: 'stress', of: 'correlation', now: bps(9_700), until: bps(9_500) },
    { cause: 'gas', now: 310, until: 200 },
    { cause: 'impact', classId: 'ETH', now: bps(140), until: bps(100) },
    { cause: 'trend', classId: 'ETH' },
    { cause: 'schedule', until: 1_795_269_840 },
  ];
  expect(causeWords(causes, (id) => id).split('; ')).toEqual([
    'a plan with ETH, BTC is under way',
    'an order of ETH is resting',
    'the price of ETH is not certain',
    'USD is off its peg',
    'price sources are 1.2 % apart, beyond the limit of 1 %',
    'assets move together, correlation 0.97, above the limit of 0.95',
    'network fees are 3.1 times their 7-day median, above the limit of 2',
    'the price impact of ETH is 1.4 %, above the limit of 1 %',
    'ETH still rises',
    'the next look is on 21 Nov',
  ]);
});

it('a day is the day by UTC, over leap years and ends of centuries', () => {
  for (const at of [0, 951_782_400, 951_868_800, 1_709_164_800, 4_107_542_400, 1_798_761_599]) {
    const date = new Date(at * 1000);
    const month = date.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
    expect(dayWords(at)).toBe(`${date.getUTCDate()} ${month}`);
  }
});

it('dollars of an alert are rough, and never read as nothing when they are something', () => {
  const of = (cents: bigint) => roughDollars(usd(cents * 10n ** 6n));
  expect([of(920n), of(999n), of(1_000n), of(120_449n), of(120_450n)]).toEqual([
    '$9.20',
    '$9.99',
    '$10',
    '$1,204',
    '$1,205',
  ]);
  expect([roughDollars(usd(1n)), roughDollars(usd(0n)), of(-250n)]).toEqual([
    '<$0.01',
    '$0',
    '−$2.50',
  ]);
});
