import { chmodSync, constants, copyFileSync, existsSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { isBusy, isDamage } from './disk-problem.ts';
import { damageMark } from './integrity.ts';
import { sync } from './name-file.js';
import { PRIVATE } from './private-files.ts';
import { StoreError } from './store.ts';

/** What SQLite may keep beside a database. */
const SIDES = ['-wal', '-shm', '-journal'];

const UNFINISHED = '.restoring-';

/** The database's own path, behind symbolic links. Its folder must be there. */
export const ownPath = (file: string): string =>
  existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));

/** Where a database is made ready to take the place of another one, on the same disk. */
export const stagePath = (file: string, at: number): string => `${ownPath(file)}${UNFINISHED}${at}`;

/** Removes what is left of restores that were interrupted. Nobody else may have the database by then. */
export function dropUnfinished(file: string): void {
  const real = ownPath(file);
  const begin = `${basename(real)}${UNFINISHED}`;
  for (const name of readdirSync(dirname(real))) {
    if (name.startsWith(begin)) rmSync(join(dirname(real), name), { force: true });
  }
}

/** Copies a file so that it is whole under its new name, or isn't there. */
function keep(from: string, to: string): void {
  const part = `${to}.part`;
  copyFileSync(from, part, constants.COPYFILE_FICLONE);
  chmodSync(part, PRIVATE);
  sync(part);
  renameSync(part, to);
}

const inUse = (real: string) => new StoreError(`${real} is open in another program. Close that first.`);

/**
 * Takes everything into the database's own file that is beside it, so that it can be told from its successor.
 * @returns whether that was done. In a damaged one it can't be.
 * @throws {StoreError} when another program has it open.
 */
function fold(real: string): boolean {
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(real, { timeout: 2_000 });
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    if (database.pragma('journal_mode = delete', { simple: true }) !== 'delete') throw inUse(real);
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw isBusy(error) ? inUse(real) : error;
  } finally {
    database?.close();
  }
}

/**
 * Puts a database that is whole and closed in the place of another one, of which a copy is kept. However this is
 * interrupted, one of the two is there and whole: nothing of the old one is left beside its file when a single step puts
 * the new one in its place. (Where the old one is so damaged that SQLite can't read its header, what is beside it is only
 * in the copy from a moment before that step on.)
 * @param kept Where the old one is kept.
 * @throws {Error} as the disk refuses it. The old one is in its place then.
 */
export function replaceDatabase(file: string, staged: string, kept: string): void {
  const real = ownPath(file);
  sync(staged);
  if (existsSync(real)) {
    const folded = fold(real);
    const sides = folded ? [] : SIDES.filter((end) => existsSync(`${real}${end}`));
    for (const end of ['', ...sides]) keep(`${real}${end}`, `${kept}${end}`);
    sync(dirname(real));
  }
  for (const end of SIDES) rmSync(`${real}${end}`, { force: true });
  sync(dirname(real));
  renameSync(staged, real);
  sync(dirname(real));
  rmSync(damageMark(file), { force: true });
}
