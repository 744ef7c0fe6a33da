import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { StoreInUse } from './open.ts';

/**
 * Keeps a second process off the same database. The lock is SQLite's own on a small file beside it, held by an open
 * transaction: it ends with the process, however that ends, and the holder's number can be read meanwhile.
 * @throws {StoreInUse} naming the process that holds it.
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
        'Stop that one first, or give this one another DATABASE_URL.',
    );
  }
  return { release: () => lock.close() };
}

function holder(lock: Sqlite.Database): number | undefined {
  try {
    return lock.prepare('SELECT pid FROM holder').pluck().get() as number | undefined;
  } catch (error) {
    // Another process is just writing its number: it holds the lock all the same.
    if (error instanceof Sqlite.SqliteError) return undefined;
    throw error;
  }
}
