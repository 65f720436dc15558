// Which hosts let any web page read them. Taken from how public dapps use each of them straight
// from the browser: public RPC operators are made for that, DefiLlama's own site and Velora's and
// KyberSwap's swap widgets call their APIs cross-origin. A host that is not here sends nothing,
// and then only an extension's host permission lets it read the answer.
import { CHAINS } from '../../lib/registry/chains.ts';

const READABLE_BY_ALL: ReadonlySet<string> = new Set([
  ...CHAINS.flatMap(({ operators }) => operators.map(({ host }) => host)),
  'coins.llama.fi',
  'api.paraswap.io',
  'aggregator-api.kyberswap.com',
]);

/** The CORS headers a host is known to send. */
export function corsHeadersOf(host: string): Record<string, string> {
  if (!READABLE_BY_ALL.has(host)) return {};
  return {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'content-type, x-client-id',
    // Chromium would remember a preflight past a switch of this table.
    'access-control-max-age': '0',
  };
}
