import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Asset, assetKey, NATIVE } from '../../lib/core/asset.ts';
import { dayOf, endOf, startOf } from '../../lib/core/closes.ts';
import { installHostPolicy } from '../../lib/net/hostPolicy.ts';
import { fetchDefillamaCloses } from '../../lib/prices/defillamaChart.ts';
import chart from '../fixtures/prices/defillama-chart.json' with { type: 'json' };

const asset = (symbol: string, address: Asset['address']): Asset => ({
  chainId: 1,
  address,
  symbol,
  decimals: 18,
  classId: symbol,
});
const ETH = asset('ETH', NATIVE);
const BTC = asset('WBTC', '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599');
const LINK = asset('LINK', '0x514910771AF9Ca656af840dff83E8264EcF986CA');
const WETH = 'ethereum:0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';
/** 4 October 2024. */
const FROM = 20_000;
const TO = FROM + 4;

// The wire alone is played here: what is sent on it, and what is made of any answer, is under test.
const real = globalThis.fetch;
let asked: string[] = [];
let body = '';

installHostPolicy(async () => ({ added: [], off: [] }));
beforeEach(() => {
  asked = [];
  body = JSON.stringify(chart);
  globalThis.fetch = async (input) => {
    asked.push(new Request(input).url);
    return new Response(body);
  };
});
afterEach(() => {
  globalThis.fetch = real;
});

const closesOf = async (of = ETH) =>
  (await fetchDefillamaCloses([ETH, BTC, LINK], FROM, TO))[assetKey(of)];
/** The answer with these points for ETH. */
const answer = (prices: unknown, more: object = {}) => {
  body = JSON.stringify({
    coins: { [WETH]: { symbol: 'WETH', confidence: 0.99, prices, ...more } },
  });
};
const at = (timestamp: unknown, price: unknown = 2_400) => ({ timestamp, price });

test('one request asks for every asset, a point a day from the end of the first', async () => {
  await closesOf();
  expect(asked).toEqual([
    `https://coins.llama.fi/chart/${WETH},ethereum:${BTC.address},ethereum:${LINK.address}` +
      `?start=${endOf(FROM)}&span=5&period=1d`,
  ]);
});

test('a documented answer gives a close a day, exact to twelve digits, without ranges', async () => {
  const closes = await closesOf();
  expect(closes?.map(({ day, close, asOf }) => [day, close, asOf])).toEqual([
    [20_000, 2_414_500000000000000000n, 1728086399],
    [20_001, 2_415_250000000000000000n, 1728172790],
    [20_002, 2_440_123456790000000000n, 1728259230],
    [20_004, 2_441_000000000000000000n, 1728432000],
  ]);
  for (const one of closes ?? [])
    expect(one).toMatchObject({ high: null, low: null, source: 'defillama' });
});

test('an asset the service is not sure of, or does not name, has no closes', async () => {
  expect(await closesOf(BTC)).toBeUndefined();
  expect(await closesOf(LINK)).toBeUndefined();
});

test('of several points near a day’s end the nearest is its close', async () => {
  answer([at(endOf(FROM) - 8_000, 1), at(endOf(FROM) + 60, 2), at(endOf(FROM) - 61, 3)]);
  expect((await closesOf())?.map(({ asOf }) => asOf)).toEqual([endOf(FROM) + 60]);
});

test.each([
  ['a point far from any day’s end', endOf(FROM) - 8_641],
  ['a point a little too late', endOf(FROM) + 8_641],
  ['noon', startOf(FROM + 1) + 43_200],
  ['a day before those asked for', endOf(FROM - 1)],
  ['a day after those asked for', endOf(TO + 1)],
])('%s is no close', async (_name, timestamp) => {
  answer([at(timestamp)]);
  expect(await closesOf()).toEqual([]);
});

test('a point as far off as the service looks is one', async () => {
  answer([at(endOf(FROM) - 8_640), at(endOf(FROM + 1) + 8_640)]);
  expect((await closesOf())?.map(({ day }) => day)).toEqual([FROM, FROM + 1]);
});

test('a price of zero, or too small to be one, is no close', async () => {
  answer([at(endOf(FROM), 0), at(endOf(FROM + 1), 1e-30)]);
  expect(await closesOf()).toEqual([]);
});

test('points in any order give closes in order', async () => {
  answer([TO, FROM, FROM + 2].map((day) => at(endOf(day))));
  expect((await closesOf())?.map(({ day, asOf }) => [day, dayOf(asOf)])).toEqual(
    [FROM, FROM + 2, TO].map((day) => [day, day]),
  );
});

test.each<[string, unknown]>([
  ['null', null],
  ['a list', []],
  ['no coins', {}],
  ['coins that are a list of text', { coins: ['x'] }],
  ['a coin without prices', { coins: { [WETH]: { confidence: 1 } } }],
  ['a price in text', { coins: { [WETH]: { prices: [at(endOf(FROM), '2400')] } } }],
  ['a negative price', { coins: { [WETH]: { prices: [at(endOf(FROM), -1)] } } }],
  ['a time in text', { coins: { [WETH]: { prices: [at('1728086399')] } } }],
  ['a time with a fraction', { coins: { [WETH]: { prices: [at(endOf(FROM) + 0.5)] } } }],
  ['a time in the far future', { coins: { [WETH]: { prices: [at(1e300)] } } }],
  ['a point that is null', { coins: { [WETH]: { prices: [null] } } }],
  ['confidence in text', { coins: { [WETH]: { confidence: 'high', prices: [] } } }],
  [
    'more points than were asked for by far',
    { coins: { [WETH]: { prices: Array.from({ length: 1_001 }, () => at(endOf(FROM))) } } },
  ],
])('%s is refused whole, and nothing of it is told', async (_name, hostile) => {
  body = JSON.stringify(hostile);
  const thrown = await closesOf().catch((fault: unknown) => fault);
  expect(thrown).toMatchObject({
    code: 'host.unreachable',
    detail: 'coins.llama.fi sent no chart',
  });
});

test('an infinite price is refused and a name like __proto__ changes nothing', async () => {
  body = `{"coins":{"${WETH}":{"prices":[{"timestamp":${endOf(FROM)},"price":1e999}]}}}`;
  await expect(closesOf()).rejects.toMatchObject({ code: 'host.unreachable' });
  body = `{"coins":{"__proto__":{"prices":[{"timestamp":${endOf(FROM)},"price":1}]}}}`;
  expect(await closesOf()).toBeUndefined();
  expect(({} as { prices?: unknown }).prices).toBeUndefined();
});
