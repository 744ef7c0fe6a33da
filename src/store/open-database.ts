import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { migrations } from './migrations/index.ts';

/** The database can't be used. The message tells the operator why, and what to do about it. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** After a checkpoint, SQLite cuts a WAL file down to so many bytes. */
const WAL_LIMIT = 16 * 1024 * 1024;

/**
 * Only the journal mode is kept in the file, so all of these are set at each start. better-sqlite3 itself opens a WAL
 * file with `synchronous=NORMAL`, which may lose acknowledged writes when the power fails; 2 is `FULL`. The timeout is
 * in milliseconds. It is short because it blocks the whole process: writes wait longer without blocking.
 */
const settings = {
  journal_mode: 'wal',
  synchronous: 2,
  busy_timeout: 50,
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  journal_size_limit: WAL_LIMIT,
};

/**
 * Opens a file, or a database in memory for `:memory:`, checks it and runs the migrations that it lacks.
 * @throws {StoreError} when it is damaged, was written by a newer version or can't be read. A newer file is not changed.
 */
export function openDatabase(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = !existsSync(file);
  let database: Database | undefined;
  try {
    database = new Sqlite(file);
    if (!fresh) refuseNewer(database, file);
    for (const [pragma, value] of Object.entries(settings)) {
      if (file === ':memory:' && pragma === 'journal_mode') continue;
      database.pragma(`${pragma} = ${value}`);
      const got = database.pragma(pragma, { simple: true });
      if (got !== value) throw new StoreError(`${file}: SQLite refused ${pragma} = ${value} and keeps ${got}.`);
    }
    if (!fresh) refuseDamaged(database, file);
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw toStoreError(error, file);
  }
}

function toStoreError(error: unknown, file: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) return damaged(file, error.message);
  return new StoreError(`${file}: ${error.message} (${error.code}).`, { cause: error });
}

function refuseNewer(database: Database, file: string) {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version <= migrations.length) return;
  throw new StoreError(
    `${file} was written by a newer Tip Jar (schema ${version}; this version knows ${migrations.length}). ` +
      'Nothing was changed. Start the newer version again, or restore a backup made before it.',
  );
}

function refuseDamaged(database: Database, file: string) {
  const found = database.pragma('quick_check', { simple: true });
  if (found !== 'ok') throw damaged(file, String(found));
}

function damaged(file: string, what: string): StoreError {
  return new StoreError(
    `${file} is damaged: ${what.split('\n')[0]}. Tip Jar doesn't serve links from a damaged file. ` +
      `Restore a backup, or save what can be read with: sqlite3 ${file} ".recover" | sqlite3 recovered.db`,
  );
}

function migrate(database: Database) {
  const version = Number(database.pragma('user_version', { simple: true }));
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
