import type { Transaction } from 'kysely';
import { migrations } from '../migrations/index.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store.ts';
import { isEmpty } from './rows.ts';
import { movedTables, type Numbered } from './tables.ts';

/** The highest number that each of these tables has given to a row, also where that is gone. */
export type LastNumbers = Readonly<Record<Numbered, number>>;

/** A database that is read, as it is at one moment. */
export interface Source {
  /** What it's called in a sentence. It never has a password in it. */
  name: string;
  schema: number;
  rows: Transaction<Schema>;
  /** Says whether it has a table, since one of an earlier schema may lack some. */
  has(table: string): boolean;
  lastNumbers(): Promise<LastNumbers>;
  close(): Promise<void>;
}

/** A database that is filled in one transaction, which nobody else sees anything of before it is committed. */
export interface Target {
  name: string;
  rows: Transaction<Schema>;
  /** Does the work that fills the tables, after which the lists of communities are there too. */
  filling(work: () => Promise<void>): Promise<void>;
  /** Has the rows that are written later be numbered above these. */
  number(last: LastNumbers): Promise<void>;
  commit(): Promise<void>;
  /** Leaves nothing of what was not committed. */
  close(): Promise<void>;
}

/** A database has no tables yet. */
export class NothingThere extends StoreError {
  override name = 'NothingThere';
  constructor(database: string) {
    super(`${database} is empty.`);
  }
}

/** @throws {StoreError} when a database is of a later schema than this version knows. */
export function refuseLaterSchema(name: string, schema: number): void {
  if (schema <= migrations.length) return;
  throw new StoreError(`${name} was written by a newer Tip Jar. Nothing was changed. Use that version for this.`);
}

/** @throws {StoreError} when a database is not of the schema of this version. */
export function refuseOtherSchema(name: string, schema: number): void {
  refuseLaterSchema(name, schema);
  if (schema === migrations.length) return;
  throw new StoreError(
    `${name} is of an older version (schema ${schema}; this one has ${migrations.length}). Nothing was changed. ` +
      'Start the bot on it once, stop it, and try again.',
  );
}

/** @throws {StoreError} when anything is kept in a database. What the migrations have made there doesn't count. */
export async function refuseFilled({ name, rows }: Pick<Target, 'name' | 'rows'>): Promise<void> {
  for (const table of movedTables) {
    if (table === 'secret' || (await isEmpty(rows, table))) continue;
    throw new StoreError(
      `${name} isn’t empty: there are rows in ${table}. Nothing was changed. Name an empty database.`,
    );
  }
}
