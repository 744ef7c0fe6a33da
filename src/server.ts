import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Connection } from './connections/connection.ts';
import type { Store } from './store/store.ts';

/** What `GET /healthz` reports on. There is no store until it is open. */
interface Watched {
  store: Store | undefined;
  connections: Record<string, Connection>;
}

/** What is served beside the health check. */
interface Mounted {
  app: Hono;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export type Server = ReturnType<typeof createServer>;

/** The server can be reached from this machine only; operators who want more put a proxy in front. */
const HOST = '127.0.0.1';

/** Answers `GET /healthz` with 200 when every configured platform is connected and the database answers, else 503. */
export function createServer(port: number, watched: () => Watched) {
  const app = new Hono().get('/healthz', async (context) => {
    const { store, connections } = watched();
    const platforms = Object.entries(connections).map(([name, connection]) => [name, connection.connected()] as const);
    const problem = await problemOf(store);
    const healthy = problem === undefined && platforms.every(([, connected]) => connected);
    const database = problem === undefined ? { database: true } : { database: false, problem };
    return context.json({ healthy, ...database, ...Object.fromEntries(platforms) }, healthy ? 200 : 503);
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  return {
    /** Resolves to the port, which the system chooses where 0 was asked for. @throws {Error} when it is taken. */
    listen: () =>
      new Promise<number>((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => {
          reject(error.code === 'EADDRINUSE' ? new Error(`PORT: ${port} is in use by another program.`) : error);
        });
        server.listen(port, HOST, () => {
          const address = server.address();
          resolve(address !== null && typeof address === 'object' ? address.port : port);
        });
      }),
    mount(mounted: Mounted) {
      app.route('/', mounted.app);
      server.on('upgrade', mounted.upgrade);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Why the database can't be used; undefined when it can. */
async function problemOf(store: Store | undefined): Promise<string | undefined> {
  if (!store) return 'the database is not open';
  try {
    await store.check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'the database doesn’t answer';
  }
}
