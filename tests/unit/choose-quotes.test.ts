import { describe, expect, test } from 'vitest';
import { refusals } from '../../lib/core/guards.ts';
import { amount, dollars } from '../../lib/core/money.ts';
import type { Quote, QuoteSource } from '../../lib/core/quote.ts';
import type { Call } from '../../lib/core/terms.ts';
import { chooseQuotes } from '../../lib/flow/chooseQuotes.ts';
import { decodeApproval, encodeApproval } from '../../lib/quotes/approval.ts';
import { decodeSwap } from '../../lib/quotes/decode.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { demoPortfolio, demoSnapshot } from '../../lib/registry/demo.ts';
import { routerOf } from '../../lib/registry/routers.ts';
import {
  EXPECTED,
  kyberCall,
  NOW,
  OWNER,
  SELL_AMOUNT,
  STRANGER,
  USDC,
  veloraCall,
  WETH,
} from '../fixtures/quotes/swapCalls.ts';

const TRADE = {
  owner: OWNER,
  sell: USDC,
  sellAmount: amount(SELL_AMOUNT),
  buy: WETH,
  value: dollars(1000),
};

/** `better` by that much than the other's offer, so that it would be taken if it were honest. */
const offer = (source: QuoteSource, { to, data, value }: Call, better = 0n): Quote => ({
  source,
  sell: USDC,
  buy: WETH,
  sellAmount: amount(SELL_AMOUNT),
  expectedOut: amount(EXPECTED + better),
  gas: 300_000n,
  to,
  data,
  value,
  quotedAt: NOW,
});

async function chosenOf(...quotes: Quote[]) {
  const world = {
    now: () => NOW,
    classesOf: () => OUR_CLASSES,
    codec: { routerOf, decodeSwap, decodeApproval, encodeApproval },
    fetchQuotes: async () => ({ quotes, failures: [] }),
    readFees: async () => ({ perGas: 10n ** 9n, maxPerGas: 10n ** 9n, tip: 1n, l1Fees: [] }),
  };
  const { chosen, failed } = await chooseQuotes(world, demoPortfolio, demoSnapshot(NOW), [TRADE]);
  return { leg: chosen[0], failed: failed[0] };
}

const MORE = 10n ** 14n;
const kyberLies: [string, Call][] = [
  ['pays a stranger', kyberCall({ desc: { dstReceiver: STRANGER } })],
  ['takes more', kyberCall({ desc: { amount: 2n * SELL_AMOUNT } })],
  ['promises nothing', kyberCall({ desc: { minReturnAmount: 1n } })],
  ['goes to another router', { ...kyberCall(), to: STRANGER }],
  ['cannot be read', { ...kyberCall(), data: '0x12345678' }],
];
const veloraLies: [string, Call][] = [
  ['pays a stranger', veloraCall({ data: { beneficiary: STRANGER } })],
  ['takes more', veloraCall({ data: { fromAmount: 2n * SELL_AMOUNT } })],
  ['promises nothing', veloraCall({ data: { toAmount: 1n } })],
  ['goes to another router', { ...veloraCall(), to: STRANGER }],
  ['cannot be read', { ...veloraCall(), data: '0x12345678' }],
];

describe('the better offer is passed over for the honest one when it', () => {
  test.each(kyberLies)('%s (KyberSwap)', async (_lie, call) => {
    const { leg } = await chosenOf(offer('kyber', call, MORE), offer('velora', veloraCall()));
    expect(leg?.quote.source).toBe('velora');
    expect(leg?.others).toMatchObject([{ source: 'kyber', fault: 'guard.refused' }]);
  });

  test.each(veloraLies)('%s (Velora)', async (_lie, call) => {
    const { leg } = await chosenOf(offer('kyber', kyberCall()), offer('velora', call, MORE));
    expect(leg?.quote.source).toBe('kyber');
    expect(leg?.others).toMatchObject([{ source: 'velora', fault: 'guard.refused' }]);
  });
});

test('of two honest offers the better one is taken, and the other is no fault', async () => {
  const { leg } = await chosenOf(
    offer('kyber', kyberCall()),
    offer('velora', veloraCall(), 10n ** 12n),
  );
  expect(leg?.quote.source).toBe('velora');
  expect(leg?.others).toMatchObject([{ source: 'kyber', fault: null }]);
});

test('where every offer lies, one that can be read goes on to the review that refuses it', async () => {
  const lies = kyberCall({ desc: { dstReceiver: STRANGER } });
  const { leg } = await chosenOf(offer('kyber', lies));
  expect(leg?.quote.source).toBe('kyber');
});

test('where no offer keeps its promise there is no leg, and the check that refused it is named', async () => {
  const { leg, failed } = await chosenOf(
    offer('kyber', kyberCall({ desc: { minReturnAmount: 1n } })),
    offer('velora', veloraCall({ data: { toAmount: 1n } })),
  );
  expect(leg).toBeUndefined();
  expect(failed?.fault).toBe('guard.refused');
  expect(refusals(failed?.rows ?? []).map(({ id }) => id)).toEqual(['minReceived', 'priceFloor']);
});
