// Nodes that refuse a call, as one that runs no init code or grants little gas does.
interface Item {
  id: unknown;
  method: string;
  params: readonly [{ to?: string; data?: string }?, ...unknown[]];
}

/** What is asked of a node in an `eth_call` that names no contract, else null. */
export const initCodeOf = ({ method, params }: Item): string | null =>
  method === 'eth_call' && !params[0]?.to ? (params[0]?.data ?? '') : null;

/** Lets these calls fail at every host that is meant; the answer undoes it. */
export function refuse(
  isMeant: (host: string) => boolean,
  isRefused: (item: Item) => boolean,
): () => void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { host, protocol } = new URL(input instanceof Request ? input.url : String(input));
    if (protocol !== 'https:' || !isMeant(host) || typeof init?.body !== 'string')
      return real(input, init);
    const items = JSON.parse(init.body) as Item[];
    const passed = items.filter((item) => !isRefused(item));
    const answer = await real(input, { ...init, body: JSON.stringify(passed) });
    const refused = items.filter(isRefused).map(({ id }) => ({
      jsonrpc: '2.0',
      id,
      error: { code: -32000, message: 'execution reverted' },
    }));
    return Response.json([...((await answer.json()) as unknown[]), ...refused]);
  };
  return () => {
    globalThis.fetch = real;
  };
}
