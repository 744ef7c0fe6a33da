import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { atTerminal, counted, readGiven, Stopped } from './at-terminal.ts';
import { BACKUP_LIFE, backupName } from './store/copy.ts';
import { type Copying, copyDatabase, DamagedLinks } from './store/copy-database.ts';
import { toStoreError } from './store/disk-problem.ts';
import { refuseForeign } from './store/foreign.ts';
import { backupPostgres } from './store/move/backup-postgres.ts';
import { databaseAt } from './store/move/move.ts';
import { isWritableFolder } from './store/private-files.ts';

const USAGE = 'npm run backup [-- FILE]';
const MEGABYTE = 1024 * 1024;

await atTerminal(async ({ tell, onStop, progress }) => {
  const { named, flags, config, file } = readGiven(USAGE, ['damaged-links']);
  const url = config.databaseUrl;
  const now = Date.now();
  const folder = config.backupDir ?? (url === undefined ? dirname(file) : '.');
  const to = named ?? join(folder, backupName(file, now));
  if (url === undefined && !existsSync(file))
    throw new Stopped(`${file} is not there, so there is nothing to back up.`);
  if (existsSync(to)) throw new Stopped(`${to} is there already, and isn’t overwritten. Choose another name.`);
  if (!isWritableFolder(dirname(to))) throw new Stopped(`${dirname(to)} is no folder that can be written to.`);
  if (url === undefined) refuse(file);
  const begun = performance.now();
  const strict = !flags['damaged-links'];
  const copying =
    url === undefined
      ? copyDatabase({ from: file, to, strict, onProgress: progress })
      : copyServer(url, to, strict, progress);
  onStop(copying.end);
  const copied = await copying.done.catch((error: unknown) => {
    if (!(error instanceof DamagedLinks)) throw error;
    throw new Stopped(`${error.message} Nothing was written. To back it up all the same, add: --damaged-links`);
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  tell(`${to} was written: ${counted(copied)}, ${(copied.size / MEGABYTE).toFixed(1)} MB, in ${seconds} seconds.`);
  if (copied.damagedLinks > 0) tell(`Damaged links in it, which nobody is shown: ${copied.damagedLinks}.`);
  tell(
    named === undefined && url === undefined
      ? `The bot deletes it by ${new Date(now + BACKUP_LIFE).toISOString().slice(0, 10)}.`
      : 'Delete it within thirty days: it keeps what people delete from now on.',
  );
});

function refuse(file: string): void {
  try {
    refuseForeign(file);
  } catch (error) {
    throw toStoreError(error, file);
  }
}

/** Writes a database of PostgreSQL into a file, from which it can be restored on either engine. */
function copyServer(url: string, to: string, strict: boolean, onProgress: (part: number) => void): Copying {
  const ending = new AbortController();
  const done = backupPostgres(databaseAt(url), to, { damagedLinks: !strict, onProgress, signal: ending.signal });
  return {
    done,
    async end() {
      ending.abort();
      await done.catch(() => undefined);
    },
  };
}
