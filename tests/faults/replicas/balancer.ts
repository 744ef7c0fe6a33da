import { Agent, createServer, request } from 'node:http';

/**
 * Hands each request to the next of some processes, and to the one after it where no connection can be made. What was
 * sent is never sent again: nobody knows what became of it.
 * @param ports Where the processes listen, as it is at that moment.
 * @param kept Whether connections are kept for the next request, as proxies do.
 */
export async function openBalancer(ports: () => readonly number[], kept = false) {
  const agent = kept && new Agent({ keepAlive: true });
  let turn = 0;
  const server = createServer(async (asked, answer) => {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part);
    const body = Buffer.concat(parts);
    const all = ports();
    turn += 1;
    const first = turn;

    function tryAt(tries: number): void {
      const port = all[(first + tries) % all.length];
      const { method, url: path, headers } = asked;
      const sent = request({ host: '127.0.0.1', port, method, path, headers, agent }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
        got.on('error', () => answer.destroy());
      });
      let connected = false;
      const send = () => {
        connected = true;
        sent.end(body);
      };
      sent.once('socket', (socket) => (socket.connecting ? socket.once('connect', send) : send()));
      sent.on('error', () => {
        if (connected) answer.destroy();
        else if (tries + 1 < all.length) tryAt(tries + 1);
        else answer.writeHead(503).end();
      });
      answer.once('close', () => sent.destroy());
      // Only this makes the connection.
      sent.flushHeaders();
    }
    tryAt(0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async close(): Promise<void> {
      if (agent) agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
