import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Connection, Serve } from './connections/connection.ts';
import { createDrain } from './drain.ts';
import type { BackupCondition } from './store/backups.ts';
import type { Store } from './store/store.ts';

/** What `GET /healthz` reports on. There is no store until it is open. */
interface Watched {
  store: Store | undefined;
  /** Why the store isn't open yet, where that is known. */
  waitingFor?: string | undefined;
  connections: Record<string, Connection>;
  /** How the daily backups stand, where they are made. */
  backups?: BackupCondition | undefined;
}

/** What is served beside the health check. */
interface Mounted {
  request: RequestListener;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

interface Listening {
  host: string;
  port: number;
  /** Milliseconds within which a whole request has to arrive. */
  slowest?: number;
}

/** The server can't listen where it was told to. The message tells the operator what to do. */
export class CannotListen extends Error {
  override name = 'CannotListen';
}

/** @param code What Node.js says, as in `EADDRINUSE`. */
function cannotListen(code: string | undefined, host: string, port: number): CannotListen | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return new CannotListen(
        `PORT: ${port} is in use by another program; choose another one, as in PORT=${port + 1} npm start`,
      );
    case 'EACCES':
      return new CannotListen(`PORT: ${port} is only for root; choose one from 1024 on, as in PORT=3000 npm start`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CannotListen(
        `HOST: ${host} is not an address of this machine; 127.0.0.1 is for this machine alone, 0.0.0.0 for all that reach it`,
      );
    default:
      return undefined;
  }
}

/** Milliseconds. Discord, Slack and browsers send what they have at once; who doesn't would only hold a connection. */
const SLOWEST_HEADERS = 10_000;
const SLOWEST_REQUEST = 15_000;
/** Milliseconds between two looks for who is too slow. */
const LOOK = 1_000;
/**
 * Milliseconds for which a connection is kept that nobody uses. A proxy has to be the first to close it, or else what it
 * sends just then is lost. nginx keeps one for 60 s and so does AWS, Caddy for 2 minutes, and Google for 10:
 * https://cloud.google.com/load-balancing/docs/https#timeouts_and_retries
 */
const UNUSED = 620_000;

export type Server = ReturnType<typeof createServer>;

/**
 * Answers `GET /healthz` with 200 when every configured platform is connected and the database answers, else with 503,
 * and with the time since when each platform that is not connected has been down.
 */
export function createServer({ host, port, slowest = SLOWEST_REQUEST }: Listening, watched: () => Watched) {
  async function health() {
    const { store, waitingFor, connections, backups } = watched();
    const platforms = Object.entries(connections).map(([name, { downSince }]) => [name, downSince()] as const);
    const { healthy: usable, ...rest } = await conditionOf(store, waitingFor);
    const down = platforms.flatMap(([name, since]) => (since === undefined ? [] : [[name, new Date(since)]]));
    const healthy = usable && down.length === 0;
    const connected = Object.fromEntries(platforms.map(([name, since]) => [name, since === undefined]));
    return { healthy, database: usable, ...rest, ...connected, down: Object.fromEntries(down), ...shown(backups) };
  }
  let mounted: Mounted | undefined;
  const served = new Map<string, RequestListener>();
  function listenerFor(path: string): RequestListener | undefined {
    for (const [start, listener] of served) if (path === start || path.startsWith(`${start}/`)) return listener;
    return mounted?.request;
  }
  const serve: Serve = (path, listener) => void served.set(path, listener);
  const { ServerResponse, drain } = createDrain();
  const limits = {
    ServerResponse,
    keepAliveTimeout: UNUSED,
    headersTimeout: Math.min(SLOWEST_HEADERS, slowest),
    requestTimeout: slowest,
    connectionsCheckingInterval: Math.min(LOOK, slowest),
  };
  const server = createHttpServer(limits, async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const listener = listenerFor(path);
    if (path === '/healthz' && /^(?:GET|HEAD)$/.test(request.method ?? '')) {
      const answer = await health();
      response.writeHead(answer.healthy ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    } else if (listener) listener(request, response);
    else response.writeHead(404).end();
  });
  return {
    /** Resolves to the port, which the system chooses where 0 was asked for. @throws {CannotListen} */
    listen: () =>
      new Promise<number>((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => {
          reject(cannotListen(error.code, host, port) ?? error);
        });
        server.listen(port, host, () => {
          const address = server.address();
          resolve(address !== null && typeof address === 'object' ? address.port : port);
        });
      }),
    serve,
    /** Has everything else answered too. */
    mount(beside: Mounted) {
      mounted = beside;
      server.on('upgrade', beside.upgrade);
    },
    /** Lets nobody new in and answers what comes on open connections. Resolves once all of them are closed. */
    drain: () => drain(server),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** When the last backup was made, and why none is made now. A bot without them serves people as well as ever. */
function shown(backups: BackupCondition | undefined) {
  if (!backups) return {};
  const { last, problem } = backups;
  return { backup: { last: last === undefined ? null : new Date(last), ...(problem !== undefined && { problem }) } };
}

/**
 * Whether the database can be used and why it can't; where there are any, how many of its links are damaged; and since
 * when its files still have bytes of what was erased.
 */
async function conditionOf(store: Store | undefined, waitingFor = 'the database is not open') {
  if (!store) return { healthy: false, problem: waitingFor };
  try {
    const { damagedLinks, unsweptSince } = await store.check();
    return {
      healthy: true,
      ...(damagedLinks > 0 && { damagedLinks }),
      ...(unsweptSince !== undefined && { unsweptSince: new Date(unsweptSince) }),
    };
  } catch (error) {
    return { healthy: false, problem: error instanceof Error ? error.message : 'the database doesn’t answer' };
  }
}
