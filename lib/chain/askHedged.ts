import type { RpcOperator } from '../registry/chains.ts';

/** How long an operator of unknown pace has before the next one is asked too, milliseconds. */
const HEDGE_MS = 400;
const SHORTEST_HEDGE_MS = 150;
const LONGEST_HEDGE_MS = 1500;

/** Three times an operator's usual time to an answer. */
const hedgeOf = ({ usualMs }: RpcOperator): number =>
  usualMs === undefined
    ? HEDGE_MS
    : Math.min(Math.max(3 * usualMs, SHORTEST_HEDGE_MS), LONGEST_HEDGE_MS);

interface Pending {
  operator: RpcOperator;
  done: Promise<void>;
  /** From when on it is slow, and whether another was asked for that. */
  slowAt: number;
  isHedged: boolean;
}

/**
 * Asks operators in their order until no more answers are wanted: as many at once as are wanted, one
 * more for each that is slow, and one for each that was no help. `ask` never rejects. Gives the
 * answers in the order they came and who was slow and still silent; ends early when the signal aborts.
 */
export async function askHedged<A>(
  operators: readonly RpcOperator[],
  ask: (operator: RpcOperator) => Promise<A>,
  wanted: (answers: readonly A[]) => number,
  signal: AbortSignal,
): Promise<{ answers: A[]; silent: RpcOperator[] }> {
  const waiting = [...operators];
  const pending = new Set<Pending>();
  const answers: A[] = [];
  const start = () => {
    const operator = waiting.shift();
    if (!operator) return;
    const slowAt = performance.now() + hedgeOf(operator);
    const entry: Pending = { operator, slowAt, isHedged: false, done: Promise.resolve() };
    entry.done = ask(operator).then((answer) => {
      pending.delete(entry);
      answers.push(answer);
    });
    pending.add(entry);
  };
  for (let want = wanted(answers); want > 0 && !signal.aborted; want = wanted(answers)) {
    for (let missing = want - pending.size; missing > 0; missing--) start();
    if (pending.size === 0) break;
    await nextEvent([...pending], waiting.length > 0, signal);
    for (const entry of [...pending].filter((one) => isSlow(one) && !one.isHedged)) {
      entry.isHedged = true;
      start();
    }
  }
  const silent = [...pending].filter(isSlow).map(({ operator }) => operator);
  return { answers: [...answers], silent };
}

const isSlow = ({ slowAt }: Pending): boolean => slowAt <= performance.now();

/** Waits for an answer, for the first hedge that falls due, or for the end of the whole. */
async function nextEvent(
  pending: readonly Pending[],
  isMore: boolean,
  signal: AbortSignal,
): Promise<void> {
  const next = pending.filter(({ isHedged }) => isMore && !isHedged).map(({ slowAt }) => slowAt);
  const inMs = Math.min(...next) - performance.now();
  const over = new AbortController();
  const alarm = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { signal: over.signal });
    if (!Number.isFinite(inMs)) return;
    const timer = setTimeout(resolve, Math.max(inMs, 0));
    over.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  await Promise.race([...pending.map(({ done }) => done), alarm]);
  over.abort();
}
