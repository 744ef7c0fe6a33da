import type { Database } from 'better-sqlite3';
import type { Community } from '../ids.ts';
import type { Log } from '../log.ts';
import { copiedUntil, dropOldCopies } from './copy.ts';
import { toStoreError } from './disk-problem.ts';
import { createErasing } from './erasing.ts';
import { type ErasureFile, openErasureFile } from './erasure-file.ts';
import { createIntegrity } from './integrity.ts';
import { createLinkCheck } from './link-checksum.ts';
import { localConnection } from './local-connection.ts';
import { lockDatabase } from './lock.ts';
import { openDatabase, prepare } from './open-database.ts';
import { createReader } from './reader.ts';
import { createWritingIn } from './reading-and-writing.ts';
import { rehearsalConnection } from './rehearsal-connection.ts';
import { versions } from './remembered.ts';
import type { Schema } from './schema.ts';
import { createOwnSharing } from './sharing.ts';
import type { Delivery, Done, Store } from './store.ts';
import { lastDelivery, putDelivery, writeNothing } from './tables/deliveries.ts';
import { departedWithMany, eraseDeparted, eraseSome, keptCommunities, putDeparture } from './tables/departures.ts';
import { eraseAccount, eraseEntries, isLongToErase } from './tables/erasure.ts';
import { installationStore } from './tables/installations.ts';
import { PIECE } from './tables/journal.ts';
import { dropOutgoing, joinOutgoing } from './tables/outbox.ts';
import { forgetAll, forgetBrief } from './tables/retention.ts';
import { putAsked } from './tables/statistics.ts';
import { forgetTombstones } from './tables/tombstones.ts';
import { threadConnection } from './thread-connection.ts';
import type { Work } from './transaction.ts';
import { hasWal } from './wal-index.ts';
import { createWriter, type Manner } from './writer.ts';

/** Milliseconds between two looks for old drafts, deliveries and nudges, so that not every write has to look. */
const PAUSE = 60_000;

/** KiB of the file that the connection that reads keeps at most. A thousand jars that are asked for often need 16 MiB. */
const CACHE = 32 * 1024;

const quiet: Pick<Log, 'error'> = { error: () => undefined };

/**
 * Opens the store in an SQLite file, or in memory for `:memory:`. Reads and writes have a connection each, so that nobody who
 * reads waits for the disk: WAL shows readers the database as it was before a transaction. The connection that writes
 * is in a thread of its own. What is in memory has one connection, and no disk to wait for.
 * @param backups The folder of the daily backups, which have what is erased after they were made.
 * @throws {StoreError} when the file is in use, damaged or newer than this version.
 */
export function openStore(file: string, log: Pick<Log, 'error'> = quiet, backups?: string): Store {
  const inMemory = file === ':memory:';
  if (!inMemory) prepare(file);
  const lock = inMemory ? undefined : lockDatabase(file);
  let database: Database | undefined;
  let erasures: ErasureFile | undefined;
  /** Holds when each community left, as the table `departure` does. It's undefined while a return is being written. */
  const departed = new Map<Community, number | undefined>();
  const leftover = !inMemory && hasWal(file);
  try {
    database = openDatabase(file);
    if (!inMemory) erasures = openErasureFile(file, database);
    for (const { community, at } of database.prepare<[], Schema['departure']>('SELECT * FROM departure').iterate()) {
      departed.set(community, at);
    }
  } catch (error) {
    database?.close();
    lock?.release();
    throw toStoreError(error, file);
  }
  const readable = localConnection(database);
  const integrity = inMemory ? undefined : createIntegrity(file, log);
  const thread = integrity && threadConnection(file, integrity.walIndex);
  const rehearsal = thread && rehearsalConnection(file, thread, integrity.walIndex);
  if (thread) database.pragma('query_only = 1');
  database.pragma(`cache_size = ${-CACHE}`);
  const links = createLinkCheck(log);
  const writingIn = createWritingIn(links);
  const reader = createReader(readable, links, thread ? versions.committed : versions.changed);
  const writer = createWriter(thread ?? readable, async () => integrity?.refuse(), rehearsal);
  const erasing = createErasing({ read: reader.read, writer, erasures, leftover, log });
  const begun = erasing.begin().then((erased) => {
    for (const community of erased) departed.delete(community);
  });
  // Whoever reads hears of it.
  begun.catch(() => undefined);

  async function read<Result>(work: Work<Result>): Promise<Result> {
    await begun;
    return reader.read(work);
  }

  /** When those were last forgotten, in milliseconds since 1970. */
  let forgot = 0;
  async function forgetOld(now: number): Promise<void> {
    if (Math.abs(now - forgot) < PAUSE) return;
    const before = forgot;
    forgot = now;
    try {
      await writer.write('retention', (transaction) => forgetBrief(transaction, now));
    } catch (error) {
      forgot = before;
      throw error;
    }
  }

  async function deliver<Result>(
    delivery: Delivery,
    work: Work<Result>,
    manner: Pick<Manner, 'short'> = {},
  ): Promise<Done<Result> | undefined> {
    await forgetOld(delivery.at);
    const { id, community, patience } = delivery;
    return writer.write(
      community ?? id,
      async (transaction) =>
        (await putDelivery(transaction, delivery)) ? { result: await work(transaction) } : undefined,
      { patience, ...manner },
    );
  }

  /** Does work in transactions of their own while there is a lot to do, so that others write in between. */
  async function inPieces(group: string, isLong: Work<boolean>, piece: Work<void>): Promise<void> {
    while (await read(isLong)) await writer.write(group, piece);
  }

  /** A write may have failed before that of a later call, so each writes what `departed` says by then. */
  const writeDeparture = (community: Community) =>
    writer.write(community, (transaction) => putDeparture(transaction, community, departed.get(community)));

  const { assertHeld, ...sharing } = createOwnSharing();

  return {
    ...sharing,
    read: (work) => read(() => work(reader.kept)),
    async shown(community, account, caller) {
      await begun;
      return { ...(await reader.shown(community, account, caller)), left: departed.has(community) };
    },
    write: (delivery, work) => deliver(delivery, (transaction) => work(writingIn(transaction)), { short: true }),
    async erase(delivery, account) {
      await inPieces(
        delivery.community ?? delivery.id,
        (transaction) => isLongToErase(transaction, delivery, account),
        (transaction) => eraseEntries(transaction, account, delivery.at, PIECE),
      );
      const done = await deliver(delivery, (transaction) => eraseAccount(transaction, account, delivery.at));
      const swept = await erasing.sweep();
      if (!done) return undefined;
      return { result: { swept, copiedUntil: inMemory ? undefined : await copiedUntil(file, backups, Date.now()) } };
    },
    putAsked: (asked) => writer.write('statistics', (transaction) => putAsked(transaction, asked)),
    dropOutgoing: (community, ids, sent) =>
      writer.write(community, (transaction) => dropOutgoing(transaction, ids, sent)),
    joinOutgoing: (community, ids, nonce, lease) =>
      writer.write(community, (transaction) => {
        assertHeld(lease);
        return joinOutgoing(transaction, ids, nonce);
      }),
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
    installations: installationStore({ read, write: writer.write }),
    lastWrite: (before) => read((transaction) => lastDelivery(transaction, before)),
    communities: () => read(keptCommunities),
    async expire(now, lease) {
      assertHeld(lease);
      if (!inMemory) dropOldCopies(file, now);
      const forgotten = await erasing.forget(now);
      await inPieces(
        'expiry',
        async (transaction) => (await departedWithMany(transaction, now)) !== undefined,
        (transaction) => eraseSome(transaction, now),
      );
      const erased = await writer.write('expiry', async (transaction) => {
        await forgetAll(transaction, now);
        if (forgotten) await forgetTombstones(transaction, now);
        return eraseDeparted(transaction, now);
      });
      for (const community of erased) departed.delete(community);
      await erasing.sweep();
      return erased;
    },
    async check() {
      // Once a write has failed, only another one tells whether writing is possible again.
      if (writer.problem()) await writer.write('check', writeNothing);
      await integrity?.refuse();
      await reader.read((transaction) => transaction.selectFrom('policy').select('community').limit(1).execute());
      return { damagedLinks: links.damaged(), unsweptSince: erasing.since() };
    },
    verify: async () => integrity?.verify(),
    async close() {
      await begun.catch(() => undefined);
      await erasing.end();
      await integrity?.end();
      // The last connection to close takes the WAL into the file, for which it must be one that may write.
      database.pragma('query_only = 0');
      database.close();
      rehearsal?.close();
      await thread?.close();
      if (erasing.since() !== undefined && hasWal(file)) {
        log.error('what was erased is still in the database’s -wal file, and the next start clears it');
      }
      integrity?.release();
      lock?.release();
    },
  };
}
