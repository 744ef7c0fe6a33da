import { Hono } from 'hono';
import type { Connection } from './connections/connection.ts';
import type { Store } from './store/store.ts';

/** What `GET /healthz` looks at, read anew each time. */
export interface Watched {
  store: Store | undefined;
  connections: Record<string, Connection>;
}

/** 200 when every platform that is on is connected and the database answers, else 503. */
export function health(watched: () => Watched): Hono {
  return new Hono().get('/healthz', async (context) => {
    const { store, connections } = watched();
    const platforms = Object.entries(connections).map(([name, connection]) => [name, connection.connected()] as const);
    const database = await answers(store);
    const healthy = database && platforms.every(([, connected]) => connected);
    return context.json({ healthy, database, ...Object.fromEntries(platforms) }, healthy ? 200 : 503);
  });
}

async function answers(store: Store | undefined): Promise<boolean> {
  if (!store) return false;
  try {
    await store.check();
    return true;
  } catch {
    // Whatever it is, the operator's answer is the same: the database doesn't answer.
    return false;
  }
}
