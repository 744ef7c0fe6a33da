import Sqlite from 'better-sqlite3';

/** Opens a file that nobody needs after a crash, with room in memory for all that is written. */
export function openFast(file: string): Sqlite.Database {
  const database = new Sqlite(file);
  for (const setting of [
    'journal_mode = off',
    'synchronous = off',
    'locking_mode = exclusive',
    'cache_size = -1000000',
  ]) {
    database.pragma(setting);
  }
  return database;
}
