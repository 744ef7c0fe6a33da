import Sqlite from 'better-sqlite3';
import { migrations } from '../../src/store/migrations/index.ts';

/** Makes a database as an earlier version left it, with one link. */
export function earlierDatabase(file: string, version: number): void {
  const database = new Sqlite(file);
  database.pragma('journal_mode = wal');
  for (const sql of migrations.slice(0, version)) database.exec(sql);
  database.pragma(`user_version = ${version}`);
  database.exec("INSERT INTO jar (account, created_at) VALUES ('discord:1', 1)");
  database.exec("INSERT INTO link VALUES ('discord:1', 'paypal', 'ada', 1, 1)");
  database.close();
}
