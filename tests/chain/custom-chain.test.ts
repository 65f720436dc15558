import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Anvil, startAnvil } from '../../devnet/chain/anvil.ts';
import { readChain } from '../../lib/chain/readChain.ts';
import type { CustomChain } from '../../lib/core/network.ts';
import { UNCHANGED } from '../../lib/core/portfolio.ts';
import { installHostPolicy } from '../../lib/net/hostPolicy.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';
import { customChain } from '../../lib/world/composeChain.ts';

const HOLDER = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const CHAIN_ID = 424_242;

let node: Anvil;
beforeAll(async () => {
  node = await startAnvil(CHAIN_ID, 1n);
  await node.rpc('anvil_mine', ['0x3', '0x0']);
  installHostPolicy(async () => ({ added: [new URL(node.url).origin], off: [] }));
});
afterAll(() => node.stop());

const now = () => Math.floor(Date.now() / 1000);
const chainOf = (more: Partial<CustomChain> = {}) =>
  customChain({
    id: CHAIN_ID,
    name: 'Own chain',
    nativeSymbol: 'OWN',
    operators: [{ name: 'Own node', url: node.url }],
    quorum: 1,
    explorer: null,
    ...more,
  });
const read = async (more: Partial<CustomChain> = {}) => {
  const chain = chainOf(more);
  const query = await chainQueryOf({ ...UNCHANGED, addresses: [HOLDER] }, chain);
  return readChain(chain, query, now());
};

test('a chain of the user’s own is read from its one node, its coin seen and not counted', async () => {
  const { value, block } = await read();
  expect(block.number).toBeGreaterThan(0n);
  expect(value.holdings).toEqual([]);
  expect(value.uncounted).toMatchObject([
    { owner: HOLDER, asset: { symbol: 'OWN', classId: null }, reason: 'notAdded' },
  ]);
  expect(value.uncounted[0]?.amount).toBe(10_000n * 10n ** 18n);
});

test('a chain of the user’s own whose node is of another chain is not read', async () => {
  await expect(read({ id: CHAIN_ID + 1 })).rejects.toMatchObject({ code: 'rpc.wrongChain' });
});

test('a coin’s symbol that the user mistyped as a link is not shown as one', async () => {
  const { value } = await read({ nativeSymbol: 'claim.at/coin' });
  expect(value.uncounted[0]?.asset.symbol).toBe('0xEeee…EEeE');
});
