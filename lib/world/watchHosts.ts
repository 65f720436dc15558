import { onHostAnswer } from '../net/fetchJson.ts';
import { hostTroubles } from '../storage/hostTroubles.ts';

/** Keeps the list of unreachable hosts as requests succeed and fail in this context. */
export function watchHosts(): void {
  let writing: Promise<void> = Promise.resolve();
  onHostAnswer((host, isAnswering) => {
    writing = writing.then(() => note(host, isAnswering)).catch(() => undefined);
  });
}

async function note(host: string, isAnswering: boolean): Promise<void> {
  const known = await hostTroubles.read();
  if (known.includes(host) !== isAnswering) return;
  await hostTroubles.write(isAnswering ? known.filter((one) => one !== host) : [...known, host]);
}
