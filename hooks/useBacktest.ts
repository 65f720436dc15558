import { useCallback, useEffect, useRef, useState } from 'react';
import { withProven } from '../lib/core/proven.ts';
import type { UnixSeconds } from '../lib/core/snapshot.ts';
import type { Backtest } from '../lib/policy/backtest.ts';
import type { Refusal } from '../lib/policy/priceHistory.ts';
import { provenBy } from '../lib/policy/proven.ts';
import type { Play } from '../lib/policy/simulate.ts';
import { provenItem } from '../lib/storage/proven.ts';
import { now } from '../lib/world/clock.ts';
import { startBacktest } from '../lib/world/startBacktest.ts';

/** A run that came to its end, with what it ran on. */
export interface EndedRun<T> {
  play: Play;
  end: Backtest | Refusal;
  /** What the caller wants beside it. */
  beside: T;
  ranAt: UnixSeconds;
}

export type Running<T> =
  | { is: 'idle' | 'cancelled' | 'failed' }
  | { is: 'running'; done: number }
  | { is: 'ended'; run: EndedRun<T> };

/** The last run of each portfolio, for as long as the page is open. */
const kept = new Map<string, unknown>();

/**
 * Plays rules in a worker, one at a time; leaving the page ends what runs, and keeps what ended.
 * What a run proved of the rule's modifiers is stored: `isOwn` tells whether it was of all classes.
 */
export function useBacktest<T>(portfolioId: string, isOwn: (beside: T) => boolean) {
  const [state, setState] = useState<Running<T>>(() => lastOf(portfolioId));
  const ending = useRef<(() => void) | null>(null);
  const end = useCallback(() => {
    ending.current?.();
    ending.current = null;
  }, []);
  useEffect(() => end, [end]);
  const start = (play: Play, beside: T) => {
    end();
    setState({ is: 'running', done: 0 });
    ending.current = startBacktest(play, (news) => {
      if (news === null) return setState({ is: 'failed' });
      if (news.kind === 'progress') return setState({ is: 'running', done: news.done });
      const run: EndedRun<T> = { play, end: news.end, beside, ranAt: now() };
      kept.set(portfolioId, run);
      if (isOwn(beside)) void keepProven(portfolioId, run);
      setState({ is: 'ended', run });
    });
  };
  const cancel = () => {
    end();
    setState({ is: 'cancelled' });
  };
  return { state, start, cancel };
}

/** Where it cannot be stored, the modifiers stay as they were. */
async function keepProven(portfolioId: string, { play, end, ranAt }: EndedRun<unknown>) {
  const proven = end.kind === 'done' ? provenBy(play, end.modifiers, ranAt) : null;
  if (!proven) return;
  const item = provenItem(portfolioId);
  const before = await item.read().catch(() => []);
  await item.write(withProven(before, proven)).catch(() => {});
}

function lastOf<T>(portfolioId: string): Running<T> {
  const run = kept.get(portfolioId) as EndedRun<T> | undefined;
  return run ? { is: 'ended', run } : { is: 'idle' };
}
