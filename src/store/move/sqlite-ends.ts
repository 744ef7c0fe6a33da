import { existsSync, rmSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { damaged, toStoreError } from '../disk-problem.ts';
import { lacksErasures, openErasureFile } from '../erasure-file.ts';
import { findDamage } from '../find-damage.js';
import { originOf, refuseForeign } from '../foreign.ts';
import { localConnection } from '../local-connection.ts';
import { lockDatabase } from '../lock.ts';
import { migrations } from '../migrations/index.ts';
import { openDatabase, prepare, refuseLinked } from '../open-database.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store.ts';
import { transactionOn } from '../transaction.ts';
import { type LastNumbers, NothingThere, refuseFilled, refuseOtherSchema, type Source, type Target } from './ends.ts';

/**
 * Opens a file that nobody else has open, and changes nothing of it.
 * @throws {StoreError} when it is in use, damaged, of another version, or lacks erasures that were made after it.
 */
export async function sqliteSource(file: string): Promise<Source> {
  if (!existsSync(file)) throw new StoreError(`${file} is not there.`);
  refuseLinked(file);
  refuseUnfit(file);
  const lock = lockDatabase(file);
  let database: Database | undefined;
  try {
    const found = findDamage(file);
    if (found !== 'ok') throw damaged(file, found);
    database = new Sqlite(file, { readonly: true });
    refuseUnerased(file, database);
    database.exec('BEGIN');
    return {
      name: file,
      schema: migrations.length,
      has: () => true,
      rows: transactionOn(localConnection(database)),
      lastNumbers: async () => lastNumbers(database as Database),
      async close() {
        database?.close();
        lock.release();
      },
    };
  } catch (error) {
    database?.close();
    lock.release();
    throw toStoreError(error, file);
  }
}

/** @throws {StoreError} when a file isn't ours, or not of this version. */
function refuseUnfit(file: string): void {
  try {
    refuseForeign(file);
    const { of, schema } = originOf(file);
    if (of === 'nobody') throw new NothingThere(file);
    refuseOtherSchema(file, schema);
  } catch (error) {
    throw toStoreError(error, file);
  }
}

/** The bot makes these erasures again at its start: carried over without them, what was erased would come back for good. */
function refuseUnerased(file: string, database: Database): void {
  if (!lacksErasures(file, database)) return;
  throw new StoreError(
    `${file} is an older copy, and lacks erasures that were made after it. Nothing was changed. ` +
      'Start the bot on it once, stop it, and try again.',
  );
}

function lastNumbers(database: Database): LastNumbers {
  const given = database.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck();
  const log = database.prepare<[], number | null>('SELECT max(id) FROM log').pluck().get();
  return { log: log ?? 0, notice: given.get('notice') ?? 0, outbox: given.get('outbox') ?? 0 };
}

/**
 * Opens a file that is empty or not there, which nobody else can open meanwhile.
 * @throws {StoreError} when there is anything in it, or it can't be written.
 */
export async function emptySqlite(file: string): Promise<Target> {
  prepare(file);
  refuseOtherTarget(file);
  const lock = lockDatabase(file);
  let unused = !existsSync(file);
  let database: Database | undefined;
  try {
    const open = openDatabase(file);
    database = open;
    const target = targetIn(file, open);
    await refuseFilled(target);
    return {
      ...target,
      async commit() {
        await target.commit();
        unused = false;
        const marks = open.prepare<[], Schema['tombstone']>('SELECT mark, at FROM tombstone').all();
        await openErasureFile(file, open).save(marks);
      },
      async close() {
        await target.close();
        if (unused) for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
        lock.release();
      },
    };
  } catch (error) {
    database?.close();
    lock.release();
    throw toStoreError(error, file);
  }
}

/** One of an earlier version isn't brought up to date, because there may be something in it. */
function refuseOtherTarget(file: string): void {
  try {
    if (!existsSync(file)) return;
    const { of, schema } = originOf(file);
    if (of === 'us') refuseOtherSchema(file, schema);
  } catch (error) {
    throw toStoreError(error, file);
  }
}

/** Has one transaction open on a database until it is committed or closed. */
export function targetIn(name: string, database: Database): Target {
  database.exec('BEGIN IMMEDIATE');
  return {
    name,
    rows: transactionOn(localConnection(database)),
    filling: (work) => work(),
    async number({ notice, outbox }) {
      // The log numbers its rows above those that it has.
      database.prepare("DELETE FROM sqlite_sequence WHERE name IN ('notice', 'outbox')").run();
      const set = database.prepare('INSERT INTO sqlite_sequence VALUES (?, ?)');
      set.run('notice', notice);
      set.run('outbox', outbox);
    },
    async commit() {
      database.exec('COMMIT');
    },
    async close() {
      // SQLite undoes what was not committed.
      database.close();
    },
  };
}
