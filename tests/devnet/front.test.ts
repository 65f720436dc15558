import type { Address, Hex } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { liar, lieAboutBalances } from '../../devnet/front/liar.ts';
import { OPERATORS, WALLET_HOSTS } from '../../devnet/front/operators.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { decodeScan } from '../../lib/chain/callScanAnswer.ts';
import { encodeScan } from '../../lib/chain/callScanInput.ts';
import { type Asset, assetKey } from '../../lib/core/asset.ts';
import { type DailyClose, dayOf, daysBetween } from '../../lib/core/closes.ts';
import { installHostPolicy } from '../../lib/net/hostPolicy.ts';
import { fetchDefillamaCloses } from '../../lib/prices/defillamaChart.ts';

let devnet: Devnet;

beforeAll(async () => {
  devnet = await startDevnet();
});
beforeEach(() => {
  devnet.front.reset();
  devnet.front.log.length = 0;
});
afterAll(() => devnet?.stop());

const [first, second, third] = OPERATORS[1];

async function ask(host: string, body: unknown): Promise<unknown> {
  const init = { method: 'POST', body: JSON.stringify(body) };
  return (await devnet.front.fetch(`https://${host}/`, init)).json();
}

const call = (method: string, params: unknown[] = [], id = 1) => ({
  jsonrpc: '2.0',
  id,
  method,
  params,
});

describe('the RPC hosts', () => {
  test('each answer for their chain', async () => {
    for (const id of [1, 8453] as const) {
      const result = `0x${id.toString(16)}`;
      for (const host of [...OPERATORS[id], WALLET_HOSTS[id]]) {
        expect(await ask(host, call('eth_chainId'))).toMatchObject({ result });
      }
    }
  });

  test('answer a batch item by item, in order', async () => {
    const batch = [call('eth_chainId', [], 7), call('nonsense', [], 8), call('eth_chainId', [], 9)];
    expect(await ask(first, batch)).toMatchObject([
      { id: 7, result: '0x1' },
      { id: 8, error: {} },
      { id: 9, result: '0x1' },
    ]);
    expect(devnet.front.log[0]).toMatchObject({
      host: first,
      status: 200,
      rpcMethods: ['eth_chainId', 'nonsense', 'eth_chainId'],
      bytesIn: JSON.stringify(batch).length,
    });
  });

  test('a failing operator fails, the others do not', async () => {
    devnet.front.setOperator(first, { kind: 'failing', status: 429 });
    const init = { method: 'POST', body: JSON.stringify(call('eth_chainId')) };
    expect((await devnet.front.fetch(`https://${first}/`, init)).status).toBe(429);
    expect(await ask(second, call('eth_chainId'))).toMatchObject({ result: '0x1' });
  });

  test('a late operator answers late', async () => {
    devnet.front.setOperator(first, { kind: 'late', ms: 300 });
    const startedAt = performance.now();
    expect(await ask(first, call('eth_chainId'))).toMatchObject({ result: '0x1' });
    expect(performance.now() - startedAt).toBeGreaterThan(290);
  });

  test('a garbled operator answers garbage', async () => {
    devnet.front.setOperator(first, { kind: 'garbage', body: '<html>' });
    const init = { method: 'POST', body: JSON.stringify(call('eth_chainId')) };
    expect(await (await devnet.front.fetch(`https://${first}/`, init)).text()).toBe('<html>');
  });

  test('a liar lies about balances and hashes, in a batch too, and about nothing else', async () => {
    devnet.front.setOperator(first, { kind: 'lying', change: liar });
    const block = call('eth_getBlockByNumber', ['0x1', false]);
    const balance = call('eth_getBalance', [devnet.user, '0x1'], 2);
    const honest = (await ask(second, [block, balance])) as { result: { hash: string } }[];
    const told = (await ask(first, [block, balance])) as { result: { hash: string } }[];
    expect(told[0]?.result.hash).not.toBe(honest[0]?.result.hash);
    expect(Number(told[1]?.result)).toBe(Number(honest[1]?.result) * 2);
    expect(await ask(first, call('eth_chainId'))).toMatchObject({ result: '0x1' });
  });

  test('a lie about a token balance doubles it', () => {
    const word = `0x${'0'.repeat(62)}05`;
    const doubled = `0x${'0'.repeat(62)}0a`;
    const params = [{ to: devnet.user, data: `0x70a08231${'0'.repeat(64)}` }, 'latest'];
    expect(lieAboutBalances('eth_call', params, word)).toBe(doubled);
  });

  test('a lie about balances changes them in a scan, and nothing else of it', () => {
    const read = (target: Address, data: Hex) => ({ target, data, words: 1, gas: 3 });
    const balance: Hex = `0x70a08231${'0'.repeat(64)}`;
    const { user, chains } = devnet;
    const tokens = Object.values(chains[1].tokens).map(({ address }) => address);
    const views = [...tokens.slice(0, 4).map((at) => read(at, balance)), read(user, '0x12345678')];
    const params = [{ data: encodeScan(views) }, 'latest'];
    // five, zero, failed, 128, and seven of something else
    const told = lieAboutBalances('eth_call', params, '0x010105408001800107');
    expect(decodeScan(told as Hex, views)).toEqual([[10n], [0n], null, [256n], [7n]]);
  });

  test('nobody else can be made to misbehave', () => {
    expect(() => devnet.front.setOperator('example.org', { kind: 'honest' })).toThrow(
      'no RPC host',
    );
  });
});

describe('the other hosts', () => {
  test('a host that is not part of the devnet is not found', async () => {
    expect((await devnet.front.fetch('https://example.org/')).status).toBe(404);
    expect(devnet.front.log[0]).toMatchObject({ host: 'example.org', status: 404, path: '/' });
  });

  test('DefiLlama gives the oracle’s price by address and by name', async () => {
    const coins = `ethereum:${devnet.chains[1].tokens.WBTC?.address},coingecko:ethereum,base:0x01`;
    const url = `https://coins.llama.fi/prices/current/${coins}?searchWidth=4h`;
    const answer = (await (await devnet.front.fetch(url)).json()) as { coins: object };
    expect(Object.values(answer.coins)).toMatchObject([{ price: 90_000 }, { price: 3_000 }]);
  });

  test('DefiLlama can be made to say something else, or something old', async () => {
    const url = 'https://coins.llama.fi/prices/current/coingecko:ethereum,coingecko:bitcoin';
    devnet.front.setPrices((coin, answer) =>
      coin === 'coingecko:bitcoin' ? undefined : { ...answer, price: 1, timestamp: 1_700_000_000 },
    );
    expect(await (await devnet.front.fetch(url)).json()).toEqual({
      coins: {
        'coingecko:ethereum': {
          symbol: 'WETH',
          price: 1,
          timestamp: 1_700_000_000,
          confidence: 0.99,
        },
      },
    });
  });
});

describe('the chart of DefiLlama', () => {
  const asset = (name: string): Asset => ({
    chainId: 1,
    address: devnet.chains[1].tokens[name]?.address as Address,
    symbol: name,
    decimals: 18,
    classId: name,
  });
  const yesterday = () => dayOf(Date.now() / 1000) - 1;
  const dollars = ({ close }: DailyClose) => Number(close) / 1e18;
  const real = globalThis.fetch;

  /** What the product makes of it. */
  async function closesOf(name: string, from: number, to: number): Promise<DailyClose[]> {
    globalThis.fetch = (input, init) =>
      new URL(new Request(input).url).hostname === '127.0.0.1' // the front itself asks its nodes
        ? real(input, init)
        : devnet.front.fetch(input, init);
    installHostPolicy(async () => ({ added: [], off: [] }));
    try {
      const found = await fetchDefillamaCloses([asset(name)], from, to);
      return found[assetKey(asset(name))] ?? [];
    } finally {
      globalThis.fetch = real;
    }
  }

  test('has a close of each of 400 days that ends at the oracle’s present price', async () => {
    const to = yesterday();
    const closes = await closesOf('WBTC', to - 399, to);
    expect(closes.map(({ day }) => day)).toEqual(daysBetween(to - 399, to));
    expect(Math.abs(dollars(closes.at(-1) as DailyClose) / 90_000 - 1)).toBeLessThan(0.08);
    const moves = closes.slice(1).map((one, i) => {
      return Math.abs(dollars(one) / dollars(closes[i] as DailyClose) - 1);
    });
    expect(Math.max(...moves)).toBeLessThan(0.1);
    expect(Math.max(...moves)).toBeGreaterThan(0.01);
  });

  test('keeps a dollar near a dollar, and says the same of a day whenever it is asked', async () => {
    const to = yesterday();
    const closes = await closesOf('USDC', to - 99, to);
    for (const close of closes) expect(Math.abs(dollars(close) - 1)).toBeLessThan(0.01);
    const [again] = await closesOf('USDC', to - 50, to - 50);
    const first = closes.find(({ day }) => day === to - 50) as DailyClose;
    expect(dollars(again as DailyClose)).toBeCloseTo(dollars(first), 5);
  });

  test('has nothing from the future, and refuses more points than are given', async () => {
    expect(await closesOf('WBTC', yesterday() + 2, yesterday() + 5)).toEqual([]);
    const weth = `ethereum:${devnet.chains[1].tokens.WETH?.address}`;
    const url = `https://coins.llama.fi/chart/${weth}?start=1700000000&period=1d&span=501`;
    expect((await devnet.front.fetch(url)).status).toBe(400);
  });
});

describe('CORS', () => {
  const allowed = async (host: string) => {
    const response = await devnet.front.fetch(`https://${host}/`, { method: 'OPTIONS' });
    return response.headers.get('access-control-allow-origin');
  };

  test('is sent by the hosts that are known for it and by no other', async () => {
    for (const host of [third, 'api.paraswap.io', 'coins.llama.fi']) {
      expect(await allowed(host)).toBe('*');
    }
    expect(await allowed('mainnet.infura.io')).toBeNull();
    expect(await allowed('example.org')).toBeNull();
  });

  test('can be switched off', async () => {
    devnet.front.setCors(false);
    expect(await allowed(third)).toBeNull();
  });
});
