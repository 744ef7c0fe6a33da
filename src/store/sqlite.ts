import type { Database } from 'better-sqlite3';
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import type { Community } from '../ids.ts';
import { eraseAccount } from './erase.ts';
import { keepStatements } from './keep-statements.ts';
import { lockDatabase } from './lock.ts';
import { openDatabase } from './open-database.ts';
import { patiently } from './patiently.ts';
import { reading, writing } from './reading-writing.ts';
import type { Schema } from './schema.ts';
import type { Delivery, Done, Store } from './store.ts';
import { putDelivery } from './tables/deliveries.ts';
import { eraseDeparted, keptCommunities, putDeparture } from './tables/departures.ts';
import { forgetDrafts } from './tables/drafts.ts';
import { forgetTombstones } from './tables/tombstones.ts';

/** Work within one transaction. */
type Work<Result> = (transaction: Transaction<Schema>) => Promise<Result>;

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
  const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: keepStatements(database) }) });
  const once = <Result>(work: Work<Result>) => kysely.transaction().execute(work);
  const retried = <Result>(work: Work<Result>) => patiently(() => once(work));

  /** When each community left, as in the table `departure`. Undefined for one whose return is still to be written. */
  const departed = new Map<Community, number | undefined>();
  for (const { community, at } of database.prepare<[], Schema['departure']>('SELECT * FROM departure').all()) {
    departed.set(community, at);
  }
  /** A write that is retried may come after that of a later call, so each writes what `departed` says by then. */
  const writeDeparture = (community: Community) =>
    retried((transaction) => putDeparture(transaction, community, departed.get(community)));

  const deliver = <Result>(delivery: Delivery, work: Work<Result>): Promise<Done<Result> | undefined> =>
    retried(async (transaction) => {
      await forgetDrafts(transaction, delivery.at);
      return (await putDelivery(transaction, delivery)) ? { result: await work(transaction) } : undefined;
    });

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
      // The first time counts: platforms may tell the same departure twice, and in two kinds of event.
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
