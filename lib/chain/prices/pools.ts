import { encodeFunctionData } from 'viem/utils';
import type { Pool } from '../../registry/pools.ts';
import { POOL_ABI } from '../abi.ts';
import { type Answer, type Ask, LONG_READ_GAS } from '../views.ts';

/** Averages of a pool, as ticks: the price is 1.0001 to their power, token1 a token0 in smallest units. */
export interface PoolSays {
  /** Over half an hour. */
  tick: number;
  /** Over the last minute. */
  lately: number;
  /** Harmonic mean of the liquidity in range, over half an hour. */
  liquidity: bigint;
}

const SECONDS = 1800;
const LATELY = 60;
const DATA = encodeFunctionData({ abi: POOL_ABI, args: [[SECONDS, LATELY, 0]] });
/** Two arrays of three: offset, offset, length, sums of ticks, length, sums of seconds a liquidity. */
const WORDS = 10;
const FURTHEST_TICK = 887_272;

/** What each pool says; null for one that is not there or whose memory is shorter. */
export function askPools(pools: readonly Pool[]): Ask<(PoolSays | null)[]> {
  return {
    views: pools.map(({ address }) => ({
      target: address,
      data: DATA,
      words: WORDS,
      gas: LONG_READ_GAS,
    })),
    read: (answers) => pools.map((_, index) => readPool(answers[index] ?? null)),
  };
}

function readPool(answer: Answer): PoolSays | null {
  const [, , length, ...sums] = answer ?? [];
  if (length !== 3n) return null;
  const [then = 0n, lately = 0n, now = 0n, , spentThen = 0n, , spentNow = 0n] = sums;
  const says = {
    tick: meanTick(then, now, SECONDS),
    lately: meanTick(lately, now, LATELY),
  };
  const spent = BigInt.asUintN(160, spentNow - spentThen);
  const isTick = (tick: number) => Math.abs(tick) <= FURTHEST_TICK;
  if (spent === 0n || !isTick(says.tick) || !isTick(says.lately)) return null;
  return { ...says, liquidity: (BigInt(SECONDS) << 128n) / spent };
}

/** Rounded down, as Uniswap's own OracleLibrary does. */
function meanTick(before: bigint, after: bigint, seconds: number): number {
  const sum = BigInt.asIntN(56, after - before);
  const part = BigInt(seconds);
  return Number(sum / part - (sum < 0n && sum % part !== 0n ? 1n : 0n));
}
