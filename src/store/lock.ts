import { existsSync, realpathSync, truncateSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import pRetry from 'p-retry';
import { isBusy, isDamage, toStoreError } from './disk-problem.ts';
import { makePrivate } from './private-files.ts';
import { StoreError } from './store.ts';

/** Another process has the database open. That process may be about to end. */
export class StoreInUse extends StoreError {
  override name = 'StoreInUse';
}

/**
 * Keeps other processes from opening the same database, whatever path leads to it. The lock is an open transaction on a
 * small SQLite file beside the database: the operating system releases it however this process ends, and others can
 * still read from it which process holds the lock. Where that file can't tell, because it is new, was removed or is
 * torn, SQLite's own lock on the database tells whether anybody has it open.
 * @throws {StoreInUse} with the id of the process that holds the lock, where that is known.
 * @throws {StoreError} when the lock can't be written.
 */
export function lockDatabase(file: string): { release(): void } {
  try {
    const real = existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
    const lock = lockFile(`${real}.lock`, file);
    try {
      if (existsSync(real) && holder(lock) === undefined) refuseOpen(real, file);
      lock.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER); DELETE FROM holder');
      lock.prepare('INSERT INTO holder VALUES (?)').run(process.pid);
      showHolder(lock);
    } catch (error) {
      lock.close();
      throw isBusy(error) ? inUse(file) : error;
    }
    return { release: () => lock.close() };
  } catch (error) {
    throw toStoreError(error, file);
  }
}

/**
 * Commits what was written, and begins the transaction that is the lock anew. Who only reads the file can keep it from
 * being committed, but not from being locked: the transaction that is open goes on being the lock then.
 */
function showHolder(lock: Database): void {
  try {
    lock.exec('COMMIT; BEGIN IMMEDIATE');
  } catch (error) {
    if (!isBusy(error) || !lock.inTransaction) throw error;
  }
}

/** Begins the transaction that is the lock, on a file that other users can't open. */
function lockFile(path: string, file: string): Database {
  makePrivate(path);
  const lock = new Sqlite(path, { timeout: 0 });
  try {
    // A journal on the disk would be left behind by a crash, and who reads the file could keep it from being undone.
    lock.exec('PRAGMA journal_mode = memory; BEGIN IMMEDIATE');
    return lock;
  } catch (error) {
    const pid = isBusy(error) ? holder(lock) : undefined;
    lock.close();
    if (isBusy(error)) throw inUse(file, pid);
    if (!isDamage(error)) throw error;
    // A power cut tore it. It is emptied rather than removed, so that whoever may hold a lock on it still does.
    truncateSync(path);
    return lockFile(path, file);
  }
}

/** The process that holds the lock, or held it last; undefined where that was not written, or not yet. */
function holder(lock: Database): number | undefined {
  try {
    return lock.prepare<[], number>('SELECT pid FROM holder').pluck().get();
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return undefined;
    throw error;
  }
}

/**
 * Whoever has a database in WAL mode open has a lock on the file itself, by whatever name it was opened, and this takes
 * that lock for a moment.
 */
function refuseOpen(real: string, file: string): void {
  const database = new Sqlite(real, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = exclusive; SELECT count(*) FROM sqlite_schema');
  } catch (error) {
    throw isBusy(error) ? inUse(file) : error;
  } finally {
    database.close();
  }
}

const inUse = (file: string, pid?: number) =>
  new StoreInUse(
    `${file} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}. ` +
      'Stop it first, or set another DATABASE_URL for this one.',
  );

/**
 * The store waits so long, in milliseconds, for another process that has locked the database, as a backup does, or that
 * has it open and may be about to end.
 */
const PATIENCE = 2_000;
/** The shortest time between two attempts, in milliseconds. p-retry randomly waits up to twice as long. */
const PAUSE = 50;

/**
 * Does the work again for as long as another process has the database, without blocking this process meanwhile.
 * @throws {StoreInUse} when another process still has it open after two seconds.
 */
export const patiently = <Result>(work: () => Result | Promise<Result>): Promise<Result> =>
  pRetry(work, {
    retries: Number.POSITIVE_INFINITY,
    maxRetryTime: PATIENCE,
    minTimeout: PAUSE,
    factor: 1,
    randomize: true,
    shouldRetry: ({ error }) => error instanceof StoreInUse || isBusy(error) || isBusy(error.cause),
  });
