import { type Address, getAddress, pad, toHex } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FEED_ABI, TOKEN_ABI } from '../../devnet/chain/abis.ts';
import { dealerCall } from '../../devnet/chain/dealer.ts';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import type { ChainQuery } from '../../lib/chain/chainQuery.ts';
import { type Asset, assetKey } from '../../lib/core/asset.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { ChainState } from '../../lib/core/snapshot.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { type Chain, chainOf } from '../../lib/registry/chains.ts';
import { feedOf } from '../../lib/registry/feeds.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';
import { initCodeOf, refuse } from './refusals.ts';
import { useFront } from './throughFront.ts';

const TOKENS = 1700;
const HELD = [0, 41, 1698];
const SUM = 123_456_789n;

let devnet: Devnet;
let chain: DevChain;
let stopFront: () => void;
let undo = () => {};

const link = assetsOn(1).find(({ symbol }) => symbol === 'LINK');
const addressOf = (i: number): Address => getAddress(pad(toHex(0x700000 + i), { size: 20 }));
const tokens: Asset[] = Array.from({ length: TOKENS }, (_, i) => ({
  chainId: 1,
  address: addressOf(i),
  symbol: `T${i}`,
  decimals: 18,
  classId: null,
}));

beforeAll(async () => {
  devnet = await startDevnet({ feedsEveryMs: 3_600_000 });
  chain = devnet.chains[1];
  stopFront = useFront(devnet.front);
  const code = await chain.rpc('eth_getCode', [chain.tokens.LINK?.address, 'latest']);
  for (let from = 0; from < TOKENS; from += 200)
    await Promise.all(
      tokens
        .slice(from, from + 200)
        .map(({ address }) => chain.rpc('anvil_setCode', [address, code])),
    );
  await chain.sendAll(
    HELD.map((i) => dealerCall(chain, addressOf(i), TOKEN_ABI, 'mint', [devnet.user, SUM])),
  );
  // So that the bounds, which are asked for by way of the feed, have something to say.
  const feed = link && feedOf(link);
  if (!feed) throw new Error('no feed');
  const bounds = [20_00000000n, 10n ** 20n] as const;
  await chain.send(dealerCall(chain, feed.address, FEED_ABI, 'setBounds', bounds));
  await chain.rpc('anvil_mine', ['0x2']);
}, 60_000);
afterEach(() => {
  undo();
  undo = () => {};
  devnet.front.reset();
});
afterAll(async () => {
  stopFront();
  await devnet.stop();
});

/** A module that has not yet learnt how the chain answers. */
async function freshReadChain() {
  vi.resetModules();
  const { installHostPolicy } = await import('../../lib/net/hostPolicy.ts');
  installHostPolicy(async () => ({ added: [], off: [] }));
  return (await import('../../lib/chain/readChain.ts')).readChain;
}

/** A busy machine must not pass for a late operator where requests are counted. */
const ETHEREUM: Chain = {
  ...chainOf(1),
  operators: chainOf(1).operators.map((one) => ({ ...one, usualMs: 500 })),
};

type Given = Partial<Pick<Portfolio, 'classes' | 'tokens'>>;
const queryOf = async (given: Given, addresses: Address[]): Promise<ChainQuery> => ({
  ...(await chainQueryOf({ addresses, classes: [], tokens: [], ...given }, ETHEREUM)),
  listed: tokens,
});

async function read(asked: Chain = ETHEREUM, given: Given = {}, owners = [devnet.user]) {
  const readChain = await freshReadChain();
  const before = devnet.front.log.length;
  const { value, dissent } = await readChain(
    asked,
    await queryOf(given, owners),
    Math.floor(Date.now() / 1000),
  );
  const log = devnet.front.log.slice(before).filter(({ method }) => method === 'POST');
  return { value, dissent, requests: log.length };
}

const foundIn = ({ uncounted }: ChainState) =>
  uncounted.map(({ asset, amount, reason }) => [asset.symbol, amount, reason]);
const isAny = () => true;
const isInitCode = (item: Parameters<typeof initCodeOf>[0]) => initCodeOf(item) !== null;

describe('a list of 1,700 tokens', () => {
  it('is looked through with the rest of the chain, in the same three requests', async () => {
    const { value, requests } = await read();
    expect(requests).toBe(3);
    expect(foundIn(value)).toEqual(HELD.map((i) => [`T${i}`, SUM, 'notAdded']));
    expect(value.holdings.some(({ asset }) => asset.symbol === 'USDC')).toBe(true);
  });

  it('gives the same through Multicall3, when every node refuses init code', async () => {
    const { value } = await read();
    expect(link && value.prices[assetKey(link)]?.map(({ flaw }) => flaw)).toContain('clamped');
    undo = refuse(isAny, isInitCode);
    expect((await read()).value).toEqual(value);
  });

  it('gives the same in small parts, when nodes do not grant gas for a large one', async () => {
    const { value } = await read();
    let longest = 0;
    undo = refuse(isAny, (item) => {
      const length = (initCodeOf(item)?.length ?? 0) / 2;
      if (length <= 15_000) longest = Math.max(longest, length);
      return length > 15_000;
    });
    expect((await read()).value).toEqual(value);
    expect(longest).toBeGreaterThan(5000);
  });

  it('gives the same on a chain that runs no init code, to which none is sent', async () => {
    const { value } = await read();
    const sent = vi.fn(isInitCode);
    undo = refuse(isAny, sent);
    expect((await read({ ...ETHEREUM, runsInitCode: false })).value).toEqual(value);
    expect(sent.mock.results.some(({ value: isSent }) => isSent)).toBe(false);
  });

  it('is looked through for every address by itself', async () => {
    const [, second = devnet.user] = chain.accounts;
    const { value } = await read(ETHEREUM, {}, [second, devnet.user]);
    expect(foundIn(value)).toEqual(HELD.map((i) => [`T${i}`, SUM, 'notAdded']));
    expect(value.uncounted.every(({ owner }) => owner === devnet.user)).toBe(true);
    const ofSecond = value.holdings.filter(({ owner }) => owner === second);
    expect(ofSecond).toMatchObject([{ asset: { symbol: 'ETH' }, amount: 5n * 10n ** 17n }]);
  });

  it('is no other because one node refuses alone', async () => {
    const { value } = await read();
    const [first] = ETHEREUM.operators;
    undo = refuse((host) => host === first?.host, isInitCode);
    const after = await read();
    expect(after.value).toEqual(value);
    expect(after.requests).toBe(4);
  });
});

describe('a token', () => {
  it('that the user took out is named with what is held of it', async () => {
    if (!link) throw new Error('no LINK');
    const removed = [assetKey(link)];
    const classes = [{ classId: 'LINK', name: null, buys: {}, kept: [], removed }];
    const { value } = await read(ETHEREUM, { classes });
    expect(foundIn(value)).toContainEqual(['LINK', 100n * 10n ** 18n, 'removed']);
    expect(value.holdings.some(({ asset }) => asset.symbol === 'LINK')).toBe(false);
    expect(value.prices[assetKey(link)]).toBeUndefined();
  });

  it('that counts and does not answer is named, never zero', async () => {
    const code = await chain.rpc('eth_getCode', [link?.address, 'latest']);
    await chain.rpc('anvil_setCode', [link?.address, '0x60006000fd']);
    await chain.rpc('anvil_mine', ['0x2']);
    const { value } = await read();
    await chain.rpc('anvil_setCode', [link?.address, code]);
    await chain.rpc('anvil_mine', ['0x2']);
    expect(foundIn(value)).toContainEqual(['LINK', null, 'unreadable']);
  });

  it('of the user’s own counts, and has no feed because of its name', async () => {
    const asset: Asset = { ...(tokens[0] as Asset), symbol: 'USDC', classId: 'USD' };
    const { value } = await read(ETHEREUM, { tokens: [{ asset, traits: [] }] });
    const held = value.holdings.find((one) => one.asset.address === asset.address);
    expect(held?.amount).toBe(SUM);
    expect(value.prices[assetKey(asset)]).toBeUndefined();
  });
});
