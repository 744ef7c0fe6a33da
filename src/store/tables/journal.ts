import type { Selectable, Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import type { KeptEntry } from '../kept.ts';
import type { Schema } from '../schema.ts';
import type { Reading, Writing } from '../store.ts';

/** Entries are kept for so many milliseconds. */
export const JOURNAL_LIFE = 365 * 24 * 60 * 60 * 1000;

export function toEntry(row: Selectable<Schema['log']>): KeptEntry {
  const { subject, ...rest } = row;
  return subject === null ? rest : { ...rest, subject };
}

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

    async lastEntry(community, subject, actions) {
      const row = await transaction
        .selectFrom('log')
        .selectAll()
        .where(({ and }) => and({ community, subject }))
        .where('action', 'in', actions)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && toEntry(row);
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
      const log = await transaction
        .selectFrom('log')
        .selectAll()
        .where(({ eb, or }) => or([eb('subject', '=', account), eb('actor', '=', account)]))
        .orderBy('id')
        .execute();
      return { reports, removals, log: log.map(toEntry) };
    },
  }) satisfies Partial<Reading>;

export const journalWriting = (transaction: Transaction<Schema>) =>
  ({
    async putEntry(entry) {
      const { community, at, actor, subject = null, action, what = '', handle = '', reason = '' } = entry;
      const { id } = await transaction
        .insertInto('log')
        .values({ community, at, actor, subject, action, what, handle, reason })
        .returning('id')
        .executeTakeFirstOrThrow();
      await forgetOlder(transaction, at - JOURNAL_LIFE);
      return id;
    },
  }) satisfies Partial<Writing>;

async function forgetOlder(transaction: Transaction<Schema>, limit: number): Promise<void> {
  const old = await transaction.selectFrom('log').select('id').where('at', '<', limit).limit(1).executeTakeFirst();
  if (!old) return;
  await withJournalUnlocked(transaction, async () => {
    await transaction.deleteFrom('log').where('at', '<', limit).execute();
  });
}

/**
 * Runs work that changes or deletes entries of the journal, which triggers in the database forbid otherwise. Only
 * retention and erasure may do so. The triggers forbid it again once the work is done or the transaction has failed.
 */
export async function withJournalUnlocked(transaction: Transaction<Schema>, work: () => Promise<void>): Promise<void> {
  await transaction.updateTable('log_gate').set({ open: 1 }).execute();
  await work();
  await transaction.updateTable('log_gate').set({ open: 0 }).execute();
}
