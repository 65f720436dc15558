// Requests and bytes of a snapshot against viem's multicall.
//
// Both sides read the same of the same two chains: the balance of 400 tokens, all of them held, the
// oracle's price of each, the native coin and a block. Ours reads it as the product does
// (`readChain`): two operators answer everything at one block hash, a third only when they differ,
// and feeds, pools, receipts, loans and currencies come along. Theirs asks one operator, whom it
// believes, by `multicall` at its default batch size, `getBalance` and `getBlock`. Both are counted
// where they arrive, at the front: HTTP requests, and the bytes of their bodies both ways. What a
// browser adds (headers, a CORS preflight a request) is the same for each request of either side.
//
// All 400 being held is the worst case for ours, whose answer holds only what is not zero. The
// devnet's nearly empty blocks are the best: a block's answer lists its transactions, and ours asks
// for one more often. The rows without a goal show the stricter readings.
import assert from 'node:assert/strict';
import { toHex } from 'viem';
import type { ChainId } from '../../devnet/chain/layout.ts';
import type { Lie } from '../../devnet/front/operators.ts';
import type { Devnet } from '../../devnet/startDevnet.ts';
import type { Asset } from '../../lib/core/asset.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import type { Figure, Measure } from '../measure.ts';
import { onDevnet } from '../onDevnet.ts';
import { placeManyTokens, TOKENS } from './manyTokens.ts';
import {
  type Read,
  type Reader,
  readOurBalances,
  readOurs,
  readTheirs,
} from './snapshotReaders.ts';

export const snapshotReads: Measure = {
  part: 'main',
  names: [
    ...['snapshot-requests', 'snapshot-bytes'],
    ...['snapshot-requests-vs-wagmi', 'snapshot-bytes-vs-wagmi'],
    ...['balances-only-requests', 'balances-only-bytes', 'full-blocks-bytes'],
  ],
  run: () => onDevnet(compare),
};

const CHAIN_IDS: readonly ChainId[] = [1, 8453];
/** Transactions in a block, about as many as on mainnet. */
const FULL_BLOCK = 200;

type Assets = Readonly<Record<ChainId, Asset[]>>;

interface Counted {
  readonly reads: readonly Read[];
  readonly requests: number;
  readonly bytes: number;
}

async function compare(devnet: Devnet): Promise<Figure[]> {
  const { user, chains } = devnet;
  const [onEthereum = [], onBase = []] = await Promise.all(
    CHAIN_IDS.map((id) => placeManyTokens(chains[id], user)),
  );
  const both = async (ours: Reader, theirs: Reader) => {
    const assets = { 1: onEthereum, 8453: onBase };
    const [mine, other] = [
      await countAtFront(devnet, assets, ours),
      await countAtFront(devnet, assets, theirs),
    ];
    await requireSame(devnet, mine.reads, other.reads);
    return [mine, other] as const;
  };
  const whole = await both(readOurs, readTheirs({ hasPrices: true }));
  const merged = await both(readOurs, readTheirs({ hasPrices: true, isMerged: true }));
  const bare = await both(readOurBalances, readTheirs({ hasPrices: false }));
  fillBlocks(devnet);
  const full = await both(readOurs, readTheirs({ hasPrices: true }));
  const all = `2 chains × ${TOKENS} held tokens: balances, oracle prices, native coin, block`;
  return [
    ...figuresOf('snapshot-#', whole, `viem multicall, one operator; ${all}`),
    ...figuresOf('snapshot-#-vs-wagmi', merged, `the same with wagmi’s batch.multicall; ${all}`),
    ...figuresOf('balances-only-#', bare, `viem multicall; without prices on either side`),
    ...figuresOf('full-blocks-#', full, `viem multicall; ${FULL_BLOCK} transactions a block`).slice(
      1,
    ),
  ];
}

async function countAtFront(
  { front, user }: Devnet,
  assets: Assets,
  reader: Reader,
): Promise<Counted> {
  const before = front.log.length;
  const reads = await Promise.all(CHAIN_IDS.map((id) => reader(id, assets[id], user)));
  const asked = front.log.slice(before);
  assert.deepEqual([...new Set(asked.map(({ status }) => status))], [200]);
  const bytes = asked.reduce((sum, { bytesIn, bytesOut }) => sum + bytesIn + bytesOut, 0);
  return { reads, requests: asked.length, bytes };
}

function figuresOf(
  name: string,
  [ours, theirs]: readonly [Counted, Counted],
  what: string,
): Figure[] {
  return (['requests', 'bytes'] as const).map((unit) => ({
    name: name.replace('#', unit),
    figure: ours[unit] / theirs[unit],
    unit: 'ratio',
    against: `${what} (${ours[unit]} ÷ ${theirs[unit]} ${unit})`,
  }));
}

/** Lets every operator list transactions in the blocks it answers. */
function fillBlocks({ front }: Devnet): void {
  const transactions = Array.from({ length: FULL_BLOCK }, (_, i) => toHex(i + 1, { size: 32 }));
  const change: Lie = (method, _params, result) =>
    method === 'eth_getBlockByNumber' ? { ...(result as object), transactions } : result;
  for (const { host } of CHAIN_IDS.flatMap((id) => chainOf(id).operators)) {
    front.setOperator(host, { kind: 'lying', change });
  }
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
    const number = toHex(mine.block.number);
    const block = await devnet.chains[id].rpc('eth_getBlockByNumber', [number, false]);
    assert.equal(mine.block.hash, (block as { hash: string }).hash);
  }
}
