import type { Front } from '../../devnet/front/startFront.ts';
import { installHostPolicy } from '../../lib/net/hostPolicy.ts';

/**
 * Lets this process reach the front under every https host, as a browser behind it does, so that the
 * product's one way out runs as it ships. Plain http (the nodes themselves) stays what it was.
 * The answer undoes it.
 */
export function useFront(front: Front): () => void {
  const real = globalThis.fetch;
  installHostPolicy(async () => ({ added: [], off: [] }));
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return url.startsWith('https:') ? front.fetch(input, init) : real(input, init);
  };
  return () => {
    globalThis.fetch = real;
  };
}
