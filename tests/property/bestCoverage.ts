import type { ClassId } from '../../lib/core/asset.ts';
import type { Drift, DriftRow, ValuedHolding } from '../../lib/core/drift.ts';
import { valueDown } from '../../lib/core/money.ts';
import { priceOf } from '../../lib/core/snapshot.ts';
import type { World } from './worlds.ts';

interface Edge {
  from: string;
  to: string;
  room: bigint;
  gain: number;
}

/**
 * The most dollars (× 10⁸) by which classes outside their band can be brought towards their targets
 * by swaps within one chain, counting both sides of a swap. A second way to the answer, to compare
 * plans with: a flow of greatest gain, by longest augmenting paths (Bellman and Ford).
 */
export function bestCoverage(world: World, drift: Drift): bigint {
  const edges = edgesOf(world, drift);
  let covered = 0n;
  for (;;) {
    const path = bestPath(edges);
    const gain = path.reduce((sum, step) => sum + step.gain, 0);
    if (path.length === 0 || gain <= 0) return covered;
    const flow = path.reduce(
      (least, { room }) => (room < least ? room : least),
      path[0]?.room ?? 0n,
    );
    for (const step of path) push(edges, step, flow);
    covered += flow * BigInt(gain);
  }
}

/** source → class over → holding → class under on the same chain → sink. Outside classes gain. */
function edgesOf(world: World, { rows }: Drift): Edge[] {
  const gainOf = ({ position }: DriftRow) => (position === 'inBand' ? 0 : 1);
  const unders = rows.filter(({ change }) => change > 0n);
  const overs = rows.filter(({ change }) => change < 0n);
  return [
    ...unders.map((row) => edge(`under ${row.classId}`, 'sink', row.change, gainOf(row))),
    ...overs.map((row) => edge('source', `over ${row.classId}`, -row.change, gainOf(row))),
    ...overs.flatMap(({ classId, holdings }) =>
      holdings.flatMap((holding) => edgesOfHolding(world, classId, holding, unders)),
    ),
  ];
}

const edge = (from: string, to: string, room: bigint, gain = 0): Edge => ({ from, to, room, gain });

function edgesOfHolding(
  { snapshot, classes }: World,
  classId: ClassId,
  { asset, owner, amount }: ValuedHolding,
  unders: readonly DriftRow[],
): Edge[] {
  const entry = priceOf(snapshot, asset);
  if (entry?.status !== 'agreed' || !entry.price) return [];
  const holding = `${asset.chainId} ${asset.address} ${owner}`;
  const worth = valueDown(amount, asset.decimals, entry.price);
  const bought = unders.filter((under) => {
    const buy = classes.buyMemberOf(under.classId, asset.chainId);
    return buy && priceOf(snapshot, buy)?.status === 'agreed';
  });
  return [
    edge(`over ${classId}`, holding, worth),
    ...bought.map((under) => edge(holding, `under ${under.classId}`, worth)),
  ];
}

/** The path of greatest gain from source to sink over edges with room, or none. */
function bestPath(edges: readonly Edge[]): Edge[] {
  const best = new Map<string, { gain: number; via: Edge | null }>([
    ['source', { gain: 0, via: null }],
  ]);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const step of edges) {
      const at = best.get(step.from);
      if (!at || step.room <= 0n) continue;
      const gain = at.gain + step.gain;
      const known = best.get(step.to);
      if (known && known.gain >= gain) continue;
      best.set(step.to, { gain, via: step });
      isChanged = true;
    }
  }
  const path: Edge[] = [];
  for (let via = best.get('sink')?.via; via; via = best.get(via.from)?.via) path.unshift(via);
  return path;
}

function push(edges: Edge[], step: Edge, flow: bigint): void {
  step.room -= flow;
  const back = edges.find((e) => e.from === step.to && e.to === step.from && e.gain === -step.gain);
  if (back) back.room += flow;
  else edges.push(edge(step.to, step.from, flow, -step.gain));
}
