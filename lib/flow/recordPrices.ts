import { type AssetKey, assetKey } from '../core/asset.ts';
import type { CheckRecord } from '../core/check.ts';
import { closeOfSnapshot, type DayRecord } from '../core/closes.ts';
import type { Snapshot } from '../core/snapshot.ts';

/** The world prices of a check are kept in. */
export interface RecordWorld {
  readCheck(portfolioId: string): Promise<CheckRecord | null>;
  readSnapshot(portfolioId: string): Promise<Snapshot | null>;
  appendDays(series: AssetKey, records: readonly DayRecord[]): Promise<void>;
}

/**
 * Keeps today's price of every asset two sources agreed on, after a check that ended well; a later
 * check of the day replaces it. @throws storage.*
 */
export async function recordPrices(world: RecordWorld, portfolioId: string): Promise<void> {
  const check = await world.readCheck(portfolioId);
  const snapshot = check?.end === 'ok' ? await world.readSnapshot(portfolioId) : null;
  for (const price of snapshot?.prices ?? []) {
    const close = closeOfSnapshot(price, snapshot?.takenAt ?? 0);
    if (close) await world.appendDays(assetKey(price.asset), [close]);
  }
}
