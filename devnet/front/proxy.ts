// The way in for Firefox, which has no host-resolver rules: a proxy whose every tunnel, whatever
// host it names, ends at the front. Plain HTTP is refused.
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { type Listening, listen } from './listen.ts';

export interface Proxy extends Listening {
  /** Plain HTTP addresses that were asked for. */
  readonly refused: readonly string[];
}

export async function startProxy(frontPort: number): Promise<Proxy> {
  const refused: string[] = [];
  const server = createServer((request, response) => {
    refused.push(request.url ?? '');
    response.writeHead(404).end();
  });
  server.on('connect', (_request, socket, head) => {
    const tunnel = connect(frontPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      tunnel.write(head);
      tunnel.pipe(socket);
      socket.pipe(tunnel);
    });
    const close = () => {
      tunnel.destroy();
      socket.destroy();
    };
    for (const end of [tunnel, socket]) end.on('error', close).on('close', close);
  });
  return { ...(await listen(server)), refused };
}
