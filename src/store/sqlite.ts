import type { Database } from 'better-sqlite3';
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import type { Community } from '../ids.ts';
import { lockDatabase, patiently } from './lock.ts';
import { openDatabase } from './open-database.ts';
import { keepStatements } from './prepared.ts';
import type { Schema } from './schema.ts';
import type { Delivery, Done, Reading, Store, Writing } from './store.ts';
import { communityListingReading } from './tables/community-listings.ts';
import { eraseDeparted, keptCommunities, putDeparture } from './tables/departures.ts';
import { eraseAccount, erasureReading, erasureWriting, forgetTombstones } from './tables/erasure.ts';
import { forgetDrafts, jarReading, jarWriting } from './tables/jars.ts';
import { journalReading, journalWriting } from './tables/journal.ts';
import { listingReading, listingWriting } from './tables/listings.ts';
import { policyReading, policyWriting } from './tables/policies.ts';
import { reportReading, reportWriting } from './tables/reports.ts';

/** Deliveries are remembered for so many milliseconds. No platform repeats a delivery after a day. */
const DELIVERY_LIFE = 24 * 60 * 60 * 1000;

/** This work is done within one transaction. */
type Work<Result> = (transaction: Transaction<Schema>) => Promise<Result>;

const reading = (transaction: Transaction<Schema>): Reading => ({
  ...jarReading(transaction),
  ...listingReading(transaction),
  ...communityListingReading(transaction),
  ...policyReading(transaction),
  ...reportReading(transaction),
  ...journalReading(transaction),
  ...erasureReading(transaction),
});

const writing = (transaction: Transaction<Schema>): Writing => ({
  ...reading(transaction),
  ...jarWriting(transaction),
  ...listingWriting(transaction),
  ...policyWriting(transaction),
  ...reportWriting(transaction),
  ...journalWriting(transaction),
  ...erasureWriting(transaction),
});

/**
 * Opens the store in this file as soon as another process that may still have it open has closed it.
 * @throws {StoreInUse} when that process still has it after two seconds.
 * @throws {StoreError} when the file is damaged or newer than this version.
 */
export const openWhenFree = (file: string): Promise<Store> => patiently(() => openStore(file));

/**
 * Opens the store in an SQLite file, or in memory for `:memory:`.
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
  const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: keepStatements(database) }) });
  const once = <Result>(work: Work<Result>) => kysely.transaction().execute(work);
  const retried = <Result>(work: Work<Result>) => patiently(() => once(work));

  const deliver = <Result>(delivery: Delivery, work: Work<Result>): Promise<Done<Result> | undefined> =>
    retried(async (transaction) => {
      await forgetDrafts(transaction, delivery.at);
      return (await putDelivery(transaction, delivery)) ? { result: await work(transaction) } : undefined;
    });

  /** Holds when each community left, as the table `departure` does. It's undefined while a return is being written. */
  const departed = new Map<Community, number | undefined>();
  for (const { community, at } of database.prepare<[], Schema['departure']>('SELECT * FROM departure').all()) {
    departed.set(community, at);
  }
  /** A write that is retried may run after that of a later call, so each writes what `departed` says at that time. */
  const writeDeparture = (community: Community) =>
    retried((transaction) => putDeparture(transaction, community, departed.get(community)));

  /** `secure_delete` zeroes deleted rows in the WAL. The file itself still has them until a checkpoint copies the WAL. */
  const checkpoint = () => database.pragma('wal_checkpoint(TRUNCATE)');

  return {
    read: (work) => once((transaction) => work(reading(transaction))),
    write: (delivery, work) => deliver(delivery, (transaction) => work(writing(transaction))),
    async erase(delivery, account) {
      const done = await deliver(delivery, (transaction) => eraseAccount(transaction, account, delivery.at));
      checkpoint();
      return done;
    },
    async leave(community, at) {
      // Platforms may report the same departure twice, in two kinds of event. The first time counts.
      departed.set(community, departed.get(community) ?? at);
      await writeDeparture(community);
    },
    async comeBack(community) {
      if (!departed.has(community)) return;
      departed.set(community, undefined);
      await writeDeparture(community);
      if (departed.get(community) === undefined) departed.delete(community);
    },
    communities: () => retried(keptCommunities),
    async expire(now) {
      const erased = await retried(async (transaction) => {
        await forgetTombstones(transaction, now);
        return eraseDeparted(transaction, now);
      });
      for (const community of erased) departed.delete(community);
      checkpoint();
      return erased;
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

/** Remembers a delivery. Resolves to false when it was remembered already. */
async function putDelivery(transaction: Transaction<Schema>, delivery: Delivery): Promise<boolean> {
  await transaction
    .deleteFrom('delivery')
    .where('at', '<', delivery.at - DELIVERY_LIFE)
    .execute();
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('delivery')
    .values(delivery)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows !== 0n;
}
