// Requests and bytes of a snapshot against viem's multicall.
//
// Both sides read the same of the same two chains: the balance of 400 tokens, all of them held, the
// oracle's price of each, the native coin and a block. Ours reads it as the product does
// (`readChain`): two operators answer everything at one block hash, a third only when they differ,
// and the feeds' rounds that date the prices come along. Theirs asks one operator, whom it believes,
// by `multicall` at its default batch size, `getBalance` and `getBlock`. Both are counted where
// they arrive, at the front: HTTP requests, and the bytes of their bodies both ways. What a browser
// adds (headers, a CORS preflight a request) is the same for each request of either side.
//
// All 400 being held is the worst case for ours, whose answer holds only what is not zero.
import assert from 'node:assert/strict';
import { type Address, type Chain as ViemChain, createPublicClient, http, parseAbi } from 'viem';
import { base, mainnet } from 'viem/chains';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import type { ChainId } from '../../devnet/chain/layout.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { readAgreed } from '../../lib/chain/agree.ts';
import { balanceCall, parseBalances } from '../../lib/chain/balances.ts';
import { parseHex, resultOf } from '../../lib/chain/parse.ts';
import { readChain } from '../../lib/chain/readChain.ts';
import { type Asset, assetKey, isNative } from '../../lib/core/asset.ts';
import type { BlockRef, Holding } from '../../lib/core/snapshot.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { useFront } from '../../tests/chain/throughFront.ts';
import type { Figure, Measure } from '../measure.ts';
import { placeManyTokens, TOKENS } from './manyTokens.ts';

export const snapshotReads: Measure = {
  part: 'main',
  names: [
    ...['snapshot-requests', 'snapshot-bytes'],
    ...['snapshot-requests-vs-wagmi', 'snapshot-bytes-vs-wagmi'],
    ...['balances-only-requests', 'balances-only-bytes'],
  ],
  async run() {
    const devnet = await startDevnet();
    const unfront = useFront(devnet.front);
    try {
      return await compare(devnet);
    } finally {
      unfront();
      await devnet.stop();
    }
  },
};

const CHAIN_IDS: readonly ChainId[] = [1, 8453];
const VIEM_CHAINS: Readonly<Record<ChainId, ViemChain>> = { 1: mainnet, 8453: base };
const ORACLE_ABI = parseAbi(['function getAssetPrice(address asset) view returns (uint256)']);
/** Dollars × 10⁸, as the oracle answers, to dollars × 10¹⁸. */
const ORACLE_SCALE = 10n ** 10n;

interface Read {
  /** Smallest units by asset. */
  readonly balances: Readonly<Record<string, bigint>>;
  /** Dollars × 10¹⁸ a whole token by asset, the native coin left out. */
  readonly prices: Readonly<Record<string, bigint>>;
  /** The block it was read at, where one block is promised. */
  readonly block?: BlockRef;
}

type Assets = Readonly<Record<ChainId, Asset[]>>;
type Reader = (chainId: ChainId, assets: Asset[]) => Promise<Read>;

async function compare(devnet: Devnet): Promise<Figure[]> {
  const { user, chains } = devnet;
  const [ethereum, onBase] = await Promise.all(
    CHAIN_IDS.map((id) => placeManyTokens(chains[id], user)),
  );
  const assets: Assets = { 1: ethereum ?? [], 8453: onBase ?? [] };
  const count = (reader: Reader) => countAtFront(devnet, assets, reader);
  const ours = await count((id, list) => readOurs(id, list, user));
  const theirs = await count((id, list) => readTheirs(id, list, user, { hasPrices: true }));
  const merged = await count((id, list) =>
    readTheirs(id, list, user, { hasPrices: true, isMerged: true }),
  );
  const oursBare = await count((id, list) => readOurBalances(id, list, user));
  const theirsBare = await count((id, list) => readTheirs(id, list, user, { hasPrices: false }));
  await requireSame(devnet, ours.reads, theirs.reads);
  await requireSame(devnet, ours.reads, merged.reads);
  await requireSame(devnet, oursBare.reads, theirsBare.reads);
  const what = `2 chains × ${TOKENS} held tokens: balances, oracle prices, native coin, block`;
  const bare = `2 chains × ${TOKENS} held tokens, the stricter reading: no prices on either side`;
  return [
    ...figuresOf('snapshot-#', ours, theirs, `${what}; viem multicall, one operator`),
    ...figuresOf('snapshot-#-vs-wagmi', ours, merged, `${what}; viem with batch.multicall, wagmi’s default`),
    ...figuresOf('balances-only-#', oursBare, theirsBare, `${bare}; viem multicall`),
  ];
}

interface Counted {
  readonly reads: readonly Read[];
  readonly requests: number;
  readonly bytes: number;
}

async function countAtFront({ front }: Devnet, assets: Assets, reader: Reader): Promise<Counted> {
  const before = front.log.length;
  const reads = await Promise.all(CHAIN_IDS.map((id) => reader(id, assets[id])));
  const asked = front.log.slice(before);
  assert.deepEqual([...new Set(asked.map(({ status }) => status))], [200]);
  const bytes = asked.reduce((sum, { bytesIn, bytesOut }) => sum + bytesIn + bytesOut, 0);
  return { reads, requests: asked.length, bytes };
}

function figuresOf(name: string, ours: Counted, theirs: Counted, what: string): Figure[] {
  return (['requests', 'bytes'] as const).map((unit) => ({
    name: name.replace('#', unit),
    figure: ours[unit] / theirs[unit],
    unit: 'ratio',
    against: `${what} (${ours[unit]} ÷ ${theirs[unit]} ${unit})`,
  }));
}

const now = () => Math.floor(Date.now() / 1000);

async function readOurs(chainId: ChainId, assets: Asset[], owner: Address): Promise<Read> {
  const { block, value, dissent } = await readChain(chainOf(chainId), [owner], now(), assets);
  assert.deepEqual(dissent, []);
  const prices = assets
    .filter((asset) => !isNative(asset))
    .map((asset) => [assetKey(asset), value.prices[assetKey(asset)]?.price ?? 0n]);
  return { balances: byAsset(value.holdings), prices: Object.fromEntries(prices), block };
}

async function readOurBalances(chainId: ChainId, assets: Asset[], owner: Address): Promise<Read> {
  const { block, value } = await readAgreed(
    chainOf(chainId),
    {
      calls: (at) => [balanceCall(owner, assets, at)],
      parse: ([answer]) => parseBalances(parseHex(resultOf(answer)), owner, assets),
    },
    now(),
  );
  return { balances: byAsset(value), prices: {}, block };
}

const byAsset = (holdings: readonly Holding[]): Record<string, bigint> =>
  Object.fromEntries(holdings.map(({ asset, amount }) => [assetKey(asset), amount]));

interface Manner {
  readonly hasPrices: boolean;
  /** wagmi's default: reads made at once share their multicalls. */
  readonly isMerged?: boolean;
}

async function readTheirs(
  chainId: ChainId,
  assets: readonly Asset[],
  owner: Address,
  { hasPrices, isMerged = false }: Manner,
): Promise<Read> {
  const { aaveOracle, operators } = chainOf(chainId);
  const client = createPublicClient({
    chain: VIEM_CHAINS[chainId],
    transport: http(operators[0].url),
    ...(isMerged && { batch: { multicall: true } }),
  });
  const tokens = assets.filter((asset) => !isNative(asset));
  const balanceOf = { abi: TOKEN_ABI, functionName: 'balanceOf', args: [owner] } as const;
  const priceOf = { abi: ORACLE_ABI, address: aaveOracle, functionName: 'getAssetPrice' } as const;
  const [balances, prices, native] = await Promise.all([
    client.multicall({
      contracts: tokens.map(({ address }) => ({ ...balanceOf, address })),
      allowFailure: false,
    }),
    hasPrices
      ? client.multicall({
          contracts: tokens.map(({ address }) => ({ ...priceOf, args: [address] })),
          allowFailure: false,
        })
      : [],
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
}

/** Both sides saw the same numbers, none of them zero, and ours at a block of the chain. */
async function requireSame(devnet: Devnet, ours: readonly Read[], theirs: readonly Read[]) {
  for (const [index, id] of CHAIN_IDS.entries()) {
    const [mine, other] = [ours[index], theirs[index]];
    assert.ok(mine?.block && other);
    assert.deepEqual(mine.balances, other.balances);
    assert.deepEqual(mine.prices, other.prices);
    assert.equal(Object.keys(mine.balances).length, TOKENS + 1);
    assert.ok(Object.values({ ...mine.balances, ...mine.prices }).every((value) => value > 0n));
    const number = `0x${mine.block.number.toString(16)}`;
    const block = await devnet.chains[id].rpc('eth_getBlockByNumber', [number, false]);
    assert.equal(mine.block.hash, (block as { hash: string }).hash);
  }
}
