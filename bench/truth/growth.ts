// How requests grow with the number of tokens looked for: 400, 2,000 and 20,000.
//
// The product's own read of a chain with lists that long, at the front: HTTP requests and the bytes
// of their bodies both ways. The figure is the worst of both steps: by how much the requests grew,
// over by how much the bytes did.
import assert from 'node:assert/strict';
import type { Devnet } from '../../devnet/startDevnet.ts';
import type { Asset } from '../../lib/core/asset.ts';
import type { Figure, Measure } from '../measure.ts';
import { onDevnet } from '../onDevnet.ts';
import { heldOf, placeListed, readListed } from './listedTokens.ts';

const LENGTHS = [400, 2000, 20_000] as const;

export const growth: Measure = {
  part: 'truth',
  names: ['growth'],
  run: () =>
    onDevnet(async (devnet) => {
      const listed = await placeListed(devnet, Math.max(...LENGTHS));
      const costs: Cost[] = [];
      for (const length of LENGTHS) costs.push(await costOf(devnet, listed.slice(0, length)));
      return [figureOf(costs)];
    }),
};

interface Cost {
  readonly requests: number;
  readonly bytes: number;
}

async function costOf(devnet: Devnet, listed: readonly Asset[]): Promise<Cost> {
  const before = devnet.front.log.length;
  const { uncounted } = await readListed(devnet, listed);
  assert.equal(uncounted.length, heldOf(listed.length));
  const asked = devnet.front.log.slice(before);
  const bytes = asked.reduce((sum, { bytesIn, bytesOut }) => sum + bytesIn + bytesOut, 0);
  return { requests: asked.length, bytes };
}

function figureOf(costs: readonly Cost[]): Figure {
  const steps = costs.slice(1).map((cost, index) => {
    const before = costs[index];
    assert.ok(before);
    return cost.requests / before.requests / (cost.bytes / before.bytes);
  });
  const counted = costs.map(
    ({ requests, bytes }) => `${requests} for ${Math.round(bytes / 1000)} kB`,
  );
  return {
    name: 'growth',
    figure: Math.max(...steps),
    unit: 'ratio',
    against: `requests’ growth over bytes’; ${LENGTHS.join(', ')} tokens (${counted.join(', ')})`,
  };
}
