// `fetch` for Node programs that want what a browser behind the front gets: every host is the
// front, and its certificate is accepted.
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** A `fetch` that reaches the front whatever host is named. */
export function fetchThrough(port: number): typeof fetch {
  return async (input, init) => {
    const wanted = new Request(input, init);
    const url = new URL(wanted.url);
    const body = Buffer.from(await wanted.arrayBuffer());
    const answer = await send(port, url, wanted, body);
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const status = answer.statusCode ?? 502;
    const content = status === 204 ? null : Buffer.concat(chunks);
    return new Response(content, { status, headers: headersOf(answer) });
  };
}

function send(port: number, url: URL, wanted: Request, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      {
        host: '127.0.0.1',
        port,
        servername: url.hostname,
        path: `${url.pathname}${url.search}`,
        method: wanted.method,
        headers: { ...Object.fromEntries(wanted.headers), host: url.host },
        rejectUnauthorized: false,
        signal: wanted.signal,
      },
      resolve,
    );
    request.once('error', reject);
    request.end(body);
  });
}

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return Object.entries(headers).map(([name, value]) => [name, String(value)]);
}
