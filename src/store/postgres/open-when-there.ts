import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { type Store, StoreError } from '../store.ts';
import { createPool } from './pool.ts';
import { isForGood, problemOf } from './problem.ts';
import { openPostgres, type Surroundings } from './store.ts';

/** Milliseconds between two attempts to reach a server that isn't there yet. */
const PAUSE = 1_000;

/**
 * Opens the store in a database of PostgreSQL as soon as its server can be reached. The log is told once that it can't.
 * @param url As in `postgres://user:password@host/database`. It's never repeated.
 * @param waiting Told why the server can't be reached, each time that has been tried.
 * @throws {StoreError} when it refuses for good, or can't be used by this version.
 */
export async function openWhenThere(
  url: string,
  log: Pick<Log, 'error' | 'info'>,
  waiting: (why: string) => void,
  surroundings?: Surroundings,
): Promise<Store> {
  for (let tries = 0; ; tries += 1) {
    try {
      const store = await openPostgres((lost) => createPool(url, lost), log, surroundings);
      if (tries > 0) log.info('the database is there');
      return store;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      const why = `the database of DATABASE_URL can’t be used: ${problemOf(error)}`;
      if (isForGood(error)) throw new StoreError(`${why}.`, { cause: error });
      if (tries === 0) log.error({ err: error }, `${why}; the bot keeps trying`);
      waiting(why);
      await wait(PAUSE);
    }
  }
}
