// @ts-check
// This file and thread.js are JavaScript because a thread starts from a file by its address, and Node.js 20 runs no
// TypeScript: so the built bot and the tests, which run the sources, start the same file.
import Sqlite from 'better-sqlite3';

/** In bytes. SQLite truncates a larger WAL file to this size after a checkpoint. */
const WAL_LIMIT = 16 * 1024 * 1024;

/**
 * Only the journal mode is kept in the file, so all of these are set at each start. better-sqlite3 itself opens a WAL
 * file with `synchronous=NORMAL`, which may lose acknowledged writes when the power fails; 2 is `FULL`. The timeout is
 * in milliseconds. It is short because it blocks the thread: writes wait longer by trying again. What SQLite sorts is
 * kept in memory (2), so that reads need no room on the disk. Triggers are `recursive`, because without it a row that is
 * replaced would be gone without those that keep the lists of jars.
 */
const settings = {
  journal_mode: 'wal',
  synchronous: 2,
  busy_timeout: 50,
  foreign_keys: 1,
  recursive_triggers: 1,
  secure_delete: 1,
  trusted_schema: 0,
  temp_store: 2,
  journal_size_limit: WAL_LIMIT,
};

/**
 * A connection with our settings.
 * @param {string | Buffer} file A path, `:memory:`, or what a database in memory begins with.
 * @returns {Sqlite.Database}
 * @throws {Error} when SQLite doesn't take a setting, or can't open the file.
 */
export function openConnection(file) {
  const database = new Sqlite(file);
  try {
    for (const [pragma, value] of Object.entries(settings)) {
      if (database.memory && pragma === 'journal_mode') continue;
      database.pragma(`${pragma} = ${value}`);
      const got = database.pragma(pragma, { simple: true });
      if (got !== value) throw new Error(`SQLite refused ${pragma} = ${value} and keeps ${got}.`);
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
