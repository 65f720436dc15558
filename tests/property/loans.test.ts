import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loanAlert } from '../../lib/core/alertText.ts';
import { LOW_HEALTH, nextLoanStep } from '../../lib/core/loans.ts';
import type { LendingAccount } from '../../lib/core/snapshot.ts';
import { checkLoans, type LoanWorld } from '../../lib/flow/checkLoans.ts';
import { dollarWorld } from './dollarWorld.ts';
import './seeded.ts';

const hundredths = (value: number) => BigInt(value) * 10n ** 16n;
const account = (health: number | null): LendingAccount => ({
  owner: '0x1111111111111111111111111111111111111111',
  chainId: 1,
  market: 'Aave v3',
  healthFactor: health === null ? null : hundredths(health),
});

test.each<[string, number | null, (number | null)[], number | null, boolean]>([
  ['nothing is owed', null, [null], null, false],
  ['all is well', null, [150], null, false],
  ['it falls below 1.2', null, [119], 119, true],
  ['the weakest of several falls', null, [300, 110, null], 110, true],
  ['it stays where it was told', 119, [118], 119, false],
  ['it is clearly worse', 119, [114], 114, true],
  ['it wobbles above', 119, [125], 119, false],
  ['it is fine again', 119, [130], null, false],
])('when %s the warning is as it should be', (_name, before, now, after, isWarned) => {
  const step = nextLoanStep(before === null ? null : hundredths(before), now.map(account));
  expect(step.warnedAt).toBe(after === null ? null : hundredths(after));
  expect(step.warn !== null).toBe(isWarned);
});

test('however it moves, a warning is given only below 1.2, and the first time it is', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 90, max: 200 }), { maxLength: 40 }), (path) => {
      let warnedAt: bigint | null = null;
      for (const health of path) {
        const before: bigint | null = warnedAt;
        const step = nextLoanStep(before, [account(health)]);
        if (step.warn) expect(hundredths(health) < LOW_HEALTH).toBe(true);
        if (before === null && hundredths(health) < LOW_HEALTH) expect(step.warn).not.toBeNull();
        ({ warnedAt } = step);
      }
    }),
  );
});

test('a chain or a loan that could not be read does not calm a warning', async () => {
  const world = dollarWorld({ rows: [{ classId: 'A', cents: 100 }], targets: { A: 10_000 } });
  const warned: string[] = [];
  let stored: bigint | null = hundredths(115);
  let { snapshot } = world;
  const loans: LoanWorld = {
    readPortfolio: async () => world.portfolio,
    readSnapshot: async () => snapshot,
    readLoanWarning: async () => stored,
    writeLoanWarning: async (_id, warnedAt) => {
      stored = warnedAt;
    },
    warn: async (portfolio, one) => void warned.push(loanAlert(portfolio, one).message),
  };
  snapshot = {
    ...snapshot,
    chains: snapshot.chains.map((chain) => ({ ...chain, status: 'unknown' as const })),
  };
  await checkLoans(loans, 'p');
  expect(stored).toBe(hundredths(115));
  const [held] = snapshot.holdings;
  if (!held) throw new Error('nothing held');
  snapshot = { ...world.snapshot, uncounted: [{ ...held, reason: 'debtUnknown' }] };
  await checkLoans(loans, 'p');
  expect(stored).toBe(hundredths(115));
  snapshot = { ...snapshot, lending: [account(104)] };
  await checkLoans(loans, 'p');
  expect(warned).toEqual(['P: health factor 1.04. Below 1 the collateral may be sold.']);
});
