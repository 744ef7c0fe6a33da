import { setTimeout as wait } from 'node:timers/promises';
import Sqlite, { type Database } from 'better-sqlite3';
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { eraseAccount } from './erase.ts';
import { lockDatabase } from './lock.ts';
import { openDatabase } from './open.ts';
import type { Schema } from './schema.ts';
import type { Delivery, Store } from './store.ts';
import { dropDeparture, eraseDeparted, keptCommunities, putDeparture } from './tables/departures.ts';
import { forgetTombstones } from './tables/tombstones.ts';
import { reading, writing } from './work.ts';

/** How long deliveries are remembered, in milliseconds: no platform repeats one after a day. */
const DELIVERY_LIFE = 24 * 60 * 60 * 1000;

/** How long a draft that nobody published is kept, in milliseconds. */
const DRAFT_LIFE = DELIVERY_LIFE;

/** How long a write waits for somebody else's lock, a backup's say, in milliseconds. Platforms wait three seconds. */
const PATIENCE = 2_000;

/**
 * The store in an SQLite file, or in memory for `:memory:`.
 * @throws {StoreError} when the file is in use, damaged or newer than this version.
 */
export function openStore(file: string): Store {
  const lock = file === ':memory:' ? undefined : lockDatabase(file);
  let database: Database;
  try {
    database = openDatabase(file);
  } catch (error) {
    lock?.release();
    throw error;
  }
  const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: withStatementsKept(database) }) });

  /** Those marked as having left. No other process writes to this file. */
  const departed = new Set(database.prepare<[], string>('SELECT community FROM departure').pluck().all());

  async function patiently<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    const givingUp = Date.now() + PATIENCE;
    for (;;) {
      try {
        return await kysely.transaction().execute(work);
      } catch (error) {
        const busy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
        if (!busy || Date.now() > givingUp) throw error;
        await wait(20 + Math.random() * 80);
      }
    }
  }

  const once = <Result>(delivery: Delivery, work: (transaction: Transaction<Schema>) => Promise<Result>) =>
    patiently(async (transaction) => {
      await transaction
        .deleteFrom('delivery')
        .where('at', '<', delivery.at - DELIVERY_LIFE)
        .execute();
      await transaction
        .deleteFrom('draft')
        .where('at', '<', delivery.at - DRAFT_LIFE)
        .execute();
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('delivery')
        .values(delivery)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 0n ? undefined : { result: await work(transaction) };
    });

  /** The deleted pages are zeroed in the log; the file has the old ones until they are carried over. */
  const carryOver = () => database.pragma('wal_checkpoint(TRUNCATE)');

  return {
    read: (work) => kysely.transaction().execute((transaction) => work(reading(transaction))),
    write: (delivery, work) => once(delivery, (transaction) => work(writing(transaction))),
    async erase(delivery, account) {
      const done = await once(delivery, (transaction) => eraseAccount(transaction, account, delivery.at));
      carryOver();
      return done;
    },
    async leave(community, at) {
      // Known before it is written: who comes back at once is written down after it.
      departed.add(community);
      await patiently((transaction) => putDeparture(transaction, community, at));
    },
    async comeBack(community) {
      if (!departed.has(community)) return;
      await patiently((transaction) => dropDeparture(transaction, community));
      departed.delete(community);
    },
    communities: () => patiently(keptCommunities),
    async expire(now) {
      const gone = await patiently(async (transaction) => {
        await forgetTombstones(transaction, now);
        return eraseDeparted(transaction, now);
      });
      for (const community of gone) departed.delete(community);
      carryOver();
      return gone;
    },
    async check() {
      await kysely.selectFrom('policy').select('community').limit(1).execute();
    },
    async close() {
      await kysely.destroy();
      lock?.release();
    },
  };
}

/** Preparing a statement costs more than running it; kysely asks for the same few again and again. */
function withStatementsKept(database: Database) {
  const kept = new Map<string, ReturnType<Database['prepare']>>();
  return {
    close: () => database.close(),
    prepare(sql: string) {
      let statement = kept.get(sql);
      if (!statement) {
        statement = database.prepare(sql);
        kept.set(sql, statement);
      }
      return statement;
    },
  };
}
