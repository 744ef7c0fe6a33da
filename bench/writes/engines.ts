import { copyFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openConnection } from '../../src/store/connection.js';
import { localConnection } from '../../src/store/local-connection.ts';
import { createPool } from '../../src/store/postgres/pool.ts';
import { openPostgres } from '../../src/store/postgres/store.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { dialects } from '../../src/store/transaction.ts';
import { openBarePostgres } from '../bare/postgres-writes.ts';
import { openBareSqlite } from '../bare/sqlite-writes.ts';
import { numbers } from '../creators.ts';
import type { PostgresServer } from '../postgres-server.ts';
import type { Both } from '../rounds.ts';
import { analyse, seedPostgres } from '../seed-postgres.ts';
import { seedStore } from '../seed-store.ts';
import { runFolder } from '../subject.ts';
import { prepareIn } from './made-by-store.ts';
import { type Change, changeOf, changing, placed, type Spread } from './places.ts';
import { record, type Statement } from './record.ts';
import { logInChannels } from './seed.ts';

/** Makes changes in a database. */
export interface Writer {
  /** Gets a change ready. What is returned makes it, and resolves once it can't be lost any more. */
  prepare(change: Change): Promise<() => Promise<void>>;
  /** What was kept of the changes, to be compared. */
  kept(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

/** The bot's store, and the bare engine with what it does. Each has a database of its own, with the same in it. */
export type Engine = (spread: Spread) => Promise<Both<Writer>>;

type Statements = Record<Change['kind'], Statement[]>;
type Recording = Parameters<typeof record>[0];

/** Records each kind of change, one after the other, so that there is something to remove. */
async function recorded(run: Recording, dialect: Parameters<typeof record>[1], spread: Spread): Promise<Statements> {
  const [number = 0] = changing;
  const now = Date.now();
  const add = await record(run, dialect, changeOf(spread, number, 'add', now));
  // The entry of the one must not take the place of the other's, which was written long before it when this is measured.
  const remove = await record(run, dialect, changeOf(spread, number, 'remove', now + 60 * 60 * 1000));
  return { add, remove };
}

/** Counts the rows of what the changes are kept in. */
const COUNTED = ['delivery', 'link', 'list_place', 'log', 'outbox'];
const COUNT = `SELECT ${COUNTED.map((table) => `(SELECT count(*) FROM ${table}) AS "${table}"`).join(', ')}`;

const byStore = (store: Store) => ({
  prepare: (change: Change) => prepareIn(store, change),
  close: () => store.close(),
});

function* jarsOf(spread: Spread, which: Parameters<typeof numbers>[0]) {
  for (const number of numbers(which)) yield placed(spread, number);
}

/** With a database that has a million links. */
export const sqlite: Engine = async (spread) => {
  const folder = mkdtempSync(join(runFolder, 'writes-'));
  const files = { bot: join(folder, 'tipjar.db'), bare: join(folder, 'bare.db') };
  await seedStore(files.bot, jarsOf(spread, 'all'));
  const store = openStore(files.bot);
  await logInChannels(store, spread);
  await store.close();
  copyFileSync(files.bot, files.bare);
  const kept = (file: string) => async () => {
    const database = openConnection(file);
    const counts = database.prepare<[], Record<string, number>>(COUNT).get() ?? {};
    database.close();
    return counts;
  };
  const database = openConnection(files.bare);
  const connection = localConnection(database);
  await connection.begin();
  const statements = await recorded(connection.run, dialects.sqlite, spread);
  await connection.rollback();
  database.close();
  return {
    bot: { ...byStore(openStore(files.bot)), kept: kept(files.bot) },
    bare: { ...openBareSqlite(files.bare, statements), kept: kept(files.bare) },
  };
};

/** With a database that has the jars alone that are changed. */
export const postgres =
  (server: PostgresServer): Engine =>
  async (spread) => {
    const log = { error: console.error, info: () => undefined };
    const open = (url: string) => openPostgres((lost) => createPool(url, lost), log);
    const urls = { bot: await server.database(), bare: await server.database() };
    for (const url of Object.values(urls)) {
      await seedPostgres(url, jarsOf(spread, 'asked'));
      const store = await open(url);
      await logInChannels(store, spread);
      await store.close();
      await analyse(url);
    }
    const kept = (url: string) => async () => {
      const client = new pg.Client(url);
      await client.connect();
      const { rows } = await client.query(COUNT);
      await client.end();
      return rows[0];
    };
    const sessions = createPool(urls.bare, () => undefined);
    const session = await sessions.take();
    await session.run('BEGIN ISOLATION LEVEL SERIALIZABLE');
    const statements = await recorded(session.run, dialects.postgres, spread);
    await session.run('ROLLBACK');
    session.release(false);
    await sessions.close();
    return {
      bot: { ...byStore(await open(urls.bot)), kept: kept(urls.bot) },
      bare: { ...openBarePostgres(urls.bare, statements), kept: kept(urls.bare) },
    };
  };
