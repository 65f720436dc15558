import { encodeAbiParameters, getCreate2Address, type Hex, keccak256 } from 'viem';
import { expect, test } from 'vitest';
import { assetAt } from '../../lib/registry/assets.ts';
import { CHAINS } from '../../lib/registry/chains.ts';
import { POOL_FACTORIES, poolsOn } from '../../lib/registry/pools.ts';

/** Of the pool's init code, as every deployment of Uniswap V3 has it. */
const INIT_CODE_HASH: Hex = '0xe34f199b19b2b4f47f68442619d555527d244f78a3297ea89325f843f87b8b54';
const pools = CHAINS.flatMap(({ id }) => poolsOn(id).map((pool) => ({ id, pool })));

test('every pool stands where its factory puts a pool of its tokens and fee', () => {
  for (const { id, pool } of pools) {
    const sorted = [pool.base, pool.quote].sort((a, b) =>
      a.toLowerCase() < b.toLowerCase() ? -1 : 1,
    );
    const [token0 = pool.base, token1 = pool.quote] = sorted;
    const types = [{ type: 'address' }, { type: 'address' }, { type: 'uint24' }] as const;
    const from = POOL_FACTORIES[id] ?? pool.address;
    const salt = keccak256(encodeAbiParameters(types, [token0, token1, pool.fee]));
    expect(pool.address).toBe(getCreate2Address({ from, salt, bytecodeHash: INIT_CODE_HASH }));
  }
  expect(pools.length).toBeGreaterThan(50);
});

test('an asset has one pool, and what it is priced in is an asset too', () => {
  for (const { id, pool } of pools) {
    expect(pools.filter((one) => one.id === id && one.pool.base === pool.base)).toHaveLength(1);
    expect(assetAt(id, pool.base) && assetAt(id, pool.quote)).toBeDefined();
  }
});
