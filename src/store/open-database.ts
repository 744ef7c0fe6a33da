import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openConnection } from './connection.js';
import { copiesOf, keepCopy } from './copy.ts';
import { damaged, toStoreError } from './disk-problem.ts';
import { refuseForeign } from './foreign.ts';
import { addFunctions } from './migrations/functions.ts';
import { migrations } from './migrations/index.ts';
import { makePrivate, narrow } from './private-files.ts';
import { StoreError } from './store.ts';

/** A new database in memory, whose migrations run once in a process: they take longer than most of what it is opened for. */
let migrated: Buffer | undefined;

/**
 * Opens a file, or a database in memory for `:memory:`, and runs the migrations that it lacks. Before them, the whole file
 * is checked and a copy of it is kept beside it.
 * @param schema What a new file is made for. One that is there must not be of a later one.
 * @throws {StoreError} when it is damaged, another program's, written by a newer version or can't be written.
 */
export function openDatabase(file: string, schema = migrations.length): Database {
  let database: Database | undefined;
  try {
    if (file !== ':memory:') {
      prepare(file);
      keepPrivate(file);
    }
    database = openConnection(file === ':memory:' ? (migrated ?? file) : file);
    migrate(database, file, schema);
    if (file === ':memory:') migrated ??= database.serialize();
    return database;
  } catch (error) {
    database?.close();
    throw toStoreError(error, file);
  }
}

/**
 * Makes the folder of a file, and looks whether the file may be opened, without changing a byte of it.
 * @throws {StoreError} when it is another program's, written by a newer version or can't be written.
 */
export function prepare(file: string): void {
  try {
    makeFolder(dirname(file));
    accessSync(dirname(file), constants.W_OK | constants.X_OK);
    if (!existsSync(file)) return;
    accessSync(file, constants.R_OK | constants.W_OK);
    refuseLinked(file);
    refuseForeign(file);
  } catch (error) {
    throw toStoreError(error, file);
  }
}

/** SQLite gives what it makes beside a database the mode of the database, whatever the umask is. */
function keepPrivate(file: string): void {
  makePrivate(file);
  const real = realpathSync(file);
  for (const end of ['-wal', '-shm', '-journal', '.damaged', '.erased']) narrow(`${real}${end}`);
  for (const copy of copiesOf(file)) narrow(copy);
}

/** Makes a folder that only this user can open. Node's own way of making parents too never comes back where nothing can be made, as below `/proc`. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** @throws {StoreError} SQLite finds a WAL by the file's name: what was changed under one name would be missing under another. */
export function refuseLinked(file: string): void {
  const found = statSync(file);
  if (found.nlink === 1 || !found.isFile()) return;
  throw new StoreError(
    `${file} has ${found.nlink} names (hard links), and another process may be using it under another of them. ` +
      'Keep the name under which it ran last, and remove the others.',
  );
}

function migrate(database: Database, file: string, schema: number): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > 0 && version < schema) {
    const found = database.pragma('quick_check', { simple: true });
    if (found !== 'ok') throw damaged(file, String(found));
    keepCopy(database, file, schema);
  }
  addFunctions(database);
  for (const [index, sql] of migrations.slice(0, schema).entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
