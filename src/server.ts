import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { health, type Watched } from './health.ts';

/** What is served beside the health check. */
export interface Mounted {
  app: Hono;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface Server {
  /** Resolves to the port, which the system chooses where 0 was asked for. @throws {Error} when it is taken. */
  listen(): Promise<number>;
  mount(mounted: Mounted): void;
  close(): Promise<void>;
}

/** The server can be reached from this machine only; operators who want more put a proxy in front. */
const HOST = '127.0.0.1';

export function createServer(port: number, watched: () => Watched): Server {
  const app = new Hono().route('/', health(watched));
  const server = createAdaptorServer({ fetch: app.fetch });
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => {
          reject(error.code === 'EADDRINUSE' ? new Error(`PORT: ${port} is in use by another program.`) : error);
        });
        server.listen(port, HOST, () => {
          const address = server.address();
          resolve(address !== null && typeof address === 'object' ? address.port : port);
        });
      }),
    mount(mounted) {
      app.route('/', mounted.app);
      server.on('upgrade', (request, socket, head) => mounted.upgrade(request, socket, head));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
