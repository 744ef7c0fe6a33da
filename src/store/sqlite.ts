import type { Database } from 'better-sqlite3';
import { type Dialect, Kysely, SqliteDialect, type Transaction } from 'kysely';
import type { Community } from '../ids.ts';
import type { Log } from '../log.ts';
import { dropOldCopies } from './copy.ts';
import { createIntegrity } from './integrity.ts';
import { createLinkCheck, type LinkCheck } from './link-checksum.ts';
import { lockDatabase, patiently } from './lock.ts';
import { openDatabase, prepare } from './open-database.ts';
import { keepStatements } from './prepared.ts';
import type { Schema } from './schema.ts';
import type { Delivery, Done, Reading, Store, Writing } from './store.ts';
import { communityListingReading } from './tables/community-listings.ts';
import { putDelivery, writeNothing } from './tables/deliveries.ts';
import { eraseDeparted, keptCommunities, putDeparture } from './tables/departures.ts';
import { eraseAccount, erasureReading, forgetTombstones } from './tables/erasure.ts';
import { forgetDrafts, jarReading, jarWriting } from './tables/jars.ts';
import { journalReading, journalWriting } from './tables/journal.ts';
import { listingReading, listingWriting } from './tables/listings.ts';
import { lookAlikeReading } from './tables/look-alikes.ts';
import { dropOutgoing, forgetOutgoing, joinOutgoing, outboxReading, outboxWriting } from './tables/outbox.ts';
import { policyReading, policyWriting } from './tables/policies.ts';
import { reportReading, reportWriting } from './tables/reports.ts';
import { sanctionWriting } from './tables/sanctions.ts';
import { createThread, threadDialect } from './thread-dialect.ts';
import { createWriter, type Work } from './writer.ts';

const quiet: Pick<Log, 'error'> = { error: () => undefined };

const reading = (transaction: Transaction<Schema>, links: LinkCheck): Reading => ({
  ...jarReading(transaction, links),
  ...listingReading(transaction),
  ...communityListingReading(transaction),
  ...lookAlikeReading(transaction),
  ...policyReading(transaction),
  ...reportReading(transaction),
  ...journalReading(transaction),
  ...erasureReading(transaction),
  ...outboxReading(transaction),
});

const writing = (transaction: Transaction<Schema>, links: LinkCheck): Writing => ({
  ...reading(transaction, links),
  ...jarWriting(transaction),
  ...listingWriting(transaction),
  ...policyWriting(transaction),
  ...reportWriting(transaction),
  ...journalWriting(transaction),
  ...sanctionWriting(transaction),
  ...outboxWriting(transaction),
});

/**
 * Opens the store in this file as soon as another process that may still have it open has closed it.
 * @throws {StoreInUse} when that process still has it after two seconds.
 * @throws {StoreError} when the file is damaged or newer than this version.
 */
export const openWhenFree = (file: string, log: Pick<Log, 'error'>): Promise<Store> =>
  patiently(() => openStore(file, log));

/**
 * Opens the store in an SQLite file, or in memory for `:memory:`. Reads and writes have a connection each, so that nobody who
 * reads waits for the disk: WAL shows readers the database as it was before a transaction. The connection that writes
 * is in a thread of its own. What is in memory has one connection, and no disk to wait for.
 * @throws {StoreError} when the file is in use, damaged or newer than this version.
 */
export function openStore(file: string, log: Pick<Log, 'error'> = quiet): Store {
  const inMemory = file === ':memory:';
  if (!inMemory) prepare(file);
  const lock = inMemory ? undefined : lockDatabase(file);
  let database: Database;
  try {
    database = openDatabase(file);
  } catch (error) {
    lock?.release();
    throw error;
  }
  const readable = connect(new SqliteDialect({ database: keepStatements(database) }));
  const thread = inMemory ? undefined : createThread(file);
  if (thread) database.pragma('query_only = 1');
  const writable = thread ? connect(threadDialect(thread)) : readable;
  const integrity = inMemory ? undefined : createIntegrity(file, log);
  const writer = createWriter(writable, async () => integrity?.refuse());
  const links = createLinkCheck(log);
  const read = <Result>(work: Work<Result>) => readable.transaction().execute(work);

  const deliver = <Result>(delivery: Delivery, work: Work<Result>): Promise<Done<Result> | undefined> =>
    writer.write(
      delivery.community ?? delivery.id,
      async (transaction) => {
        await forgetDrafts(transaction, delivery.at);
        return (await putDelivery(transaction, delivery)) ? { result: await work(transaction) } : undefined;
      },
      delivery.patience,
    );

  /** Holds when each community left, as the table `departure` does. It's undefined while a return is being written. */
  const departed = new Map<Community, number | undefined>();
  for (const { community, at } of database.prepare<[], Schema['departure']>('SELECT * FROM departure').all()) {
    departed.set(community, at);
  }
  /** A write may have failed before that of a later call, so each writes what `departed` says by then. */
  const writeDeparture = (community: Community) =>
    writer.write(community, (transaction) => putDeparture(transaction, community, departed.get(community)));

  return {
    read: (work) => read((transaction) => work(reading(transaction, links))),
    write: (delivery, work) => deliver(delivery, (transaction) => work(writing(transaction, links))),
    async erase(delivery, account) {
      const done = await deliver(delivery, (transaction) => eraseAccount(transaction, account, delivery.at));
      await writer.checkpoint();
      return done;
    },
    dropOutgoing: (community, ids, told) =>
      writer.write(community, (transaction) => dropOutgoing(transaction, ids, told)),
    joinOutgoing: (community, ids, nonce) =>
      writer.write(community, (transaction) => joinOutgoing(transaction, ids, nonce)),
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
    communities: () => read(keptCommunities),
    async expire(now) {
      const erased = await writer.write('expiry', async (transaction) => {
        await forgetTombstones(transaction, now);
        await forgetOutgoing(transaction, now);
        return eraseDeparted(transaction, now);
      });
      for (const community of erased) departed.delete(community);
      await writer.checkpoint();
      if (!inMemory) dropOldCopies(file, now);
      return erased;
    },
    async check() {
      // Once a write has failed, only another one tells whether writing is possible again.
      if (writer.problem()) await writer.write('check', writeNothing);
      await integrity?.refuse();
      await readable.selectFrom('policy').select('community').limit(1).execute();
      return { damagedLinks: links.damaged() };
    },
    verify: async () => integrity?.verify(),
    async close() {
      await writer.settled();
      await integrity?.close();
      // The last connection to close takes the WAL into the file, and must be the one that may write.
      database.close();
      await thread?.close();
      lock?.release();
    },
  };
}

const connect = (dialect: Dialect) => new Kysely<Schema>({ dialect });
