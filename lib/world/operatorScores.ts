import { type Outcome, onOutcomes } from '../chain/outcomes.ts';
import { NEW_SCORE, type OperatorScores, scoreAfter } from '../core/operatorScore.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { restsUntil } from '../net/rests.ts';
import { operatorScores } from '../storage/operatorScores.ts';
import { now } from './clock.ts';
import { inTurn } from './lock.ts';

/** What a check brought is written together; each write also keeps a worker awake between steps. */
const WRITE_AFTER_MS = 5000;

/** What was not written yet. */
let unwritten: (Outcome & { at: UnixSeconds })[] = [];

/** Keeps the score of every operator that is asked in this context. */
export function keepScores(): void {
  onOutcomes((outcomes) => {
    const at = now();
    if (unwritten.length === 0 && outcomes.length > 0) setTimeout(writeSoon, WRITE_AFTER_MS);
    unwritten.push(...outcomes.map((outcome) => ({ ...outcome, at })));
  });
}

/**
 * The scores as they stand, with what was not written yet. They are our own notes, not the user's
 * data: where they cannot be read they begin anew.
 */
export async function readScores(): Promise<OperatorScores> {
  const stored = await storedScores();
  return unwritten.reduce(withOutcome, stored);
}

const storedScores = () => operatorScores.read().catch((): OperatorScores => ({}));

/** Scores only help to choose whom to ask first: one that cannot be written is let go. */
const writeSoon = (): void => void writeScores().catch(() => undefined);

const writeScores = (): Promise<void> =>
  inTurn('operatorScores', async () => {
    const stored = await storedScores();
    const taken = [...unwritten];
    await operatorScores.write(taken.reduce(withOutcome, stored)).finally(() => {
      unwritten = unwritten.slice(taken.length);
      if (unwritten.length > 0) setTimeout(writeSoon, WRITE_AFTER_MS);
    });
  });

function withOutcome(
  scores: OperatorScores,
  { host, end, ms, at }: Outcome & { at: UnixSeconds },
): OperatorScores {
  const score = scoreAfter(scores[host] ?? NEW_SCORE, end, ms, at);
  const restUntil = Math.max(score.restUntil, Math.ceil(restsUntil(host) / 1000));
  return { ...scores, [host]: { ...score, restUntil } };
}
