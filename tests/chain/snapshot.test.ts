import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lieAboutBalances, lieAboutHashes } from '../../devnet/front/liar.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { isNative } from '../../lib/core/asset.ts';
import { isWeighed } from '../../lib/core/judgement.ts';
import { judge } from '../../lib/flow/judge.ts';
import { takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { feedOf } from '../../lib/registry/feeds.ts';
import { useFront } from './throughFront.ts';
import { planningWorld, portfolioOf } from './world.ts';

type Header = { baseFeePerGas: string };
const WEIGHTS = { ETH: 40, BTC: 30, USD: 25, LINK: 5 };
let devnet: Devnet;
let restore: () => void;

beforeAll(async () => {
  devnet = await startDevnet();
  restore = useFront(devnet.front);
}, 60_000);
afterEach(() => {
  devnet.front.reset();
  devnet.resumeFeeds();
});
afterAll(async () => {
  restore();
  await devnet.stop();
});

const snapshot = () => takeSnapshot(planningWorld(), portfolioOf(devnet.user, WEIGHTS));
const hosts = (chainId: number) => chainOf(chainId).operators.map(({ host }) => host);
const verdictOf = async () => {
  const { judgement } = judge(portfolioOf(devnet.user, WEIGHTS), await snapshot(), OUR_CLASSES);
  return isWeighed(judgement) ? judgement.outside : 'unknown';
};

/** Of what the chain itself prices: MNT on Ethereum has no feed. */
const statuses = async () => {
  const { prices } = await snapshot();
  return prices.filter(({ asset }) => feedOf(asset)).map(({ status }) => status);
};

describe('a snapshot', () => {
  it('equals what each chain itself says at the agreed block', async () => {
    const { holdings, chains } = await snapshot();
    expect(chains).toHaveLength(2);
    for (const { chainId, block, status } of chains) {
      expect(status).toBe('agreed');
      const chain = devnet.chains[chainId as 1 | 8453];
      const at = `0x${block?.number.toString(16)}`;
      const header = await chain.rpc('eth_getBlockByNumber', [at, false]);
      expect((header as { hash: string }).hash).toBe(block?.hash);
      const own = holdings.filter(({ asset }) => asset.chainId === chainId);
      expect(own.length).toBeGreaterThan(2);
      for (const { asset, amount } of own) {
        const data = `0x70a08231${devnet.user.slice(2).padStart(64, '0')}`;
        const raw = isNative(asset)
          ? await chain.rpc('eth_getBalance', [devnet.user, at])
          : await chain.rpc('eth_call', [{ to: asset.address, data }, at]);
        expect(amount).toBe(BigInt(raw as string));
      }
    }
  });

  it('asks three requests a chain and one for all prices when everybody is honest', async () => {
    const before = devnet.front.log.length;
    await snapshot();
    const asked = devnet.front.log.slice(before).filter(({ method }) => method !== 'OPTIONS');
    expect(asked).toHaveLength(2 * 3 + 1);
  });

  it('says what gas costs at the block it was taken at, at no further request', async () => {
    const { chains } = await snapshot();
    expect(chains).toHaveLength(2);
    for (const { chainId, block, gas } of chains) {
      const chain = devnet.chains[chainId as 1 | 8453];
      const at = `0x${block?.number.toString(16)}`;
      const header = (await chain.rpc('eth_getBlockByNumber', [at, false])) as Header;
      const tip = BigInt((await chain.rpc('eth_maxPriorityFeePerGas', [])) as string);
      expect(gas?.perGas).toBe(BigInt(header.baseFeePerGas) + tip);
      expect((gas?.l1Fee ?? 0n) > 0n).toBe(chainId === 8453);
    }
  });

  it('is agreed on, without what gas costs, where no operator says a tip', async () => {
    for (const host of hosts(1))
      devnet.front.setOperator(host, {
        kind: 'lying',
        change: (method, _params, result) =>
          method === 'eth_maxPriorityFeePerGas' ? 'much' : result,
      });
    const [ethereum] = (await snapshot()).chains;
    expect(ethereum).toMatchObject({ chainId: 1, status: 'agreed' });
    expect(ethereum).not.toHaveProperty('gas');
  });

  it('prices every asset from chain and from a second source that agrees', async () => {
    expect(new Set(await statuses())).toEqual(new Set(['agreed']));
  });
});

describe('operators', () => {
  it.each([0, 1, 2])(
    'one of three lying about balances changes nothing: number %i',
    async (liar) => {
      const honest = await snapshot();
      for (const id of [1, 8453]) {
        const host = hosts(id)[liar] ?? '';
        devnet.front.setOperator(host, { kind: 'lying', change: lieAboutBalances });
      }
      const { holdings, chains } = await snapshot();
      expect(holdings).toEqual(honest.holdings);
      expect(chains.every(({ status }) => status === 'agreed')).toBe(true);
    },
  );

  it.each([0, 1, 2])(
    'one of three lying about block hashes changes nothing: number %i',
    async (liar) => {
      const honest = await snapshot();
      devnet.front.setOperator(hosts(1)[liar] ?? '', { kind: 'lying', change: lieAboutHashes });
      expect((await snapshot()).holdings).toEqual(honest.holdings);
    },
  );

  it('two of three lying in different ways make the state unknown', async () => {
    devnet.front.setOperator(hosts(1)[0] ?? '', { kind: 'lying', change: lieAboutBalances });
    devnet.front.setOperator(hosts(1)[1] ?? '', {
      kind: 'lying',
      change: (method, params, result) =>
        lieAboutBalances(method, params, lieAboutBalances(method, params, result)),
    });
    expect(await verdictOf()).toBe('unknown');
  });

  it('two of three failing make the state unknown, and say which chain and why', async () => {
    for (const host of hosts(8453).slice(0, 2))
      devnet.front.setOperator(host, { kind: 'failing', status: 503 });
    const { chains } = await snapshot();
    const base = chains.find(({ chainId }) => chainId === 8453);
    expect(base).toMatchObject({ status: 'unknown', reason: 'rpc.unreachable' });
    expect(chains.find(({ chainId }) => chainId === 1)?.status).toBe('agreed');
    expect(await verdictOf()).toBe('unknown');
  });

  it('one of three late or talking garbage changes nothing', async () => {
    const honest = await snapshot();
    devnet.front.setOperator(hosts(1)[0] ?? '', { kind: 'garbage', body: '<html>busy</html>' });
    devnet.front.setOperator(hosts(8453)[1] ?? '', { kind: 'late', ms: 6000 });
    const { holdings, chains } = await snapshot();
    expect(holdings).toEqual(honest.holdings);
    expect(chains.map(({ status }) => status)).toEqual(['agreed', 'agreed']);
  });

  it('of another chain are not believed', async () => {
    for (const host of hosts(1).slice(0, 2))
      devnet.front.setOperator(host, {
        kind: 'lying',
        change: (method, _params, result) => (method === 'eth_chainId' ? '0x5' : result),
      });
    const { chains } = await snapshot();
    expect(chains[0]).toMatchObject({ status: 'unknown', reason: 'rpc.wrongChain' });
  });
});

describe('prices', () => {
  it('of a second source that differs by 5 % are disputed', async () => {
    devnet.front.setPrices((_coin, answer) => ({ ...answer, price: answer.price * 1.05 }));
    expect(new Set(await statuses())).toEqual(new Set(['disputed']));
  });

  it('without the second source are single, and nothing may be planned on them', async () => {
    devnet.front.setPrices(() => undefined);
    expect(new Set(await statuses())).toEqual(new Set(['single']));
  });
});
