// Pools remember their price from the day they were made: makes that long ago, so that they have an
// average to tell.
import { type Hex, toHex } from 'viem';
import type { DevChain } from './devChain.ts';
import { poolAddress } from './pools.ts';

/** Uniswap V3's `observations[0]`: 32 bits of time, then the sums. */
const SLOT = toHex(8, { size: 32 });
const TIME_MASK = (1n << 32n) - 1n;

/** Dates the first observation of every pool so many seconds back; nothing may have been traded yet. */
export async function agePools(chain: DevChain, seconds: number): Promise<void> {
  const then = BigInt(Math.floor(Date.now() / 1000) - seconds);
  for (const pool of chain.layout.pools) {
    const address = await poolAddress(chain, pool);
    const held = BigInt((await chain.rpc('eth_getStorageAt', [address, SLOT, 'latest'])) as Hex);
    const aged = toHex((held & ~TIME_MASK) | then, { size: 32 });
    await chain.rpc('anvil_setStorageAt', [address, SLOT, aged]);
  }
  await chain.rpc('anvil_mine', ['0x3']);
}
