import { createServer, type IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  /** A JSON body or a form, as an object; an empty one where there is none. */
  body: Record<string, unknown>;
}

/** A status and what is answered as JSON. */
export type Told = [status: number, body?: object];

/** A platform's HTTP and WebSocket server on a port of its own. */
export async function serve(handlers: { asked(asked: Asked): Told; joined(socket: WebSocket): void }) {
  let before = async (_path: string): Promise<unknown> => undefined;
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const body = await bodyOf(request);
    await before(url.pathname);
    const asked = { method: request.method ?? '', path: url.pathname, query: url.searchParams, body };
    const [status, told] = handlers.asked(asked);
    if (told === undefined) response.writeHead(status).end();
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  });
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (one) => handlers.joined(one)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    before(work: (path: string) => Promise<unknown>) {
      before = work;
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  if (text.startsWith('{')) return JSON.parse(text);
  return Object.fromEntries(new URLSearchParams(text));
}
