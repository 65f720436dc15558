import type { ClassId } from '../core/asset.ts';

/** What a swap between two classes costs, as a share of its size. */
export interface PairCost {
  pair: readonly [ClassId, ClassId];
  share: number;
}

/** Each round takes a good part of what is left of the misfit; after these a float can tell none. */
const ROUNDS = 300;

/**
 * What each class adds to a swap it takes part in, so that the two of a swap together come as close
 * to what it costs as they can (least squares, none below zero). Where all are traded for one, as in
 * pools, each such swap is met exactly; one that was never seen costs as if it went by way of that
 * one. The order of pairs and classes changes nothing but float noise.
 */
export function swapParts(pairs: readonly PairCost[]): Map<ClassId, number> {
  const ids = [...new Set(pairs.flatMap(({ pair }) => pair))];
  const swapsOf = new Map(
    ids.map((id) => [
      id,
      pairs
        .filter(({ pair }) => pair.includes(id))
        .map(({ pair: [one, other], share }) => ({ other: one === id ? other : one, share })),
    ]),
  );
  const swaps = [...swapsOf];
  let parts = new Map(
    swaps.map(([id, own]) => [id, Math.min(...own.map(({ share }) => share)) / 2]),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = parts;
    parts = new Map(
      swaps.map(([id, own]) => {
        const left = own.reduce(
          (sum, { other, share }) => sum + share - (before.get(other) ?? 0),
          0,
        );
        return [id, ((before.get(id) ?? 0) + Math.max(0, left / own.length)) / 2];
      }),
    );
  }
  return parts;
}
