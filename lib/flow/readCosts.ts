import type { ChainId } from '../core/asset.ts';
import type { PortfolioClasses } from '../core/classes.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { curveCost, usualGas } from '../policy/classCost.ts';
import type { ClassCost, CostView } from '../policy/costView.ts';
import { type GasOfChain, gasBesideMedian } from '../policy/medianGas.ts';
import { costBookOf } from './costBook.ts';
import { feeInDollars, type GasStore, gasOfChain, noteGas } from './gasReading.ts';
import { partsOn } from './pairCosts.ts';
import {
  type CostCase,
  dollarsOf,
  type PointStore,
  pointsOf,
  readPoints,
  sampleOf,
} from './readPools.ts';

/** The world costs are read in: chains and our own notes; no aggregator, and nothing that signs. */
export interface CostWorld extends PointStore, GasStore {
  classesOf(portfolio: Portfolio): PortfolioClasses;
}

/**
 * What trading costs a portfolio: by class and chain from past quotes and fills, else from the
 * chain's pools, which are asked at most once an hour; network fees from the snapshot itself. What
 * nothing tells of is missing, never a constant. One step of a check. Never throws: a note of ours
 * that cannot be read, or a chain that does not answer, only leaves more missing.
 */
export async function readCosts(
  world: CostWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
): Promise<CostView> {
  const classes = world.classesOf(portfolio);
  const book = costBookOf(portfolio, snapshot, classes);
  const caseOn = (chainId: ChainId): CostCase => {
    const assets = classes.assets.filter((asset) => asset.chainId === chainId);
    const classOf = new Map(assets.map(({ address, classId }) => [address, classId]));
    return { chainId, portfolio, snapshot, classes, book, classOf };
  };
  const chains = await Promise.all(
    book.chainIds.map((chainId) => readOnChain(world, caseOn(chainId))),
  );
  const known = chains.flatMap((chain) => chain.known);
  const ids = portfolio.targets.map(({ classId }) => classId);
  return {
    known,
    missing: ids.filter((id) => !known.some(({ classId }) => classId === id)),
    gas: chains.flatMap(({ gas }) => (gas && gasBesideMedian(gas)) ?? []),
    spread: book.spread,
  };
}

async function readOnChain(
  world: CostWorld,
  of: CostCase,
): Promise<{ known: ClassCost[]; gas: GasOfChain | null }> {
  const { chainId, book, snapshot, classOf } = of;
  const [points, gas] = await Promise.all([
    readPoints(world, of),
    noteGas(world, snapshot, chainId),
  ]);
  const units = usualGas(points.map(sampleOf));
  if (!gas || units === null) return { known: [], gas: null };
  const parts = partsOn(points, of);
  const known = [...book.typical].flatMap(([classId, typical]): ClassCost[] => {
    const samples = pointsOf(points, classOf, classId).map(sampleOf);
    const curve = curveCost(samples, dollarsOf(typical));
    const fixed = feeInDollars(gas.now, usualGas(samples) ?? units);
    const part = parts.get(classId);
    return curve
      ? [{ classId, chainId, ...curve, ...(part !== undefined && { part }), fixed }]
      : [];
  });
  return { known, gas: gasOfChain(gas, units) };
}
