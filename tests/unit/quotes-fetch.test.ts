import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { amount, bps, minReceivedUp } from '../../lib/core/money.ts';
import { installHostPolicy } from '../../lib/net/hostPolicy.ts';
import { fetchBestQuotes, fetchQuote } from '../../lib/quotes/fetchBestQuotes.ts';
import type { QuoteRequest } from '../../lib/quotes/quoteRequest.ts';
import { netDown } from '../../lib/quotes/veloraFees.ts';
import kyberBuild from '../fixtures/quotes/kyber-build.json' with { type: 'json' };
import kyberRoutes from '../fixtures/quotes/kyber-routes.json' with { type: 'json' };
import { EXPECTED, NOW, OWNER, SELL_AMOUNT, USDC, WETH } from '../fixtures/quotes/swapCalls.ts';
import veloraSwap from '../fixtures/quotes/velora-swap.json' with { type: 'json' };

const REQUEST: QuoteRequest = {
  owner: OWNER,
  sell: USDC,
  sellAmount: amount(SELL_AMOUNT),
  buy: WETH,
  slippage: bps(50),
  now: NOW,
};

// The wire alone is played here: what is sent on it is the thing under test. Answers that are worth
// something come from the devnet, in tests/chain.
const real = globalThis.fetch;
let sent: Request[] = [];
let answers: { status: number; body: unknown }[] = [];

installHostPolicy(async () => ({ added: [], off: [] }));
beforeEach(() => {
  sent = [];
  answers = [];
  globalThis.fetch = async (input, init) => {
    sent.push(new Request(input, init));
    const { status, body } = answers.shift() ?? { status: 500, body: {} };
    return new Response(JSON.stringify(body), { status });
  };
});
afterEach(() => {
  globalThis.fetch = real;
});

const answer = (body: unknown, status = 200) => answers.push({ status, body });
const urlOf = (i: number) => new URL(sent[i]?.url ?? '');
const bodyOf = async (i: number) => (await sent[i]?.json()) as Record<string, unknown>;

describe('KyberSwap', () => {
  test('is asked for a route, then for a transaction of exactly that route to the owner', async () => {
    answer(kyberRoutes);
    answer(kyberBuild);
    const quote = await fetchQuote('kyber', REQUEST);
    const { origin, pathname, searchParams } = urlOf(0);
    expect(`${origin}${pathname}`).toBe(
      'https://aggregator-api.kyberswap.com/ethereum/api/v1/routes',
    );
    expect(Object.fromEntries(searchParams)).toEqual({
      tokenIn: USDC.address,
      tokenOut: WETH.address,
      amountIn: '1000000000',
      gasInclude: 'true',
    });
    expect(urlOf(1).pathname).toBe('/ethereum/api/v1/route/build');
    expect(await bodyOf(1)).toEqual({
      routeSummary: kyberRoutes.data.routeSummary,
      sender: OWNER,
      recipient: OWNER,
      slippageTolerance: 50,
      enableGasEstimation: false,
      source: 'evenkeel',
    });
    expect(sent.map(({ headers }) => headers.get('x-client-id'))).toEqual(['evenkeel', 'evenkeel']);
    expect(quote).toMatchObject({ source: 'kyber', expectedOut: EXPECTED, quotedAt: NOW });
  });

  test.each([
    ['5', 5n],
    [`${EXPECTED * 2n}`, EXPECTED],
  ])(
    'is expected to bring the smaller of the two amounts it names, %s at last',
    async (amountOut, expected) => {
      answer(kyberRoutes);
      answer({ ...kyberBuild, data: { ...kyberBuild.data, amountOut } });
      expect((await fetchQuote('kyber', REQUEST)).expectedOut).toBe(expected);
    },
  );

  test('is asked for no more slippage than a reviewed minimum leaves, or than the limit', async () => {
    for (const [minReceived, slippage] of [
      [EXPECTED - EXPECTED / 1000n, 10],
      [EXPECTED / 2n, 50],
      [EXPECTED + 1n, 50],
    ] as const) {
      answer(kyberRoutes);
      answer(kyberBuild);
      await fetchQuote('kyber', { ...REQUEST, minReceived: amount(minReceived) });
      expect((await bodyOf(sent.length - 1)).slippageTolerance).toBe(slippage);
    }
  });
});

describe('Velora', () => {
  test('is asked once, for the one method that is understood, paid out to the owner', async () => {
    answer(veloraSwap);
    const quote = await fetchQuote('velora', REQUEST);
    expect(sent.length).toBe(1);
    expect(`${urlOf(0).origin}${urlOf(0).pathname}`).toBe('https://api.paraswap.io/swap');
    expect(Object.fromEntries(urlOf(0).searchParams)).toEqual({
      srcToken: USDC.address,
      srcDecimals: '6',
      destToken: WETH.address,
      destDecimals: '18',
      amount: '1000000000',
      side: 'SELL',
      network: '1',
      userAddress: OWNER,
      receiver: OWNER,
      slippage: '49',
      includeContractMethods: 'swapExactAmountIn',
      partner: 'evenkeel',
      version: '6.2',
    });
    expect(quote.expectedOut).toBe(netDown(EXPECTED, bps(1)));
  });

  test('is asked again, for less slippage, when a reviewed minimum needs it', async () => {
    answer(veloraSwap);
    answer(veloraSwap);
    const minReceived = minReceivedUp(amount(EXPECTED), bps(20));
    await fetchQuote('velora', { ...REQUEST, minReceived });
    expect([0, 1].map((i) => urlOf(i).searchParams.get('slippage'))).toEqual(['49', '19']);
    expect(netDown((EXPECTED * 9981n) / 10_000n, bps(1)) >= minReceived).toBe(true);
  });

  test('is not asked again when the market no longer offers the minimum', async () => {
    answer(veloraSwap);
    await fetchQuote('velora', { ...REQUEST, minReceived: amount(EXPECTED + 1n) });
    expect(sent.length).toBe(1);
  });

  test('is asked for no slippage where none is allowed', async () => {
    answer(veloraSwap);
    await fetchQuote('velora', { ...REQUEST, slippage: bps(0) });
    expect(urlOf(0).searchParams.get('slippage')).toBe('0');
  });
});

describe('a status outside 2xx', () => {
  test.each([
    [400, 'quote.noRoute'],
    [404, 'quote.noRoute'],
    [422, 'quote.noRoute'],
    [401, 'host.unreachable'],
    [429, 'host.unreachable'],
    [500, 'host.unreachable'],
    [503, 'host.unreachable'],
  ])('%i with a documented refusal is %s', async (status, code) => {
    answer({ code: 4008, message: 'route not found' }, status);
    answer({ error: 'No routes found with enough liquidity' }, status);
    await expect(fetchQuote('kyber', REQUEST)).rejects.toMatchObject({ code });
    await expect(fetchQuote('velora', REQUEST)).rejects.toMatchObject({ code });
  });
});

test('a round names every source that made no offer, and never throws', async () => {
  const round = await fetchBestQuotes({ ...REQUEST, sell: { ...USDC, chainId: 5 } });
  expect(round).toEqual({
    quotes: [],
    failures: [
      { source: 'kyber', code: 'quote.noRoute' },
      { source: 'velora', code: 'quote.noRoute' },
    ],
  });
  expect(sent).toEqual([]);
});

test('an aborted request is an unreachable host', async () => {
  const signal = AbortSignal.abort();
  globalThis.fetch = real;
  await expect(fetchQuote('velora', { ...REQUEST, signal })).rejects.toMatchObject({
    code: 'host.unreachable',
  });
});
