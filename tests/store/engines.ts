import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { createPool } from '../../src/store/postgres/pool.ts';
import type { Sessions } from '../../src/store/postgres/session.ts';
import { openPostgres } from '../../src/store/postgres/store.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { pgliteSessions } from '../support/pglite.ts';
import { freshFile } from './files.ts';

/** A database of a test's own, and what another program sees in it. */
export interface Place {
  open(): Promise<Store>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

/** An engine that keeps what the bot has to remember. Whatever the store promises holds on each of them. */
export interface Engine<Where extends Place = Place> {
  name: string;
  /** How many random tries a property gets: each statement on a server takes longer. */
  tries: number;
  place(): Promise<Where>;
  /**
   * A place that the tests of a file share, for one test at a time: it's emptied for each of them, which takes a fifth of
   * the time that a new one takes on PostgreSQL.
   */
  emptied(): Promise<Where>;
}

/** A database of PostgreSQL, and how to connect to it. */
interface Connected extends Place {
  sessions(): Sessions;
}

const quiet = { error: () => undefined, info: () => undefined };

/** The database in a file. */
export const inFile = (file: string): Place => ({
  open: async () => openStore(file),
  async rows(sql) {
    const database = new Sqlite(file);
    try {
      const statement = database.prepare<[], Record<string, unknown>>(sql);
      if (statement.reader) return statement.all();
      statement.run();
      return [];
    } finally {
      database.close();
    }
  },
});

const newFile = async () => inFile(freshFile());
const embedded: Engine = { name: 'SQLite', tries: 15, place: newFile, emptied: newFile };

async function rowsIn(sessions: Sessions, sql: string): Promise<Record<string, unknown>[]> {
  const session = await sessions.take();
  try {
    return (await session.run<Record<string, unknown>>(sql)).rows;
  } finally {
    session.release(false);
  }
}

const onSessions = (connect: (lost: () => void) => Sessions): Connected => ({
  sessions: () => connect(() => undefined),
  open: () => openPostgres(connect, quiet),
  async rows(sql) {
    const sessions = connect(() => undefined);
    return rowsIn(sessions, sql).finally(() => sessions.close());
  },
});

/** Empties a database of the bot but for what it has been given when it was made. To truncate tables takes longer. */
const EMPTY = `
DO $$
DECLARE
  one record;
BEGIN
  -- The log is never emptied otherwise.
  SET LOCAL session_replication_role = replica;
  FOR one IN SELECT oid, relname, relkind FROM pg_class WHERE relnamespace = current_schema()::regnamespace LOOP
    IF one.relkind = 'S' THEN PERFORM setval(one.oid, 1, false);
    ELSIF one.relkind = 'r' AND one.relname NOT IN ('secret', 'schema_version') THEN
      EXECUTE 'DELETE FROM ' || one.relname;
    END IF;
  END LOOP;
END $$`;

function emptying(place: () => Promise<Connected>): () => Promise<Connected> {
  let made: Promise<Connected> | undefined;
  async function make(): Promise<Connected> {
    const there = await place();
    // A new session reads about all tables first, so these stay open.
    const sessions = there.sessions();
    return { ...there, rows: (sql) => rowsIn(sessions, sql) };
  }
  return async () => {
    made ??= make();
    const there = await made;
    await there.rows(EMPTY);
    return there;
  };
}

/** Making one takes seconds, so all tests of a process share it, in a schema each. */
const shared = globalThis as { pglite?: PGlite };

async function newSchema(): Promise<Connected> {
  shared.pglite ??= new PGlite();
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  await shared.pglite.exec(`CREATE SCHEMA ${schema}`);
  const sessions = pgliteSessions(shared.pglite, schema);
  return onSessions(() => sessions);
}

const inProcess: Engine<Connected> = { name: 'PGlite', tries: 3, place: newSchema, emptied: emptying(newSchema) };

/** A server that is promised to be there. */
export const server = process.env.TIP_JAR_POSTGRES;

/** Makes a database on the server, and says how to reach it. */
export async function freshDatabase(address: string): Promise<string> {
  const name = `tip_jar_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(address);
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  await client.end();
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

/** A database on the server, by its address. */
export const onServer = (url: string): Connected => onSessions((lost) => createPool(url, lost));

function served(address: string): Engine<Connected> {
  const place = async () => onServer(await freshDatabase(address));
  return { name: 'PostgreSQL', tries: 5, place, emptied: emptying(place) };
}

export const postgres: readonly Engine<Connected>[] = [inProcess, ...(server ? [served(server)] : [])];
export const engines: readonly Engine[] = [embedded, ...postgres];
