import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { atTerminal, counted, readGiven, Stopped } from './at-terminal.ts';
import { BACKUP_LIFE, backupName } from './store/copy.ts';
import { copyDatabase } from './store/copy-database.ts';
import { DamagedLinks } from './store/copying.ts';
import { toStoreError } from './store/disk-problem.ts';
import { refuseForeign } from './store/foreign.ts';
import { copyServer } from './store/move/copy-server.ts';
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
  const wish = { to, strict, onProgress: progress };
  const copying = url === undefined ? copyDatabase({ from: file, ...wish }) : copyServer({ url, ...wish });
  onStop(copying.end);
  const copied = await copying.done.catch((error: unknown) => {
    if (!(error instanceof DamagedLinks)) throw error;
    throw new Stopped(`${error.message} Nothing was written. To back it up all the same, add: --damaged-links`);
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  tell(`${to} was written: ${counted(copied)}, ${(copied.size / MEGABYTE).toFixed(1)} MB, in ${seconds} seconds.`);
  if (copied.damagedLinks > 0) tell(`Damaged links in it, which nobody is shown: ${copied.damagedLinks}.`);
  tell(
    named === undefined && (url === undefined || config.backupDir !== undefined)
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
