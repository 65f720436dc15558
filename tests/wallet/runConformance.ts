// Runs the script against one wallet and gives the transcript.
import { startSession } from './session.ts';
import { type Outcome, shapeOf } from './shape.ts';
import { STEPS } from './steps.ts';
import type { WalletUnderTest } from './wallets.ts';

export interface Row {
  readonly step: string;
  readonly method: string;
  readonly outcome: string;
  /** Why a real wallet may rightly answer otherwise. */
  readonly mayDiffer?: string;
}

/** The rows in order; `log` gets each as it comes. */
export async function runConformance(
  wallet: WalletUnderTest,
  log: (row: Row) => void = () => {},
): Promise<Row[]> {
  const rows: Row[] = [];
  const session = await startSession(wallet);
  const row = (step: string, method: string, outcome: Outcome, mayDiffer?: string) => {
    const made = { step, method, outcome: shapeOf(outcome), ...(mayDiffer && { mayDiffer }) };
    rows.push(made);
    log(made);
  };
  try {
    await wallet.prepare(session.context);
    for (const step of STEPS) await step({ session, row });
    return rows;
  } finally {
    await session.end();
  }
}

/** What is otherwise than in the committed transcript, one sentence a row. */
export function compareTranscripts(expected: readonly Row[], seen: readonly Row[]): string[] {
  const length = Math.max(expected.length, seen.length);
  return Array.from({ length }, (_, i) => differenceOf(expected[i], seen[i])).filter(
    (difference) => difference !== undefined,
  );
}

function differenceOf(expected: Row | undefined, seen: Row | undefined): string | undefined {
  if (!expected || !seen) return `${(expected ?? seen)?.step}: only in one transcript`;
  if (expected.step !== seen.step) return `${seen.step}: expected ${expected.step}`;
  if (expected.outcome === seen.outcome) return undefined;
  return `${seen.step} (${seen.method}): ${seen.outcome}, expected ${expected.outcome}`;
}
