import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { makePrivate } from './private-files.ts';

/** How long a copy is kept, in milliseconds. It has what people delete after it was made. */
const COPY_LIFE = 30 * 24 * 60 * 60 * 1000;

const nameOf = (file: string) => `${file}.before-schema-`;

/**
 * Keeps a copy of a database beside it, as it is before it is changed to a newer schema. It is whole, or it isn't there.
 * @throws {SqliteError} when there is no room for it.
 */
export function keepCopy(database: Database, file: string, schema: number): void {
  const copy = `${nameOf(file)}${schema}`;
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

/** The copies that are kept beside a database. */
export const copiesOf = (file: string): string[] =>
  readdirSync(dirname(file))
    .filter((name) => name.startsWith(basename(nameOf(file))))
    .map((name) => join(dirname(file), name));

/** When a copy is old enough to be deleted, in milliseconds since 1970. */
const endOf = (copy: string) => (statSync(copy, { throwIfNoEntry: false })?.mtimeMs ?? 0) + COPY_LIFE;

/** When the last of the copies that are there will be deleted, in milliseconds since 1970. */
export const copiedUntil = (file: string): number | undefined =>
  copiesOf(file)
    .map(endOf)
    .sort((one, other) => other - one)[0];

/** @param now Milliseconds since 1970. */
export function dropOldCopies(file: string, now: number): void {
  for (const copy of copiesOf(file)) if (endOf(copy) < now) rmSync(copy, { force: true });
}
