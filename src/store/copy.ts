import { closeSync, fsyncSync, openSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { makePrivate } from './private-files.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Backups are kept for so many milliseconds, and other copies for as long as it is known who was erased since. */
export const BACKUP_LIFE = 7 * DAY;
const COPY_LIFE = 30 * DAY;

/**
 * What the copies of a database are called, behind its own name, and how long each kind is kept: it has what people
 * delete after it was made. One with `.part` at its end is being written, or whoever wrote it was killed.
 */
const kinds = [
  { ending: '.before-schema-', life: COPY_LIFE },
  { ending: '.replaced-', life: COPY_LIFE },
  { ending: '.backup-', life: BACKUP_LIFE },
] as const;

/** So many milliseconds are waited for the folder of the backups, which may be another machine's. */
const PATIENCE = 1_000;

/** As a file's name tells a time. Windows takes no colons. */
const stampOf = (at: number) => new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');
const STAMP = /-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)/;

/** The name of a copy from before a database is changed to a schema. */
export const copyBeforeSchema = (file: string, schema: number): string => `${basename(file)}.before-schema-${schema}`;

/** @param at Milliseconds since 1970. */
export const backupName = (file: string, at: number): string => `${basename(file)}.backup-${stampOf(at)}`;

/** The path of a database that is kept when another one takes its place. @param at Milliseconds since 1970. */
export const replacedName = (file: string, at: number): string => `${file}.replaced-${stampOf(at)}`;

/**
 * Keeps a copy of a database beside it, as it is before it is changed to a newer schema. It is whole, or it isn't there.
 * @throws {SqliteError} when there is no room for it.
 */
export function keepCopy(database: Database, file: string, schema: number): void {
  const copy = join(dirname(file), copyBeforeSchema(file, schema));
  const part = `${copy}.part`;
  rmSync(part, { force: true });
  try {
    // SQLite fills an empty file as it would a new one.
    makePrivate(part);
    database.prepare('VACUUM INTO ?').run(part);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  const written = openSync(part, 'r+');
  fsyncSync(written);
  closeSync(written);
  renameSync(part, copy);
}

interface Copy {
  path: string;
  /** When it was made, as its name and its file tell: the earlier of the two. Milliseconds since 1970. */
  at: number;
  /** When it is old enough to be deleted, in milliseconds since 1970. */
  end: number;
}

/** A database is copied under the name that leads to it, and replaced under its own. */
function namesOf(file: string): string[] {
  try {
    return [...new Set([basename(file), basename(realpathSync(file))])];
  } catch {
    return [basename(file)];
  }
}

function toCopy(path: string, file: string, modified: number | undefined): Copy | undefined {
  const named = basename(path);
  const kind = kinds.find(({ ending }) => namesOf(file).some((name) => named.startsWith(`${name}${ending}`)));
  if (!kind || modified === undefined) return undefined;
  const stamp = STAMP.exec(named);
  const written = stamp ? Date.parse(`${stamp[1]}T${stamp[2]}:${stamp[3]}:${stamp[4]}Z`) : modified;
  const at = Math.min(modified, written);
  return { path, at, end: at + kind.life };
}

const foldersOf = (file: string): string[] => {
  const folders = [dirname(file)];
  try {
    folders.push(dirname(realpathSync(file)));
  } catch {
    // There is no database yet, or it can't be reached.
  }
  return [...new Set(folders)];
};

/** The copies that are kept beside a database. */
const copiesBeside = (file: string): Copy[] =>
  foldersOf(file).flatMap((folder) =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return toCopy(path, file, statSync(path, { throwIfNoEntry: false })?.mtimeMs) ?? [];
    }),
  );

/** The paths of the copies that are kept beside a database. */
export const copiesOf = (file: string): string[] => copiesBeside(file).map(({ path }) => path);

/**
 * The copies of a database in another folder, the newest first.
 * @throws {Error} when the folder can't be read.
 */
export async function copiesIn(folder: string, file: string): Promise<Copy[]> {
  const copies = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      return toCopy(path, file, found?.mtimeMs) ?? [];
    }),
  );
  return copies.flat().sort((one, other) => other.at - one.at);
}

/**
 * When each of the copies in the folder of the backups will be deleted, in milliseconds since 1970. If the folder doesn't
 * say in time what is in it, it may hold one that was just made.
 * @param now Milliseconds since 1970.
 */
export async function copiedUntilIn(folder: string, file: string, now: number): Promise<number[]> {
  const late = wait(PATIENCE, undefined, { ref: false });
  const found = await Promise.race([copiesIn(folder, file).catch(() => undefined), late]);
  return found?.map(({ end }) => end) ?? [now + BACKUP_LIFE];
}

/**
 * When the last of the copies that are there will be deleted, in milliseconds since 1970.
 * @param backups The folder of the backups.
 * @param now Milliseconds since 1970.
 */
export async function copiedUntil(file: string, backups: string | undefined, now: number): Promise<number | undefined> {
  const ends = copiesBeside(file).map(({ end }) => end);
  if (backups !== undefined) ends.push(...(await copiedUntilIn(backups, file, now)));
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** @param now Milliseconds since 1970. */
export function dropOldCopies(file: string, now: number): void {
  for (const { path, end } of copiesBeside(file)) if (end < now) rmSync(path, { force: true });
}

/** The same in another folder. */
export async function dropOldCopiesIn(folder: string, file: string, now: number): Promise<void> {
  for (const { path, end } of await copiesIn(folder, file)) if (end < now) await rm(path, { force: true });
}
