import { beforeEach } from 'vitest';
import type { Bundle } from '../../lib/core/bundle.ts';
import { isInTransit } from '../../lib/core/bundle.ts';
import type { Review } from '../../lib/core/review.ts';
import { buildPlan } from '../../lib/flow/buildPlan.ts';
import { executeStep } from '../../lib/flow/executeStep.ts';
import { settleBundles } from '../../lib/flow/settleBundles.ts';
import { openBundle } from '../../lib/flow/startBundle.ts';
import { onDevnet } from './onDevnet.ts';
import { executingWorld, portfolioOf } from './world.ts';

/** Dollars over by more than either chain holds: both must sell. */
const WEIGHTS = { ETH: 55, BTC: 38, USD: 3, LINK: 4 };

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A portfolio far off its targets, whose bundle `b` each test begins and signs anew. */
export function signing() {
  let rewind = async () => {};
  let current: ReturnType<typeof executingWorld> | undefined;
  const devnet = onDevnet({ blockTimes: { 1: 1, 8453: 1 } }, async (started) => {
    rewind = await started.snapshotState();
  });
  const portfolio = () => portfolioOf(devnet().user, WEIGHTS);
  beforeEach(async () => {
    await rewind();
    current = executingWorld(devnet(), portfolio());
  });
  const world = () => {
    if (!current) throw new Error('no world yet');
    return current;
  };
  const begin = async (): Promise<{ review: Review; bundle: Bundle }> => {
    const review = await buildPlan(world().planning, portfolio());
    return { review, bundle: await openBundle(world().settle, review, 'p', 'b') };
  };
  const sign = (stepId: string) => executeStep(world().execute, 'p', 'b', stepId);

  /** Settles until nothing is under way; undefined once the bundle is done and archived. */
  async function settle(): Promise<Bundle | undefined> {
    for (let i = 0; i < 60; i++) {
      const [bundle] = await settleBundles(world().settle, 'p').catch(() => world().journal());
      const isHeld = bundle?.steps.some(({ state }) => state === 'unknown') && i > 6;
      if (!bundle?.steps.some(isInTransit) || isHeld) return bundle;
      await pause(500);
    }
    throw new Error('not settled in 30 s');
  }
  return { devnet, world, portfolio, begin, sign, settle };
}
