import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { StoreInUse } from './store-error.ts';

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
