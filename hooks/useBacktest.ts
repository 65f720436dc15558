import { useCallback, useEffect, useRef, useState } from 'react';
import type { UnixSeconds } from '../lib/core/snapshot.ts';
import type { Backtest } from '../lib/policy/backtest.ts';
import type { Refusal } from '../lib/policy/priceHistory.ts';
import type { Play } from '../lib/policy/simulate.ts';
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

/** Plays rules in a worker, one at a time; leaving the page ends what runs, and keeps what ended. */
export function useBacktest<T>(portfolioId: string) {
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
      setState({ is: 'ended', run });
    });
  };
  const cancel = () => {
    end();
    setState({ is: 'cancelled' });
  };
  return { state, start, cancel };
}

function lastOf<T>(portfolioId: string): Running<T> {
  const run = kept.get(portfolioId) as EndedRun<T> | undefined;
  return run ? { is: 'ended', run } : { is: 'idle' };
}
