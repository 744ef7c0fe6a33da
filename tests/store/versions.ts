import Sqlite from 'better-sqlite3';
import { addFunctions } from '../../src/store/migrations/functions.ts';
import { migrations } from '../../src/store/migrations/index.ts';

/**
 * Makes a database as an earlier version left it, with one link.
 * @param more SQL that puts more into it.
 */
export function earlierDatabase(file: string, version: number, more = ''): void {
  const database = new Sqlite(file);
  database.pragma('journal_mode = wal');
  addFunctions(database);
  for (const sql of migrations.slice(0, version)) database.exec(sql);
  database.pragma(`user_version = ${version}`);
  database.exec("INSERT INTO jar (account, created_at) VALUES ('discord:1', 1)");
  database.exec(`
    INSERT INTO link (account, provider, handle, position, changed_at) VALUES ('discord:1', 'paypal', 'ada', 1, 1);
    ${more}
  `);
  if (version > 2) database.exec('UPDATE link SET checksum = link_checksum(account, provider, handle)');
  database.close();
}

/** Takes a database of PostgreSQL that nobody has filled yet back to the schema before, which has no installations. */
export async function earlierPostgres(rows: (sql: string) => Promise<unknown>): Promise<void> {
  await rows('DROP TABLE installation, oauth_state');
  await rows('DELETE FROM schema_version WHERE version > 15');
}
