// The two sides of the snapshot measurement: each reads one chain and gives the same shape.
import assert from 'node:assert/strict';
import {
  type Address,
  createPublicClient,
  http,
  parseAbi,
  type Chain as ViemChain,
  zeroAddress,
} from 'viem';
import { base, mainnet } from 'viem/chains';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import type { ChainId } from '../../devnet/chain/layout.ts';
import type { ChainQuery } from '../../lib/chain/chainQuery.ts';
import { readChain } from '../../lib/chain/readChain.ts';
import { type Asset, assetKey, isNative } from '../../lib/core/asset.ts';
import type { BlockRef, Holding } from '../../lib/core/snapshot.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { feedOf, isOwnFeed } from '../../lib/registry/feeds.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';
import { unhurriedChain } from '../unhurriedChain.ts';

const VIEM_CHAINS: Readonly<Record<ChainId, ViemChain>> = { 1: mainnet, 8453: base };
const ORACLE_ABI = parseAbi(['function getAssetPrice(address asset) view returns (uint256)']);
/** Dollars × 10⁸, as the oracle answers, to dollars × 10¹⁸. */
const ORACLE_SCALE = 10n ** 10n;

export interface Read {
  /** Smallest units by asset. */
  readonly balances: Readonly<Record<string, bigint>>;
  /** Dollars × 10¹⁸ a whole token by asset, the native coin left out. */
  readonly prices: Readonly<Record<string, bigint>>;
  /** The block it was read at, where one block is promised. */
  readonly block?: BlockRef;
}

/** Reads the native coin and the tokens of a list on one chain. */
export type Reader = (chainId: ChainId, assets: Asset[], owner: Address) => Promise<Read>;

const now = () => Math.floor(Date.now() / 1000);

/** What the product reads of a chain beside these assets: feeds, pools, receipts, loans, currencies. */
async function queryOf(chainId: ChainId, assets: Asset[], owner: Address): Promise<ChainQuery> {
  const chain = chainOf(chainId);
  const own = await chainQueryOf({ addresses: [owner], classes: [], tokens: [] }, chain);
  const priced = assets.map((asset) => ({
    asset,
    token: (isNative(asset) ? chain.wrappedNative : null) ?? asset.address,
    feed: feedOf(asset) ?? null,
    isOwnFeed: isOwnFeed(asset),
  }));
  return { ...own, counted: assets, listed: [], priced };
}

/** As the product reads a chain, all but the tokens it looks for beside. */
export const readOurs: Reader = async (chainId, assets, owner) => {
  const query = await queryOf(chainId, assets, owner);
  const { block, value, dissent } = await readChain(unhurriedChain(chainId), query, now());
  assert.deepEqual(dissent, []);
  const prices = assets
    .filter((asset) => !isNative(asset))
    .map((asset) => {
      const readings = value.prices[assetKey(asset)] ?? [];
      return [assetKey(asset), readings.find(({ source }) => source === 'oracle')?.price ?? 0n];
    });
  return { balances: byAsset(value.holdings), prices: Object.fromEntries(prices), block };
};

/** The same agreement and the same scan, without prices. */
export const readOurBalances: Reader = async (chainId, assets, owner) => {
  const query = {
    owners: [owner],
    counted: assets,
    removed: [],
    listed: [],
    priced: [],
    pools: [],
    receipts: [],
    markets: [],
    currencies: [],
  };
  const chain = { ...unhurriedChain(chainId), sequencerFeed: null };
  const { block, value } = await readChain(chain, query, now());
  return { balances: byAsset(value.holdings), prices: {}, block };
};

const byAsset = (holdings: readonly Holding[]): Record<string, bigint> =>
  Object.fromEntries(holdings.map(({ asset, amount }) => [assetKey(asset), amount]));

interface Manner {
  readonly hasPrices: boolean;
  /** wagmi's default: reads made at once share their multicalls. */
  readonly isMerged?: boolean;
}

/** By viem's multicall, from one operator, at the head. */
export function readTheirs({ hasPrices, isMerged = false }: Manner): Reader {
  return async (chainId, assets, owner) => {
    const { aaveOracle, operators } = chainOf(chainId);
    const client = createPublicClient({
      chain: VIEM_CHAINS[chainId],
      transport: http(operators[0]?.url),
      ...(isMerged && { batch: { multicall: true } }),
    });
    const tokens = assets.filter((asset) => !isNative(asset));
    const balance = { abi: TOKEN_ABI, functionName: 'balanceOf', args: [owner] } as const;
    const oracle = aaveOracle ?? zeroAddress;
    const price = { abi: ORACLE_ABI, address: oracle, functionName: 'getAssetPrice' } as const;
    const balancesOf = tokens.map(({ address }) => ({ ...balance, address }));
    const pricesOf = tokens.map(({ address }) => ({ ...price, args: [address] as const }));
    const [balances, prices, native] = await Promise.all([
      client.multicall({ contracts: balancesOf, allowFailure: false }),
      hasPrices ? client.multicall({ contracts: pricesOf, allowFailure: false }) : [],
      client.getBalance({ address: owner }),
      client.getBlock(),
    ]);
    const keyed = (values: readonly bigint[]) =>
      Object.fromEntries(values.map((value, i) => [assetKey(tokens[i] as Asset), value]));
    const coin = Object.fromEntries(assets.filter(isNative).map((one) => [assetKey(one), native]));
    return {
      balances: { ...coin, ...keyed(balances) },
      prices: keyed(prices.map((value) => value * ORACLE_SCALE)),
    };
  };
}
