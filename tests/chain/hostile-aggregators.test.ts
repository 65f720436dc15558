import { maxUint256 } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import type { QuoteSource } from '../../lib/core/quote.ts';
import { encodeApproval } from '../../lib/quotes/approval.ts';
import { fetchBestQuotes, fetchQuote } from '../../lib/quotes/fetchBestQuotes.ts';
import { QUOTE_SOURCES } from '../../lib/registry/routers.ts';
import { STRANGER, USDC, WBTC } from '../fixtures/quotes/swapCalls.ts';
import {
  bendKyber,
  bendVelora,
  inKyberDesc,
  inVeloraArgs,
  inVeloraData,
  type OnWire,
} from './bentAnswers.ts';
import { useFront } from './throughFront.ts';
import { refusedBy, requestOf, TRADE, termsOf, trade } from './underReview.ts';

const FRONT_NAME = { kyber: 'kyberswap', velora: 'velora' } as const;

let devnet: Devnet;
let leaveFront: () => void;

beforeAll(async () => {
  devnet = await startDevnet({ blockTimes: { 1: 0, 8453: 0 } });
  leaveFront = useFront(devnet.front);
});
afterEach(() => devnet.front.reset());
afterAll(async () => {
  leaveFront();
  await devnet.stop();
});

/** Reviews honestly, then lets the aggregator bend its next answer. */
async function bentAfterReview(
  source: QuoteSource,
  mutate: (answer: unknown, path: string) => unknown,
  one = TRADE,
): Promise<string[]> {
  const { user } = devnet;
  const terms = termsOf(user, await fetchQuote(source, requestOf(user, one)));
  devnet.front.setHostile(FRONT_NAME[source], mutate);
  return refusedBy(terms, fetchQuote(source, requestOf(user, one, terms.minReceived)));
}

const around: [string, (wire: OnWire) => Partial<OnWire>, string[]][] = [
  ['another router', () => ({ to: STRANGER }), ['router']],
  ['the token as router', () => ({ to: USDC.address }), ['router']],
  ['native coin on top', () => ({ value: '1' }), ['value']],
  ['a tail behind its calldata', ({ data }) => ({ data: `${data}00` }), ['canonical']],
  [
    'a method nobody pinned',
    ({ data }) => ({ data: `0x59e50fed${data.slice(10)}` }),
    ['guard.refused'],
  ],
  [
    'an approval instead of a swap',
    () => ({ to: USDC.address, data: encodeApproval(STRANGER, maxUint256) }),
    ['guard.refused'],
  ],
  [
    'calldata beyond 64 kB',
    ({ data }) => ({ data: `${data}${'00'.repeat(65_536)}` }),
    ['quote.malformed'],
  ],
  ['calldata that is no hex', () => ({ data: '0xnonsense' as never }), ['quote.malformed']],
];

describe('a hostile answer of KyberSwap is refused by name', () => {
  const bends: typeof around = [
    ['another receiver', inKyberDesc({ dstReceiver: STRANGER }), ['receiver']],
    ['another sold token', inKyberDesc({ srcToken: WBTC.address }), ['sellAsset']],
    ['another bought token', inKyberDesc({ dstToken: WBTC.address }), ['buyAsset']],
    [
      'more sold',
      inKyberDesc({ amount: TRADE.sellAmount * 2n, srcAmounts: [TRADE.sellAmount * 2n] }),
      ['sellAmount'],
    ],
    ['less sold', inKyberDesc({ amount: 1n, srcAmounts: [1n] }), ['sellAmount']],
    ['parts that are not the whole', inKyberDesc({ srcAmounts: [1n] }), ['guard.refused']],
    ['no minimum', inKyberDesc({ minReturnAmount: 1n }), ['minReceived', 'priceFloor']],
    ['a partial fill', inKyberDesc({ flags: 1n }), ['partialFill']],
    ['a fee', inKyberDesc({ feeReceivers: [STRANGER], feeAmounts: [1n] }), ['fees']],
    ['a permit', inKyberDesc({ permit: '0x00' }), ['permit']],
    ['a payment into a token', inKyberDesc({ srcReceivers: [USDC.address] }), ['targets']],
    ...around,
  ];
  test.each(bends)('with %s', async (_name, bend, guards) => {
    expect(await bentAfterReview('kyber', bendKyber(bend))).toEqual(guards);
  });

  test('over two pools with another receiver', async () => {
    const bend = bendKyber(inKyberDesc({ dstReceiver: STRANGER }));
    const long = trade(USDC, 1_000_000_000n, WBTC);
    expect(await bentAfterReview('kyber', bend, long)).toEqual(['receiver']);
  });
});

describe('a hostile answer of Velora is refused by name', () => {
  const takeSurplus = (BigInt(STRANGER) << 96n) | (1n << 95n);
  const bends: typeof around = [
    ['another receiver', inVeloraData({ beneficiary: STRANGER }), ['receiver']],
    ['another sold token', inVeloraData({ srcToken: WBTC.address }), ['sellAsset']],
    ['another bought token', inVeloraData({ destToken: WBTC.address }), ['buyAsset']],
    ['more sold', inVeloraData({ fromAmount: TRADE.sellAmount * 2n }), ['sellAmount']],
    ['no minimum', inVeloraData({ toAmount: 1n }), ['minReceived', 'priceFloor']],
    ['a quote that lets all be skimmed', inVeloraData({ quotedAmount: 1n }), ['fees']],
    [
      'a fee',
      inVeloraArgs(([a, b, , d, e]) => [a, b, (BigInt(STRANGER) << 96n) | 100n, d, e]),
      ['fees', 'minReceived'],
    ],
    ['a taken surplus', inVeloraArgs(([a, b, , d, e]) => [a, b, takeSurplus, d, e]), ['fees']],
    ['a permit', inVeloraArgs(([a, b, c, , e]) => [a, b, c, '0x00', e]), ['permit']],
    ['a token as executor', inVeloraArgs(([, ...rest]) => [USDC.address, ...rest]), ['targets']],
    ...around,
  ];
  test.each(bends)('with %s', async (_name, bend, guards) => {
    expect(await bentAfterReview('velora', bendVelora(bend))).toEqual(guards);
  });
});

describe.each(QUOTE_SOURCES)('garbage of %s', (source) => {
  const garbage: [string, unknown, string][] = [
    ['HTML', '<html>maintenance</html>', 'host.unreachable'],
    ['half an object', '{"code":0,', 'host.unreachable'],
    ['nothing', '', 'host.unreachable'],
    ['null', null, 'quote.malformed'],
    ['a list', [], 'quote.malformed'],
    ['an empty object', {}, 'quote.malformed'],
    ['a prototype', '{"__proto__":{"code":0}}', 'quote.malformed'],
  ];
  test.each(garbage)(
    '(%s) is no quote, and the other source serves the trade',
    async (_name, answer, code) => {
      devnet.front.setHostile(FRONT_NAME[source], () => answer);
      const round = await fetchBestQuotes(requestOf(devnet.user, TRADE));
      expect(round.failures).toEqual([{ source, code }]);
      expect(round.quotes.map((quote) => quote.source)).toEqual(
        QUOTE_SOURCES.filter((one) => one !== source),
      );
    },
  );
});
