import type { Asset, AssetKey } from '../core/asset.ts';
import type { ClassTable } from '../core/classes.ts';
import type { DailyClose, Day, DayRecord, WantedDays } from '../core/closes.ts';
import type { FaultCode } from '../core/fault.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { UnixSeconds } from '../core/snapshot.ts';

/** The world history is filled in. It reads prices and can do nothing else. */
export interface HistoryWorld {
  now(): UnixSeconds;
  readPortfolio(id: string): Promise<Portfolio | null>;
  classesOf(portfolio: Portfolio): Pick<ClassTable, 'referenceOf'>;
  /** What may know an asset's price in dollars; `ranges` of a feed calm enough to read every round. */
  sourcesOf(asset: Asset): { feed: boolean; ranges: boolean; chart: boolean };
  /** Assets whose chart is asked for whatever the user's targets are. */
  basket: readonly Asset[];
  readDays(series: AssetKey, from: Day, to: Day): Promise<DayRecord[]>;
  appendDays(series: AssetKey, records: readonly DayRecord[]): Promise<void>;
  /** Gives up by itself within a step's time and gives back what was found. */
  readFeedDays(
    asset: Asset,
    wanted: WantedDays,
  ): Promise<{ records: DayRecord[]; fault: FaultCode | null }>;
  fetchCloses(
    assets: readonly Asset[],
    from: Day,
    to: Day,
  ): Promise<Partial<Record<AssetKey, DailyClose[]>>>;
  /** When the last step of a portfolio began; 0 before the first. */
  readStep(portfolioId: string): Promise<UnixSeconds>;
  writeStep(portfolioId: string, at: UnixSeconds): Promise<void>;
}

/** One asset with what the store holds of it. */
export interface Series {
  asset: Asset;
  records: DayRecord[];
}

/** What one source gave in a step. */
export interface Filled {
  found: number;
  fault: FaultCode | null;
}
