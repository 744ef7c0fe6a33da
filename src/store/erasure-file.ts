import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { PRIVATE } from './private-files.ts';
import type { Schema } from './schema.ts';
import { StoreError } from './store.ts';

/** When whom a mark stands for was erased, in milliseconds since 1970. */
export type Erasures = ReadonlyMap<string, number>;

/** The marks of erasures by the key that they were made with, which is the secret of a database. The newest key is last. */
const contents = z.record(z.string(), z.record(z.string(), z.number()));

/** A key is only exchanged where nothing in the database was made with it. */
const KEYED = ['tombstone', 'sanction', 'report', 'log', 'nudge', 'nudge_refusal'] as const;

/**
 * Opens the file beside a database that has the marks of its erasures too, so that an older copy which is put in the
 * database's place can be told from it. A database that has used no key yet takes the key of that file: it's the next
 * one after a database that was lost, a backup of which may still come back.
 * @throws {StoreError} when the file is there and can't be read.
 */
export function openErasureFile(file: string, database: Database) {
  const path = pathOf(file);
  let text = textIn(path);
  let kept = parse(text, path);
  let writing = Promise.resolve();
  const key = keyOf(database, Object.keys(kept));
  const name = key.toString('base64url');
  const known = marksIn(database);

  async function write(next: typeof kept): Promise<void> {
    const wanted = JSON.stringify(next);
    if (wanted === text) return;
    await rm(`${path}.part`, { force: true });
    const part = await open(`${path}.part`, 'wx', PRIVATE);
    try {
      await part.writeFile(wanted);
      await part.sync();
    } finally {
      await part.close();
    }
    await rename(`${path}.part`, path);
    text = wanted;
    kept = next;
  }

  return {
    /** The secret of the database. */
    key,

    /** Erasures of which the database doesn't know, because it is an older copy. */
    missing: missingFrom(known, kept[name]),

    /**
     * Writes the marks that the database has.
     * @param since Marks from before are left out, also those of other keys. Milliseconds since 1970.
     */
    save(erasures: readonly Schema['tombstone'][], since = 0): Promise<void> {
      const young = (marks: [string, number][]) => Object.fromEntries(marks.filter(([, at]) => at >= since));
      const saved = writing.then(() => {
        const others = Object.entries(kept)
          .filter(([other]) => other !== name)
          .map(([other, marks]) => [other, young(Object.entries(marks))] as const)
          .filter(([, marks]) => Object.keys(marks).length > 0);
        const own = young(erasures.map(({ mark, at }) => [mark, at]));
        return write({ ...Object.fromEntries(others), [name]: own });
      });
      writing = saved.catch(() => undefined);
      return saved;
    },

    /** Resolves once nothing is being written. */
    settled: () => writing,
  };
}

export type ErasureFile = ReturnType<typeof openErasureFile>;

function parse(text: string, path: string) {
  try {
    return contents.parse(JSON.parse(text));
  } catch (error) {
    throw new StoreError(
      `${path} can’t be read. It keeps a restored backup from bringing back what people have erased. Put it back as it ` +
        'was, or remove it if no backup was restored.',
      { cause: error },
    );
  }
}

/**
 * Whether there are erasures beside a database that it doesn't know of, because it is an older copy. Nothing is changed.
 * @throws {StoreError} when the file is there and can't be read.
 */
export function lacksErasures(file: string, database: Database): boolean {
  const path = pathOf(file);
  const kept = parse(textIn(path), path);
  const key = keyFor(database, Object.keys(kept));
  return missingFrom(marksIn(database), kept[key.toString('base64url')]).size > 0;
}

/** The key that a database has, or that it is to take. */
function keyFor(database: Database, known: readonly string[]): Buffer {
  const own = database.prepare<[], Buffer>('SELECT value FROM secret').pluck().get();
  if (!own) throw new StoreError('the database has no secret');
  const other = known.at(-1);
  if (other === undefined || known.includes(own.toString('base64url'))) return own;
  const used = KEYED.some((table) => database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined);
  return used ? own : Buffer.from(other, 'base64url');
}

function keyOf(database: Database, known: readonly string[]): Buffer {
  const key = keyFor(database, known);
  database.prepare('UPDATE secret SET value = ? WHERE value <> ?').run(key, key);
  return key;
}

const pathOf = (file: string) => `${realpathSync(file)}.erased`;
const textIn = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '{}');

const missingFrom = (known: Erasures, kept: Record<string, number> = {}): Erasures =>
  new Map(Object.entries(kept).filter(([mark, at]) => (known.get(mark) ?? 0) < at));

const marksIn = (database: Database): Erasures =>
  new Map(
    database
      .prepare<[], Schema['tombstone']>('SELECT mark, at FROM tombstone')
      .all()
      .map(({ mark, at }) => [mark, at]),
  );
