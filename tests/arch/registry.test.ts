import { getAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../devnet/chain/layout.ts';
import { isNative } from '../../lib/core/asset.ts';
import { ASSET_CLASSES, ASSETS, assetAt } from '../../lib/registry/assets.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { CHAINS, DEFAULT_CHAINS } from '../../lib/registry/chains.ts';
import { FEEDS, FX_FEEDS, feedOf, isOwnFeed } from '../../lib/registry/feeds.ts';
import { loadLendingMarkets } from '../../lib/registry/lending.ts';
import { RECEIPTS } from '../../lib/registry/receipts.ts';
import { QUOTE_SOURCES, routerOf } from '../../lib/registry/routers.ts';
import { loadTokenList } from '../../lib/registry/tokenList.ts';

const namesOf = (values: readonly { name: string }[]) => values.map(({ name }) => name);

describe('a chain', () => {
  it('is known by one id and one name, with an https explorer that ends without a slash', () => {
    expect(new Set(CHAINS.map(({ id }) => id)).size).toBe(CHAINS.length);
    expect(new Set(namesOf(CHAINS)).size).toBe(CHAINS.length);
    for (const { explorer } of CHAINS) expect(explorer).toMatch(/^https:\/\/[a-z.]+$/);
  });

  it('is read at least two seconds behind its head, as few blocks as that takes', () => {
    for (const { name, behind, blockSeconds } of CHAINS) {
      expect([name, behind * blockSeconds >= 2]).toEqual([name, true]);
      expect([name, behind === 1 || (behind - 1) * blockSeconds < 2]).toEqual([name, true]);
    }
  });

  it('that is on by default has an oracle, two quote sources and a second source of prices', () => {
    expect(namesOf(DEFAULT_CHAINS)).toHaveLength(7);
    for (const { id, name, aaveOracle, slugs } of DEFAULT_CHAINS) {
      expect([name, aaveOracle !== null, slugs.defillama !== null]).toEqual([name, true, true]);
      expect([name, QUOTE_SOURCES.filter((source) => routerOf(source, id))]).toEqual([
        name,
        ['kyber', 'velora'],
      ]);
    }
  });

  it('has a name at KyberSwap exactly where KyberSwap has a router', () => {
    for (const { id, slugs } of CHAINS)
      expect([id, slugs.kyber !== null]).toEqual([id, routerOf('kyber', id) !== undefined]);
  });

  it('counts its own coin and its wrapped form in one class', () => {
    for (const { id, name, nativeSymbol, wrappedNative } of CHAINS) {
      const native = ASSETS.find((asset) => asset.chainId === id && isNative(asset));
      expect([name, native?.symbol]).toEqual([name, nativeSymbol]);
      const wrapped = wrappedNative && assetAt(id, wrappedNative);
      expect([name, wrapped?.classId]).toEqual([name, native?.classId]);
    }
  });
});

describe('an asset', () => {
  it('stands once, under a checksummed address, in a class we know', () => {
    const keys = ASSETS.map(({ chainId, address }) => `${chainId}:${address}`);
    expect(new Set(keys).size).toBe(ASSETS.length);
    for (const { address, chainId, classId } of ASSETS) {
      expect(getAddress(address)).toBe(address);
      expect(namesOf(CHAINS.filter(({ id }) => id === chainId))).toHaveLength(1);
      expect(ASSET_CLASSES.some(({ id }) => id === classId)).toBe(true);
    }
  });

  it('has the decimals and the symbol of the token list wherever that has it', async () => {
    const lists = await Promise.all(CHAINS.map(({ id }) => loadTokenList(id)));
    const unlisted: string[] = [];
    for (const asset of ASSETS.filter((one) => !isNative(one))) {
      const list = lists.find((one) => one?.chainId === asset.chainId);
      const entry = list?.tokens.find(({ address }) => address === asset.address);
      if (!entry) unlisted.push(asset.symbol);
      else expect(entry).toEqual({ ...entry, symbol: asset.symbol, decimals: asset.decimals });
    }
    // Chainlink's own directory names these.
    expect(new Set(unlisted)).toEqual(new Set(['LINK']));
  });

  it('stands on the devnet as it does here, where the devnet has it', () => {
    for (const chainId of [1, 8453] as const) {
      const tokens = Object.entries(LAYOUTS[chainId].tokens);
      expect(tokens.length).toBeGreaterThan(3);
      for (const [symbol, { address, decimals }] of tokens)
        expect([symbol, assetAt(chainId, address)]).toMatchObject([symbol, { symbol, decimals }]);
    }
  });

  it('that stands for its class has a feed of its own or an oracle that lists it', () => {
    for (const { id, reference } of ASSET_CLASSES) {
      const asset = OUR_CLASSES.referenceOf(id);
      expect([id, asset?.address]).toEqual([id, reference.address]);
      expect([id, asset && feedOf(asset) !== undefined]).toEqual([id, true]);
    }
  });
});

describe('a class', () => {
  it('buys on each chain the first member it lists there', () => {
    for (const { id, buys } of ASSET_CLASSES) {
      const chains = new Set(ASSETS.filter(({ classId }) => classId === id).map((a) => a.chainId));
      expect(Object.keys(buys)).toHaveLength(chains.size);
      for (const chainId of chains) {
        const first = ASSETS.find((a) => a.chainId === chainId && a.classId === id);
        expect(OUR_CLASSES.buyMemberOf(id, chainId)).toBe(first);
      }
    }
  });

  it('of dollars, of ether and of bitcoin can be bought on every default chain', () => {
    for (const { id, name } of DEFAULT_CHAINS)
      for (const classId of ['USD', 'ETH', 'BTC'])
        expect([name, classId, OUR_CLASSES.buyMemberOf(classId, id)?.classId]).toEqual([
          name,
          classId,
          classId,
        ]);
  });
});

describe('a feed', () => {
  const all = [...Object.values(FEEDS).flat(), ...FX_FEEDS];

  it('has a checksummed address of its own, a heartbeat of at most a day and a deviation', () => {
    expect(all.length).toBeGreaterThan(80);
    for (const { name, address, heartbeat, deviation } of all) {
      expect([name, getAddress(address)]).toEqual([name, address]);
      expect(heartbeat > 0 && heartbeat <= 86_400).toBe(true);
      expect(deviation >= 0 && deviation <= 100).toBe(true);
    }
  });

  it('stands once on its chain, by name and by address', () => {
    for (const feeds of [...Object.values(FEEDS), FX_FEEDS]) {
      expect(new Set(namesOf(feeds)).size).toBe(feeds.length);
      expect(new Set(feeds.map(({ address }) => address)).size).toBe(feeds.length);
    }
  });

  it('prices no staked, bridged or wrapped token at what it only follows', () => {
    const own = new Set(ASSETS.filter(isOwnFeed).map(({ symbol }) => symbol));
    for (const symbol of ['wstETH', 'rETH', 'weETH', 'WBTC', 'cbBTC', 'USDC.e', 'XAUt', 'sAVAX'])
      expect([symbol, own.has(symbol)]).toEqual([symbol, false]);
    for (const symbol of ['ETH', 'WETH', 'USDC', 'USDT', 'LINK', 'PAXG', 'BNB', 'WPOL'])
      expect([symbol, own.has(symbol)]).toEqual([symbol, true]);
  });

  it('of every currency but the dollar and ether is pinned', () => {
    expect(namesOf(FX_FEEDS)).toEqual(['EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD']);
  });
});

describe('a lending market', async () => {
  const markets = await loadLendingMarkets();

  it('has checksummed addresses, each once, and reserves of assets that count', () => {
    for (const { chainId, name, pool, reserves } of markets) {
      expect([name, getAddress(pool)]).toEqual([name, pool]);
      expect(reserves.length).toBeGreaterThan(2);
      const tokens = reserves.flatMap(({ aToken, variableDebt }) => [aToken, variableDebt]);
      expect(new Set(tokens).size).toBe(tokens.length);
      for (const token of tokens) expect(getAddress(token)).toBe(token);
      for (const { underlying } of reserves)
        expect([name, assetAt(chainId, underlying)?.address]).toEqual([name, underlying]);
    }
  });

  it('stands first on every chain that has an oracle, and on no other', () => {
    for (const { id, aaveOracle } of CHAINS) {
      const first = markets.find(({ chainId }) => chainId === id);
      expect([id, first?.name ?? null]).toEqual([id, aaveOracle && 'Aave v3']);
    }
  });
});

describe('a receipt', () => {
  it('stands for an asset that counts on its chain, at a checksummed address', () => {
    for (const { chainId, symbol, address, underlying, rate } of RECEIPTS) {
      expect([symbol, getAddress(address)]).toEqual([symbol, address]);
      expect([symbol, assetAt(chainId, underlying)?.address]).toEqual([symbol, underlying]);
      if (rate.kind === 'rateFeed') expect(getAddress(rate.feed)).toBe(rate.feed);
    }
  });

  it('is rated by no feed that prices anything in dollars', () => {
    const dollars = new Set(Object.values(FEEDS).flatMap((f) => f.map(({ address }) => address)));
    for (const { rate } of RECEIPTS)
      if (rate.kind === 'rateFeed') expect(dollars.has(rate.feed)).toBe(false);
  });
});
