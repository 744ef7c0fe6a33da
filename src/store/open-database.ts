import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { openConnection } from './connection.js';
import { migrations } from './migrations/index.ts';
import { StoreError } from './store.ts';

/**
 * Opens a file, or a database in memory for `:memory:`, checks it and runs the migrations that it lacks.
 * @throws {StoreError} when it is damaged, was written by a newer version or can't be read. A newer file is not changed.
 */
export function openDatabase(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = !existsSync(file);
  let database: Database | undefined;
  try {
    if (!fresh) refuseNewer(file);
    database = openConnection(file);
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

/** Looks with a connection that only reads: one that may write takes a WAL into the file when it is closed. */
function refuseNewer(file: string) {
  const database = new Sqlite(file, { readonly: true });
  const version = Number(database.pragma('user_version', { simple: true }));
  database.close();
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
