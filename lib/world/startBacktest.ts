import type { Backtest } from '../policy/backtest.ts';
import type { Refusal } from '../policy/priceHistory.ts';
import type { Play } from '../policy/simulate.ts';

/** What a running backtest tells: how far it is, from 0 to 1, then how it ended. */
export type BacktestNews =
  | { kind: 'progress'; done: number }
  | { kind: 'ended'; end: Backtest | Refusal };

/** Plays a rule in a worker of its own; null is told when it broke off by itself. @returns how to end it */
export function startBacktest(play: Play, onNews: (news: BacktestNews | null) => void): () => void {
  const worker = new Worker(new URL('./backtestWorker.ts', import.meta.url), { type: 'module' });
  const end = () => worker.terminate();
  worker.onmessage = ({ data }: MessageEvent<BacktestNews>) => {
    if (data.kind === 'ended') end();
    onNews(data);
  };
  worker.onerror = () => {
    end();
    onNews(null);
  };
  worker.postMessage(play);
  return end;
}
