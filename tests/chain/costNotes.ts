// The product's world of costs with its notes in memory; chain and pools are the real ones.
import type { CostPoint, GasReading } from '../../lib/core/costPoint.ts';
import type { CostWorld } from '../../lib/flow/readCosts.ts';
import { costWorld } from '../../lib/world/costWorld.ts';

export interface Notes extends CostWorld {
  readonly points: CostPoint[];
  readonly gas: GasReading[];
}

export function costNotes(change: Partial<CostWorld> = {}): Notes {
  const points: CostPoint[] = [];
  const gas: GasReading[] = [];
  const replace = <T>(list: T[], one: T, isSame: (other: T) => boolean) => {
    const place = list.findIndex(isSame);
    if (place < 0) list.push(one);
    else list[place] = one;
  };
  return {
    ...costWorld,
    points,
    gas,
    readCostPoints: async (id, since) =>
      points.filter(({ chainId, at }) => chainId === id && at >= since),
    writeCostPoints: async (written) => {
      for (const one of written)
        replace(points, one, ({ chainId, source, id }) => {
          return chainId === one.chainId && source === one.source && id === one.id;
        });
    },
    readGasReadings: async (id, since) =>
      gas.filter(({ chainId, hour }) => chainId === id && hour >= since),
    writeGasReading: async (one) =>
      replace(gas, one, ({ chainId, hour }) => chainId === one.chainId && hour === one.hour),
    ...change,
  };
}
