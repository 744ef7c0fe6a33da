import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

interface Handlers {
  /** Answers a request with a status and JSON. */
  asked(method: string, path: string, body: string): [status: number, json?: string];
  joined(socket: WebSocket): void;
}

/** Serves HTTP and WebSockets on a free port of this machine. */
export async function serve({ asked, joined }: Handlers) {
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const [status, json] = asked(method, url, Buffer.concat(parts).toString());
      if (json === undefined) response.writeHead(status).end();
      else response.writeHead(status, { 'content-type': 'application/json' }).end(json);
    });
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', joined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server has no port');
  return {
    port: address.port,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
