import { randomBytes } from 'node:crypto';
import { StoreError } from '../store.ts';
import { tables } from './baseline-tables.ts';
import { triggers } from './baseline-triggers.ts';
import { later } from './migrations.ts';
import type { Session } from './session.ts';
import { sharedTables } from './shared-tables.ts';

/** The schema that a database begins with. */
const BASELINE = 15;
/** The schema of this version. */
export const SCHEMA = BASELINE + later.length;
/** The oldest version of PostgreSQL that has all that is used here. */
export const OLDEST_SERVER = 13;

/** The letters TipJ. Whoever brings the schema up to date holds the lock of this number. */
const LOCK = 0x54_69_70_4a;

/**
 * Whoever copies a database shares this lock, and whoever changes the schema has it alone. A change that waits for a copy
 * any other way keeps everybody from the table that it is to change.
 */
export const COPYING = LOCK + 1;

/** Milliseconds for a copy that is kept before the schema is changed, after which others may do both. */
const KEEPING = 60 * 60_000;

/**
 * What versions of the schema a database has run, and for each which version of the bot may still use the database, by
 * the schema that it knows.
 */
const VERSIONS = `
CREATE TABLE schema_version (version bigint PRIMARY KEY, oldest bigint NOT NULL);
`;

/** The schema that a database has by now. Read by the key, since the planner believes that reading a table takes long. */
export const NEWEST = 'schema_version ORDER BY version DESC LIMIT 1';

/**
 * Brings the schema of a database up to date, or makes it. Of several processes one does so, and the others wait for it.
 * @param keep Keeps a copy of the database before it is changed to a schema. What it throws leaves the database as it is.
 * @throws {StoreError} when the database is another program's, or too new for this version.
 */
export async function migrate(session: Session, keep?: (schema: number) => Promise<void>): Promise<void> {
  await refuseServer(session);
  await session.run('BEGIN');
  try {
    await session.run('SET LOCAL statement_timeout = 0');
    await session.run('SET LOCAL lock_timeout = 0');
    await session.run('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const version = await versionOf(session);
    if (version === 0) await begin(session);
    else if (version < SCHEMA) {
      await session.run(`SET LOCAL idle_in_transaction_session_timeout = ${KEEPING}`);
      await keep?.(SCHEMA);
      await session.run('SELECT pg_advisory_xact_lock($1)', [COPYING]);
    }
    let usable = BASELINE;
    for (const [nth, { sql, oldest }] of later.entries()) {
      const made = BASELINE + nth + 1;
      // What an earlier migration has taken away stays away.
      usable = Math.max(usable, oldest ?? made - 1);
      if (made <= version) continue;
      await session.run(sql);
      await putVersion(session, made, usable);
    }
    await session.commit();
  } catch (error) {
    await session.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function begin(session: Session): Promise<void> {
  await session.run(VERSIONS);
  await session.run(tables);
  await session.run(triggers);
  await session.run(sharedTables);
  await session.run('INSERT INTO secret VALUES ($1)', [randomBytes(32)]);
  await putVersion(session, BASELINE, BASELINE);
}

const putVersion = (session: Session, version: number, oldest: number) =>
  session.run('INSERT INTO schema_version VALUES ($1, $2)', [version, oldest]);

export async function tablesIn(session: Session): Promise<string[]> {
  const { rows } = await session.run<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')",
  );
  return rows.map(({ name }) => name);
}

/** What is in a database: nothing, our schema by its version, or something else. */
export async function versionOf(session: Session): Promise<number> {
  const names = await tablesIn(session);
  if (names.length === 0) return 0;
  if (!['schema_version', 'jar', 'tombstone'].every((name) => names.includes(name))) {
    throw new StoreError(
      'The database of DATABASE_URL is another program’s. Nothing was changed. Make a database of Tip Jar’s own.',
    );
  }
  const found = await session.run<{ version: number; oldest: number }>(`SELECT version, oldest FROM ${NEWEST}`);
  const { version = 0, oldest = 0 } = found.rows[0] ?? {};
  if (oldest > SCHEMA) throw new StoreError(tooNew(version));
  return version;
}

/** @param version The schema of the database. */
export const tooNew = (version: number) =>
  `The database was written by a newer Tip Jar (schema ${version}; this version knows ${SCHEMA}, and can use the next ` +
  'one at most). Nothing was changed. Start the newer version again, or restore a backup made before it.';

/** @throws {StoreError} when the server is too old, or the database can't keep every text. */
export async function refuseServer(session: Session): Promise<void> {
  const { rows } = await session.run<{ server: string; encoding: string }>(
    "SELECT current_setting('server_version_num') AS server, current_setting('server_encoding') AS encoding",
  );
  const server = Math.floor(Number(rows[0]?.server) / 10_000);
  if (server < OLDEST_SERVER) {
    throw new StoreError(`The server is PostgreSQL ${server}, and Tip Jar needs ${OLDEST_SERVER} or later.`);
  }
  const encoding = rows[0]?.encoding;
  if (encoding !== 'UTF8') {
    throw new StoreError(
      `The database of DATABASE_URL keeps text as ${encoding}. Make one that keeps it as UTF8: createdb -E UTF8 -T template0 tipjar`,
    );
  }
}
