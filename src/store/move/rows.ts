import { setImmediate as breathe } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { toKept } from '../postgres/session.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store.ts';
import { type Compared, keys, type Moved } from './tables.ts';

export type Row = Readonly<Record<string, unknown>>;

/** So many rows are read or written at once. PostgreSQL takes 65,535 values in a statement, and SQLite 32,766. */
const SIZE = 300;

/** Reads a table in the order of its key, which is the same on both engines: text is compared byte by byte. */
export async function* batchesOf(rows: Transaction<Schema>, table: Compared): AsyncGenerator<readonly Row[]> {
  const key: readonly string[] = keys[table];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let last: Row | undefined;
  for (;;) {
    // A signal that ends the process is only heard between two statements of a connection in this thread.
    await breathe();
    const from: Row | undefined = last;
    const begin = from ? sql`WHERE (${columns}) > (${sql.join(key.map((column) => from[column]))}) ` : sql``;
    const query = sql<Row>`SELECT * FROM ${sql.table(table)} ${begin}ORDER BY ${columns} LIMIT ${sql.lit(SIZE)}`;
    const batch = (await query.execute(rows)).rows;
    if (batch.length > 0) yield batch;
    last = batch.at(-1);
    if (last === undefined || batch.length < SIZE) return;
  }
}

export async function countOf(rows: Transaction<Schema>, table: Compared): Promise<number> {
  const { rows: found } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(table)}`.execute(rows);
  return Number(found[0]?.count);
}

export async function isEmpty(rows: Transaction<Schema>, table: Compared): Promise<boolean> {
  return (await sql`SELECT 1 FROM ${sql.raw(table)} LIMIT 1`.execute(rows)).rows.length === 0;
}

/** Writes rows of one table, which have all of its columns. */
export async function insertRows(into: Transaction<Schema>, table: Moved, batch: readonly Row[]): Promise<void> {
  const columns = Object.keys(batch[0] ?? {});
  const values = batch.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`INSERT INTO ${sql.table(table)} (${names}) VALUES ${sql.join(values)}`.execute(into);
}

/**
 * A row in a form that doesn't depend on the engine. Only what differs between them is told apart here: bytes, which each
 * driver has a class of its own for, and text that PostgreSQL can't keep.
 * @throws {StoreError} when a number is so large that JavaScript doesn't hold it exactly.
 */
export function canonical(table: Compared, row: Row): string {
  const columns = Object.keys(row).sort();
  return JSON.stringify(columns.map((column) => [column, plain(table, row, row[column])]));
}

function plain(table: Compared, row: Row, value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('hex') };
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new StoreError(`${nameOf(table, row)} has a number that is too large to be carried over.`);
  }
  return toKept(value);
}

/** The columns of keys that hold what somebody's link leads to, or a secret. */
const UNSAID = ['key', 'value'];

/** As in `link (account discord:100200300400500600, provider paypal)`. It never says a handle. */
export function nameOf(table: Compared, row: Row): string {
  const key: readonly string[] = keys[table];
  const said = key.filter((column) => !UNSAID.includes(column)).map((column) => `${column} ${row[column]}`);
  return said.length > 0 ? `${table} (${said.join(', ')})` : table;
}
