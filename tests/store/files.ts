import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** The path of a database that isn't there yet, in a folder of its own. */
export const freshFile = () => join(mkdtempSync(join(tmpdir(), 'tip-jar-')), 'jar.db');

/** Every byte of the files in the folder of a database: the database itself, its WAL and its lock. */
export function everything(file: string): Buffer {
  const folder = dirname(file);
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}

/** Locks the file against writes, as another process would. Returns what releases the lock. */
export function lock(file: string): () => void {
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  return () => other.close();
}
