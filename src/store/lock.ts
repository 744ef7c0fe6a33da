import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import pRetry from 'p-retry';
import { StoreError } from './store.ts';

/** Another process has the database open. That process may be about to end. */
export class StoreInUse extends StoreError {
  override name = 'StoreInUse';
}

/**
 * Keeps other processes from opening the same database. The lock is an open transaction on a small SQLite file beside
 * the database: the operating system releases it however this process ends, and others can still read from it which
 * process holds the lock.
 * @throws {StoreInUse} with the id of the process that holds the lock.
 */
export function lockDatabase(file: string): { release(): void } {
  mkdirSync(dirname(file), { recursive: true });
  const lock = new Sqlite(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (pid INTEGER); DELETE FROM holder');
    lock.prepare('INSERT INTO holder VALUES (?)').run(process.pid);
    lock.exec('COMMIT; BEGIN IMMEDIATE');
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
    const pid = holder(lock);
    lock.close();
    throw new StoreInUse(
      `${file} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}. ` +
        'Stop it first, or set another DATABASE_URL for this one.',
    );
  }
  return { release: () => lock.close() };
}

function holder(lock: Sqlite.Database): number | undefined {
  try {
    return lock.prepare<[], number>('SELECT pid FROM holder').pluck().get();
  } catch (error) {
    // The other process holds the lock but is still writing its id.
    if (error instanceof Sqlite.SqliteError) return undefined;
    throw error;
  }
}

/**
 * How long to wait while another process, such as a backup, has the database locked or has it open and may be about to
 * end, in milliseconds. Platforms wait three seconds for an answer.
 */
const PATIENCE = 2_000;
/** The shortest time between two attempts, in milliseconds. p-retry takes up to twice as long, at random. */
const PAUSE = 50;

/**
 * Does the work again for as long as another process has the database, without blocking this process meanwhile.
 * @throws {SqliteError} with the code SQLITE_BUSY when the database is still locked after two seconds.
 * @throws {StoreInUse} when another process still has it open after two seconds.
 */
export const patiently = <Result>(work: () => Result | Promise<Result>): Promise<Result> =>
  pRetry(work, {
    retries: Number.POSITIVE_INFINITY,
    maxRetryTime: PATIENCE,
    minTimeout: PAUSE,
    factor: 1,
    randomize: true,
    shouldRetry: ({ error }) =>
      error instanceof StoreInUse || (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')),
  });
