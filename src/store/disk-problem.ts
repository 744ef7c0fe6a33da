import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Damaged, StoreError } from './store.ts';

const FULL = 'there is no space left on its disk';

/** What SQLite's codes mean for whoever runs the bot, by how they begin. Any other code is a fault of ours. */
const problems: readonly (readonly [code: string, problem: string])[] = [
  ['SQLITE_FULL', FULL],
  // The index of the WAL can't grow.
  ['SQLITE_IOERR_SHMSIZE', FULL],
  ['SQLITE_READONLY', 'its file, its folder or its disk can only be read'],
  ['SQLITE_CANTOPEN', 'its file, or one beside it, can’t be opened or created'],
  ['SQLITE_IOERR', 'its disk reports an error'],
  ['SQLITE_BUSY', 'another program has it locked'],
  ['SQLITE_PROTOCOL', 'another program has it locked'],
  ['SQLITE_CORRUPT', 'its file is damaged'],
  ['SQLITE_NOTADB', 'its file is damaged'],
];

/** The same for the codes of the operating system. */
const systemProblems: Readonly<Record<string, string>> = {
  EACCES: 'its file or its folder may not be written',
  EPERM: 'its file or its folder may not be written',
  EROFS: 'its disk can only be read',
  ENOSPC: FULL,
  ENOENT: 'its folder can’t be created',
  ENOTDIR: 'what should be its folder is none',
};

/** Why the disk, or what is on it, keeps SQLite from working, with SQLite's code; undefined for any other error. */
export function diskProblem(error: unknown): string | undefined {
  if (!(error instanceof Sqlite.SqliteError)) return undefined;
  const found = problems.find(([code]) => error.code.startsWith(code));
  return found && `${found[1]} (${error.code})`;
}

/** Whether another process has the database locked. */
export const isBusy = (error: unknown) => error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');

/** Whether a transaction was interrupted that must be undone before anything can be read. */
export const isHalfDone = (error: unknown) =>
  error instanceof Sqlite.SqliteError && error.code === 'SQLITE_READONLY_ROLLBACK';

/** Whether a file is no database, or a damaged one. */
export const isDamage = (error: unknown): error is Error =>
  error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);

/** Whatever keeps a database from being opened, as a sentence that names the file. */
export function toStoreError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  if (isDamage(error)) return damaged(file, error.message);
  const { message, code = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  const system = systemProblems[code];
  const known = diskProblem(error) ?? (system && `${system} (${code})`);
  const why = known && isFull(dirname(file)) ? `${FULL} (${code})` : (known ?? message);
  return new StoreError(`${file} can’t be used: ${why}.`, { cause: error });
}

/** A file that can't be created on a full disk has no code that says so. */
function isFull(folder: string): boolean {
  return existsSync(folder) && statfsSync(folder).bavail === 0;
}

/** @param what What SQLite says of it. A heading, and all but the first of its findings, are left out. */
export const damaged = (file: string, what: string) =>
  new Damaged(
    `${file} is damaged: ${what.replace(/^\*\*\* .*\n/, '').split('\n')[0]}. Tip Jar doesn’t serve links from a damaged file. ` +
      `Restore a backup, or save what can be read with: sqlite3 ${file} ".recover" | sqlite3 recovered.db`,
  );
