// Requests to agree on a block, look 1,700 tokens through and price the fixed basket on one chain.
//
// Ours is the product's own read (`readChain`) with all it reads beside: lending accounts, receipts,
// feeds, pools and currencies. Theirs asks one operator, whom it believes, by viem's `multicall` at
// its default batch size: the same balances, the oracle's price of the basket, the native coin and a
// block. Requests are counted where they arrive; the figure is of the operator who is asked the most.
import assert from 'node:assert/strict';
import { createPublicClient, http, parseAbi, zeroAddress } from 'viem';
import { mainnet } from 'viem/chains';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import type { Devnet } from '../../devnet/startDevnet.ts';
import { type Asset, isNative } from '../../lib/core/asset.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import type { Figure, Measure } from '../measure.ts';
import { onDevnet } from '../onDevnet.ts';
import { heldOf, placeListed, readListed } from './listedTokens.ts';

const TOKENS = 1700;
const ORACLE_ABI = parseAbi(['function getAssetPrice(address asset) view returns (uint256)']);

export const discover: Measure = {
  part: 'truth',
  names: ['discover-requests', 'discover-vs-viem'],
  run: () => onDevnet(compare),
};

async function compare(devnet: Devnet): Promise<Figure[]> {
  const listed = await placeListed(devnet, TOKENS);
  const ours = await countAtFront(devnet, async () => {
    const { uncounted, prices } = await readListed(devnet, listed);
    assert.equal(uncounted.length, heldOf(TOKENS));
    assert.ok(Object.keys(prices).length > 15);
  });
  const theirs = await countAtFront(devnet, () => readTheirs(devnet, listed));
  const all = `Ethereum: a block, ${TOKENS} listed tokens, the basket’s balances and prices`;
  return [
    {
      name: 'discover-requests',
      figure: Math.max(...ours.values()),
      unit: 'requests',
      against: `the operator asked most; ${all} (${[...ours.values()].join(' + ')} requests)`,
    },
    {
      name: 'discover-vs-viem',
      figure: sumOf(ours) / sumOf(theirs),
      unit: 'ratio',
      against: `viem multicall, one operator; ${all} (${sumOf(ours)} ÷ ${sumOf(theirs)} requests)`,
    },
  ];
}

const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Requests by host. */
async function countAtFront({ front }: Devnet, read: () => Promise<void>) {
  const before = front.log.length;
  await read();
  const counts = new Map<string, number>();
  for (const { host, status } of front.log.slice(before)) {
    assert.equal(status, 200);
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return counts;
}

async function readTheirs({ user }: Devnet, listed: readonly Asset[]): Promise<void> {
  const { aaveOracle, operators } = chainOf(1);
  const client = createPublicClient({ chain: mainnet, transport: http(operators[0]?.url) });
  const basket = assetsOn(1).filter((asset) => !isNative(asset));
  const balance = { abi: TOKEN_ABI, functionName: 'balanceOf', args: [user] } as const;
  const price = {
    abi: ORACLE_ABI,
    address: aaveOracle ?? zeroAddress,
    functionName: 'getAssetPrice',
  } as const;
  const [balances, prices] = await Promise.all([
    client.multicall({
      contracts: [...basket, ...listed].map(({ address }) => ({ ...balance, address })),
      allowFailure: false,
    }),
    client.multicall({
      contracts: basket.map(({ address }) => ({ ...price, args: [address] as const })),
    }),
    client.getBalance({ address: user }),
    client.getBlock(),
  ]);
  assert.equal(balances.slice(basket.length).filter((sum) => sum > 0n).length, heldOf(TOKENS));
  assert.ok(prices.every(({ status }) => status === 'success'));
}
