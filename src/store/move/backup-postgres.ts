import type { Copied } from '../copying.ts';
import type { Carrying } from './carry.ts';
import { type Database, postgresSource } from './postgres-ends.ts';
import { writeFile } from './write-file.ts';

/**
 * Writes a database of PostgreSQL into an SQLite file, as it is at one moment. Bots that run on it neither wait for it nor
 * change what is written.
 * @param to Where the file is to be. Nothing may be there.
 * @throws {StoreError} when there is none. Nothing is left of it then.
 */
export async function backupPostgres(database: Database, to: string, how: Carrying): Promise<Copied> {
  const source = await postgresSource(database, 'online');
  try {
    return await writeFile(source, to, how);
  } finally {
    await source.close();
  }
}
