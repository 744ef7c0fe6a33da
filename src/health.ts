import { Hono } from 'hono';
import type { Connection } from './connections/connection.ts';
import type { Store } from './store/store.ts';

/** What `GET /healthz` reports on. There is no store until it is open. */
export interface Watched {
  store: Store | undefined;
  connections: Record<string, Connection>;
}

/** Answers 200 when every configured platform is connected and the database answers, else 503. */
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
    // Every error means the same here: the database can't be used.
    return false;
  }
}
