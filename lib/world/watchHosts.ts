import { onHostAnswer } from '../net/fetchJson.ts';
import { hostTroubles } from '../storage/hostTroubles.ts';
import { inTurn } from './lock.ts';
import { keepScores } from './operatorScores.ts';

/**
 * Keeps what requests in this context tell: the list of unreachable hosts, and each operator's score.
 */
export function watchHosts(): void {
  keepScores();
  onHostAnswer((host, isAnswering) => {
    void inTurn(hostTroubles.key, () => note(host, isAnswering)).catch(() => undefined);
  });
}

async function note(host: string, isAnswering: boolean): Promise<void> {
  const known = await hostTroubles.read();
  if (known.includes(host) !== isAnswering) return;
  await hostTroubles.write(isAnswering ? known.filter((one) => one !== host) : [...known, host]);
}
