// Feeds go on by themselves: every few seconds the last prices are repeated as new rounds.
import type { DevChain } from './devChain.ts';
import { repeatFeeds } from './feeds.ts';

export interface Heartbeat {
  /** Stops the named feeds (`'ETH / USD'`), or all: their last round grows old. */
  pause(descriptions?: readonly string[]): void;
  resume(descriptions?: readonly string[]): void;
  /** One round of every feed that is not paused, now. */
  beat(): Promise<void>;
  stop(): void;
}

/** Beats on every chain until stopped. A beat that fails (a node going down) is skipped. */
export function startHeartbeat(chains: readonly DevChain[], everyMs: number): Heartbeat {
  const paused = new Set<string>();
  const all = chains.flatMap((chain) => chain.layout.feeds.map((feed) => feed.description));
  const beat = async (): Promise<void> => {
    if (all.every((description) => paused.has(description))) return;
    await Promise.all(chains.map((chain) => chain.send(repeatFeeds(chain, paused))));
  };
  const timer = setInterval(() => void beat().catch(() => {}), everyMs);
  timer.unref();
  return {
    pause(descriptions = all) {
      for (const description of descriptions) paused.add(description);
    },
    resume(descriptions = all) {
      for (const description of descriptions) paused.delete(description);
    },
    beat,
    stop: () => clearInterval(timer),
  };
}
