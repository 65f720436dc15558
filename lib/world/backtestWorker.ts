import { backtest } from '../policy/backtest.ts';
import type { Play } from '../policy/simulate.ts';
import type { BacktestNews } from './startBacktest.ts';

/** Runs in a worker of its own: plays what it is sent, tells how far it is, then how it ended. */
addEventListener('message', ({ data }: MessageEvent<Play>) => run(data));

const tell = (news: BacktestNews) => postMessage(news);

/** The page need not hear of more than every hundredth part. */
const STEP = 0.01;

function run(play: Play): void {
  const playing = backtest(play);
  let told = 0;
  let turn = playing.next();
  for (; !turn.done; turn = playing.next()) {
    if (turn.value - told < STEP) continue;
    told = turn.value;
    tell({ kind: 'progress', done: told });
  }
  tell({ kind: 'ended', end: turn.value });
}
