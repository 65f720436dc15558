// Makes drift: a class's price moves in the feeds and in the pools of a chain alike.
import type { DevChain } from './devChain.ts';
import { readPrices, scaleFeeds } from './feeds.ts';
import type { ClassId } from './layout.ts';
import { tradeToPrice } from './pools.ts';

/**
 * Multiplies the dollar price of a class by a factor, so that quotes and oracle go on agreeing.
 * Only the dealer trades: nobody else's balance changes.
 */
export async function movePrice(
  chain: DevChain,
  classId: Exclude<ClassId, 'USD'>,
  factor: number,
): Promise<void> {
  if (!(factor > 0)) throw new Error(`a price cannot be multiplied by ${factor}`);
  const rounds = await scaleFeeds(chain, classId, factor);
  if (rounds.length === 0) return;
  await chain.sendAll(rounds);
  const prices = await readPrices(chain);
  const trades = await Promise.all(
    chain.layout.pools.map((pool) => tradeToPrice(chain, pool, prices)),
  );
  await chain.sendAll(trades.filter((trade) => trade !== undefined));
  // The product reads one block below the head: all of it must lie there, not half.
  await chain.rpc('evm_mine', []);
}
