import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKUP_LIFE, copiedUntilIn, copyBeforeSchema } from '../copy.ts';
import type { Copies } from '../postgres/store.ts';
import { copyServer } from './copy-server.ts';

/**
 * Keeps copies of a database of PostgreSQL in the folder of its backups.
 * @param file The name by which its copies are called.
 */
export const serverCopies = (url: string, file: string, folder: string): Copies => ({
  async keep(schema) {
    const to = join(folder, copyBeforeSchema(file, schema));
    // One is there where the change of the schema that followed has failed.
    await rm(to, { force: true });
    await copyServer({ url, to }).done;
  },
  // Another process, which may have a folder of its own, may just have made one.
  until: async (now) => Math.max(now + BACKUP_LIFE, ...(await copiedUntilIn(folder, file, now))),
});
