import { type ChainId, isNative } from '../core/asset.ts';
import type { GasReading } from '../core/costPoint.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { GasOfChain } from '../policy/medianGas.ts';

export const HOUR = 3600;
/** Hours of which a median is taken. */
const KEPT_HOURS = 7 * 24;

/** Where gas readings are kept. */
export interface GasStore {
  readGasReadings(chainId: ChainId, sinceHour: number): Promise<GasReading[]>;
  /** Replaces the hour's earlier reading, and lets go of readings before `sinceHour`. */
  writeGasReading(reading: GasReading, sinceHour: number): Promise<void>;
}

/** What gas costs on a chain by a snapshot, and what it cost in the past 7 days. */
export interface ReadGas {
  now: GasReading;
  past: GasReading[];
}

/** Keeps what a snapshot says of gas, one reading an hour; null where it says nothing. Never throws. */
export async function noteGas(
  store: GasStore,
  snapshot: Snapshot,
  chainId: ChainId,
): Promise<ReadGas | null> {
  const now = gasReadingOf(snapshot, chainId);
  if (!now) return null;
  const since = now.hour - KEPT_HOURS;
  const stored = await store.readGasReadings(chainId, since).catch(() => []);
  await store.writeGasReading(now, since).catch(() => undefined);
  return { now, past: [...stored.filter(({ hour }) => hour < now.hour), now] };
}

function gasReadingOf({ chains, prices, takenAt }: Snapshot, chainId: ChainId): GasReading | null {
  const gas = chains.find((chain) => chain.chainId === chainId)?.gas;
  const coin = prices.find(({ asset }) => asset.chainId === chainId && isNative(asset))?.price;
  return gas && coin ? { ...gas, chainId, hour: Math.floor(takenAt / HOUR), coin } : null;
}

/** Network fee in dollars of a swap of so much gas, at what gas and coin cost then. */
export const feeInDollars = ({ perGas, l1Fee, coin }: GasReading, units: number): number =>
  ((Number(perGas) * units + Number(l1Fee)) / 1e18) * (Number(coin) / 1e18);

/** The fee of a swap of so much gas, now and in each hour kept. */
export const gasOfChain = ({ now, past }: ReadGas, units: number): GasOfChain => ({
  chainId: now.chainId,
  now: feeInDollars(now, units),
  past: past.map((reading) => ({ hour: reading.hour, fee: feeInDollars(reading, units) })),
});
