import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { type Asset, isNative } from '../../lib/core/asset.ts';
import { encodeApproval } from '../../lib/quotes/approval.ts';
import { decodeSwap } from '../../lib/quotes/decode.ts';
import { fetchBestQuotes, fetchQuote } from '../../lib/quotes/fetchBestQuotes.ts';
import { QUOTE_SOURCES } from '../../lib/registry/routers.ts';
import { STRANGER, WETH } from '../fixtures/quotes/swapCalls.ts';
import { useFront } from './throughFront.ts';
import { callOf, refusedBy, requestOf, TRADE, TRADES, termsOf } from './underReview.ts';

let devnet: Devnet;
let leaveFront: () => void;
let restore: () => Promise<void>;

beforeAll(async () => {
  devnet = await startDevnet({ blockTimes: { 1: 0, 8453: 0 } });
  leaveFront = useFront(devnet.front);
  restore = await devnet.snapshotState();
});
afterEach(() => restore());
afterAll(async () => {
  leaveFront();
  await devnet.stop();
});

describe.each(QUOTE_SOURCES)('an honest answer of %s', (source) => {
  test.each(TRADES)('for %s passes every guard', async (_name, one) => {
    const quote = await fetchQuote(source, requestOf(devnet.user, one));
    expect(await refusedBy(termsOf(devnet.user, quote), Promise.resolve(quote))).toEqual([]);
  });

  test.each(TRADES)('for %s pays on chain what decoding says', async (_name, one) => {
    const { user } = devnet;
    const chain = devnet.chains[one.sell.chainId as 1 | 8453];
    const quote = await fetchQuote(source, requestOf(user, one));
    if (!isNative(one.sell)) {
      const data = encodeApproval(quote.to, one.sellAmount);
      await chain.send({ from: user, to: one.sell.address, data });
    }
    const before = await chain.balances(user);
    const { gasUsed, effectiveGasPrice } = await chain.send(callOf(user, quote));
    const after = await chain.balances(user);
    const fee = BigInt(gasUsed) * BigInt(effectiveGasPrice);
    const change = (asset: Asset) => {
      const symbol = isNative(asset) ? 'native' : asset.symbol;
      return (after[symbol] ?? 0n) - (before[symbol] ?? 0n) + (isNative(asset) ? fee : 0n);
    };
    const { minReceived } = decodeSwap(source, callOf(user, quote));
    expect(change(one.sell)).toBe(-one.sellAmount);
    expect(change(one.buy) >= minReceived).toBe(true);
    if (isNative(one.sell)) return;
    expect(await chain.read(one.sell.address, TOKEN_ABI, 'allowance', [user, quote.to])).toBe(0n);
  });

  test('still guarantees a reviewed minimum after the market moved a little', async () => {
    const terms = termsOf(devnet.user, await fetchQuote(source, requestOf(devnet.user, TRADE)));
    await devnet.movePrice('ETH', 1.002);
    const again = await fetchQuote(source, requestOf(devnet.user, TRADE, terms.minReceived));
    expect(again.expectedOut < terms.expectedOut).toBe(true);
    expect(await refusedBy(terms, Promise.resolve(again))).toEqual([]);
  });

  test('is refused for its minimum once the market moved beyond the terms', async () => {
    const terms = termsOf(devnet.user, await fetchQuote(source, requestOf(devnet.user, TRADE)));
    await devnet.movePrice('ETH', 1.01);
    const again = fetchQuote(source, requestOf(devnet.user, TRADE, terms.minReceived));
    expect(await refusedBy(terms, again)).toEqual(['minReceived']);
  });

  test('is no route for a token nobody trades', async () => {
    const unknown = { ...TRADE, buy: { ...WETH, address: STRANGER } };
    await expect(fetchQuote(source, requestOf(devnet.user, unknown))).rejects.toMatchObject({
      code: 'quote.noRoute',
    });
  });
});

test('both sources are asked at once, at their own hosts and no other', async () => {
  const from = devnet.front.log.length;
  const { quotes, failures } = await fetchBestQuotes(requestOf(devnet.user, TRADE));
  expect([quotes.length, failures]).toEqual([QUOTE_SOURCES.length, []]);
  const hosts = devnet.front.log.slice(from).map(({ host }) => host);
  expect(new Set(hosts)).toEqual(new Set(['aggregator-api.kyberswap.com', 'api.paraswap.io']));
});
