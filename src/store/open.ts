import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { migrations } from './migrations/index.ts';

/** A database that can't be used, and what the operator can do about it. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** Another process has the database; it may be just about to end. */
export class StoreInUse extends StoreError {
  override name = 'StoreInUse';
}

/** WAL files larger than this are cut back after a checkpoint; in bytes. */
const WAL_LIMIT = 16 * 1024 * 1024;

/**
 * Set on every open: none of them is kept in the file but the journal mode, and better-sqlite3 opens a WAL file with
 * `synchronous=NORMAL`, which may lose what was acknowledged when the power fails.
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
 * Opens a file, or a database in memory for `:memory:`, sets it up, checks it and brings it up to date.
 * @throws {StoreError} when it is damaged or newer than this version; its bytes are then untouched.
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
  for (const [at, migration] of migrations.entries()) {
    if (at < version) continue;
    database.transaction(() => {
      database.exec(migration.sql);
      database.pragma(`user_version = ${at + 1}`);
    })();
  }
}
