import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { isHalfDone } from './disk-problem.ts';
import { migrations } from './migrations/index.ts';
import { StoreError } from './store.ts';

/** What our files have in their header since schema 3: the letters TipJ. Another program's have 0 or another number. */
const APPLICATION = 0x54_69_70_4a;

/** Tables that a file from before schema 3 has, by which it is known to be ours. */
const EARLY_TABLES = ['delivery', 'jar', 'link', 'listing'];

/** Whose database a file is, and of which schema. An empty one is nobody's yet. */
export interface Origin {
  of: 'us' | 'a newer version' | 'nobody' | 'another program';
  schema: number;
}

/**
 * Looks with a connection that only reads: one that may write takes a WAL into the file when it is closed.
 * @throws {SqliteError} when the file is no database, or one that can't be read.
 */
export function originOf(file: string): Origin {
  const database = new Sqlite(file, { readonly: true });
  try {
    return origin(database);
  } catch (error) {
    if (!isHalfDone(error)) throw error;
    return originOfCopy(file);
  } finally {
    database.close();
  }
}

/** @throws {StoreError} when a file is another program's, or was written by a newer version. */
export function refuseForeign(file: string): void {
  const { of, schema } = originOf(file);
  if (of === 'a newer version') {
    throw new StoreError(
      `${file} was written by a newer Tip Jar (schema ${schema}; this version knows ${migrations.length}). ` +
        'Nothing was changed. Start the newer version again, or restore a backup made before it.',
    );
  }
  if (of === 'another program') {
    throw new StoreError(
      `${file} is another program’s database. Nothing was changed. Set DATABASE_URL to a file of Tip Jar’s own.`,
    );
  }
}

/** Looks at a file in which a transaction was interrupted that has to be undone first, as the very first one may be. */
function originOfCopy(file: string): Origin {
  const folder = mkdtempSync(join(tmpdir(), 'tip-jar-'));
  try {
    const copy = join(folder, 'copy.db');
    for (const end of ['', '-journal']) copyFileSync(`${file}${end}`, `${copy}${end}`);
    const database = new Sqlite(copy);
    try {
      return origin(database);
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function origin(database: Database): Origin {
  const application = database.pragma('application_id', { simple: true });
  const schema = Number(database.pragma('user_version', { simple: true }));
  const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (schema > migrations.length && (application === APPLICATION || application === 0)) {
    return { of: 'a newer version', schema };
  }
  if (application === APPLICATION) return { of: 'us', schema };
  if (application === 0 && schema === 0 && tables.length === 0) return { of: 'nobody', schema };
  const early = application === 0 && schema > 0 && EARLY_TABLES.every((table) => tables.includes(table));
  return { of: early ? 'us' : 'another program', schema };
}
