import type { Selectable, Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import type { JournalAction } from '../../jars/journal.ts';
import type { KeptEntry } from '../kept.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { Reading, Writing } from '../store.ts';
import { dueAfter, repeatedEntry } from './repeats.ts';

/**
 * So many entries are changed or deleted in one transaction, which takes about 20 ms. Whoever wants to write something
 * else waits that long.
 */
export const PIECE = 1_000;

/** So many old entries are deleted along with a new one, for which somebody waits. */
const FORGOTTEN_WITH_ONE = 100;

/** Entries are kept for so many milliseconds. */
export const JOURNAL_LIFE = 365 * 24 * 60 * 60 * 1000;

export function toEntry(row: Selectable<Schema['log']>): KeptEntry {
  const { subject, changes, since, ...rest } = row;
  return { ...rest, ...(subject !== null && { subject }), ...(since !== null && { repeats: { changes, since } }) };
}

const newestAbout = prepared(
  (transaction, given: Given<{ community: Community; subject: Account; action: JournalAction }>) =>
    transaction
      .selectFrom('log')
      .selectAll()
      .where(({ and }) => and({ community: given('community'), subject: given('subject'), action: given('action') }))
      .orderBy('id', 'desc')
      .limit(1),
);

const entryPut = prepared((transaction, given: Given<Omit<Selectable<Schema['log']>, 'id'>>) =>
  transaction
    .insertInto('log')
    .values({
      community: given('community'),
      at: given('at'),
      actor: given('actor'),
      subject: given('subject'),
      action: given('action'),
      what: given('what'),
      handle: given('handle'),
      reason: given('reason'),
      changes: given('changes'),
      since: given('since'),
    })
    .returning('id'),
);

const olderEntries = prepared((transaction, given: Given<{ before: number }>) =>
  transaction.selectFrom('log').select('id').where('at', '<', given('before')).limit(FORGOTTEN_WITH_ONE),
);

export const journalReading = (transaction: Transaction<Schema>) =>
  ({
    async journal(community, count, before) {
      let newest = transaction
        .selectFrom('log')
        .selectAll()
        .where('community', '=', community)
        .orderBy('id', 'desc')
        .limit(count);
      if (before !== undefined) newest = newest.where('id', '<', before);
      return (await newest.execute()).map(toEntry);
    },

    /** For several actions at once, SQLite would read all of somebody's entries until one has such an action. */
    async lastEntry(community, subject, actions) {
      const newest = await Promise.all(
        actions.map((action) => newestAbout(transaction, { community, subject, action })),
      );
      const [last] = newest.flat().sort((one, other) => other.id - one.id);
      return last && toEntry(last);
    },

    async traces(account) {
      const reports = await transaction
        .selectFrom('report')
        .select(['community', 'account', 'reason', 'at'])
        .where('reporter', '=', account)
        .where('account', 'is not', null)
        .$narrowType<{ account: Account }>()
        .orderBy('at')
        .execute();
      const removals = await transaction
        .selectFrom('removal')
        .select(['community', 'provider', 'key', 'reason', 'at', 'cause'])
        .where('account', '=', account)
        .orderBy('at')
        .execute();
      return { reports, removals };
    },

    async journalOf(account, count, before = Number.MAX_SAFE_INTEGER) {
      const newest = (column: 'subject' | 'actor') =>
        transaction
          .selectFrom(
            transaction
              .selectFrom('log')
              .selectAll()
              .where(column, '=', account)
              .where('id', '<', before)
              .orderBy('id', 'desc')
              .limit(count)
              .as(column),
          )
          .selectAll();
      const rows = await newest('subject').union(newest('actor')).orderBy('id', 'desc').limit(count).execute();
      return rows.map(toEntry);
    },
  }) satisfies Partial<Reading>;

export const journalWriting = (transaction: Transaction<Schema>) =>
  ({
    async putEntry(entry) {
      const { community, at, actor, subject = null, action, what = '', handle = '', reason = '' } = entry;
      const repeated = await repeatedEntry(transaction, entry);
      const due = repeated ? await dueAfter(transaction, repeated, at) : 0;
      if (repeated) await dropEntries(transaction, [repeated]);
      const repeats = { changes: repeated ? repeated.changes + 1 : 1, since: repeated?.since ?? null };
      const row = { community, at, actor, subject, action, what, handle, reason, ...repeats };
      const [put] = await entryPut(transaction, row);
      if (!put) throw new Error('an entry that was put into the journal has no id');
      await forgetOlder(transaction, at - JOURNAL_LIFE);
      return { entry: put.id, due };
    },
  }) satisfies Partial<Writing>;

async function forgetOlder(transaction: Transaction<Schema>, before: number): Promise<void> {
  const old = await olderEntries(transaction, { before });
  if (old.length > 0) await dropEntries(transaction, old);
}

/** Deletes entries, and with them what waits to be posted of them. */
async function dropEntries(transaction: Transaction<Schema>, entries: readonly { id: number }[]): Promise<void> {
  const ids = entries.map(({ id }) => id);
  await withJournalUnlocked(transaction, async () => {
    await transaction.deleteFrom('log').where('id', 'in', ids).execute();
  });
}

/** Whose entries these are. */
export type Owner = { subject: Account } | { actor: Account } | { community: Community };

/** Says whether somebody has more entries than one transaction should change. */
export async function hasManyEntries(transaction: Transaction<Schema>, owner: Owner): Promise<boolean> {
  const one = await entriesOf(transaction, owner, 1).offset(PIECE).executeTakeFirst();
  return one !== undefined;
}

/** As a limit it takes all rows, in every engine. */
export const ALL = Number.MAX_SAFE_INTEGER;

/** Selects the ids of somebody's entries, all of them or at most so many. */
export const entriesOf = (transaction: Transaction<Schema>, owner: Owner, most = ALL) =>
  transaction
    .selectFrom('log')
    .select('id')
    .where(({ and }) => and(owner))
    .limit(most);

/** Deletes all entries of somebody's, or at most so many. */
export async function dropEntriesOf(transaction: Transaction<Schema>, owner: Owner, most?: number): Promise<void> {
  await withJournalUnlocked(transaction, async () => {
    await transaction
      .deleteFrom('log')
      .where('id', 'in', entriesOf(transaction, owner, most))
      .execute();
  });
}

/**
 * Runs work that changes or deletes entries of the journal, which triggers in the database forbid otherwise. Only
 * retention, erasure and an entry that repeats another may do so. The triggers forbid it again once the work is done or the transaction has failed.
 */
export async function withJournalUnlocked(transaction: Transaction<Schema>, work: () => Promise<void>): Promise<void> {
  await transaction.updateTable('log_gate').set({ open: 1 }).execute();
  await work();
  await transaction.updateTable('log_gate').set({ open: 0 }).execute();
}
