import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';

/** Changes a database that a bot in this process is using. To wait for its lock in SQLite would keep the bot from ending it. */
export async function writeTo(file: string, sql: string): Promise<void> {
  const database = new Sqlite(file, { timeout: 0 });
  for (let tries = 0; ; tries += 1) {
    try {
      database.exec(sql);
      database.close();
      return;
    } catch (error) {
      if (tries > 200 || !String(error).includes('locked')) throw error;
      await wait(10);
    }
  }
}
