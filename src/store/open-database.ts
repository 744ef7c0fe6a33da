import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { openConnection } from './connection.js';
import { copiesOf, keepCopy } from './copy.ts';
import { damaged, isHalfDone, toStoreError } from './disk-problem.ts';
import { addFunctions } from './migrations/functions.ts';
import { migrations } from './migrations/index.ts';
import { makePrivate, narrow } from './private-files.ts';
import { StoreError } from './store.ts';

/** What our files have in their header since schema 3: the letters TipJ. Another program's have 0 or another number. */
const APPLICATION = 0x54_69_70_4a;

/** Tables that a file from before schema 3 has, by which it is known to be ours. */
const EARLY_TABLES = ['delivery', 'jar', 'link', 'listing'];

/**
 * Opens a file, or a database in memory for `:memory:`, and runs the migrations that it lacks. Before them, the whole file
 * is checked and a copy of it is kept beside it.
 * @throws {StoreError} when it is damaged, another program's, written by a newer version or can't be written.
 */
export function openDatabase(file: string): Database {
  let database: Database | undefined;
  try {
    if (file !== ':memory:') {
      prepare(file);
      keepPrivate(file);
    }
    database = openConnection(file);
    migrate(database, file);
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

/** Node's own way of making parents too never comes back where nothing can be made, as below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** SQLite finds a WAL by the file's name: what was changed under one name would be missing under another. */
function refuseLinked(file: string): void {
  const found = statSync(file);
  if (found.nlink === 1 || !found.isFile()) return;
  throw new StoreError(
    `${file} has ${found.nlink} names (hard links), and another process may be using it under another of them. ` +
      'Keep the name under which it ran last, and remove the others.',
  );
}

/** Looks with a connection that only reads: one that may write takes a WAL into the file when it is closed. */
function refuseForeign(file: string): void {
  const database = new Sqlite(file, { readonly: true });
  try {
    refuseOthers(database, file);
  } catch (error) {
    if (!isHalfDone(error)) throw error;
    lookAtCopy(file);
  } finally {
    database.close();
  }
}

/** Looks at a file in which a transaction was interrupted that has to be undone first, as the very first one may be. */
function lookAtCopy(file: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'tip-jar-'));
  try {
    const copy = join(folder, 'copy.db');
    for (const end of ['', '-journal']) copyFileSync(`${file}${end}`, `${copy}${end}`);
    const database = new Sqlite(copy);
    try {
      refuseOthers(database, file);
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function refuseOthers(database: Database, file: string): void {
  const application = database.pragma('application_id', { simple: true });
  const version = Number(database.pragma('user_version', { simple: true }));
  const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const empty = application === 0 && version === 0 && tables.length === 0;
  const early = application === 0 && version > 0 && EARLY_TABLES.every((table) => tables.includes(table));
  if (version > migrations.length && (application === APPLICATION || application === 0)) {
    throw new StoreError(
      `${file} was written by a newer Tip Jar (schema ${version}; this version knows ${migrations.length}). ` +
        'Nothing was changed. Start the newer version again, or restore a backup made before it.',
    );
  }
  if (application !== APPLICATION && !empty && !early) {
    throw new StoreError(
      `${file} is another program’s database. Nothing was changed. Set DATABASE_URL to a file of Tip Jar’s own.`,
    );
  }
}

function migrate(database: Database, file: string): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > 0 && version < migrations.length) {
    const found = database.pragma('quick_check', { simple: true });
    if (found !== 'ok') throw damaged(file, String(found));
    keepCopy(database, file, migrations.length);
  }
  addFunctions(database);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
