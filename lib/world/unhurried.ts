import type { SnapshotWorld } from '../flow/takeSnapshot.ts';

/** Nobody waits for an alarm's check: each chain is asked up to this much later. */
const MOST_JITTER_MS = 300;

/**
 * The same world with each chain asked a little later, by chance: so in another order each time, and
 * never all operators at the same moment. For alarms; what a user asked for is not held up.
 */
export const unhurried = <W extends SnapshotWorld>(world: W): W => ({
  ...world,
  readChain: async (...asked: Parameters<SnapshotWorld['readChain']>) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * MOST_JITTER_MS));
    return world.readChain(...asked);
  },
});
