import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usd } from '../../lib/core/money.ts';
import { addressOfSum, moneyClass, type SumAsk, sumIn } from '../../lib/core/sumAsk.ts';

const queryOf = (address: string) => new URLSearchParams(address.split('?')[1]);

const anySum = fc
  .record({
    kind: fc.constantFrom('invest', 'withdraw'),
    value: fc.bigInt({ min: 1n, max: 10n ** 19n }).map(usd),
    classId: fc.constantFrom('USD', 'own/a b&c=d', 'ETH'),
  })
  .map(
    ({ kind, value, classId }): SumAsk =>
      kind === 'invest'
        ? { kind: 'invest', value, from: classId }
        : { kind: 'withdraw', value, into: classId },
  );

test('the address of a sum names exactly that sum', () => {
  fc.assert(
    fc.property(anySum, (ask) => {
      const address = addressOfSum(ask);
      expect(address.startsWith('/plan?')).toBe(true);
      expect(sumIn(queryOf(address))).toEqual(ask);
    }),
  );
});

test.each([
  'invest=0&class=USD',
  'invest=-5&class=USD',
  'invest=1.5&class=USD',
  'invest=0x10&class=USD',
  'invest=100',
  'withdraw=&class=USD',
  'deposit',
])('an address that says %s asks for no sum', (query) => {
  expect(sumIn(new URLSearchParams(query))).toBeNull();
});

test('a sum is paid from the pegged class, and from the first where none is', () => {
  const classes = [{ id: 'ETH', peg: null }, { id: 'USD', peg: 'USD' }, { id: 'BTC' }];
  const of = (...ids: string[]) =>
    moneyClass({ targets: ids.map((classId) => ({ classId })), classes });
  expect(of('ETH', 'USD', 'BTC')).toBe('USD');
  expect(of('ETH', 'BTC')).toBe('ETH');
  expect(of()).toBeNull();
});
