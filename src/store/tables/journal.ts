import type { Selectable, Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import type { JournalAction } from '../../jars/journal.ts';
import type { Schema } from '../schema.ts';
import type { JournalReading, JournalWriting, KeptEntry } from '../store.ts';

/** How long entries are kept, in milliseconds: a year. */
export const JOURNAL_LIFE = 365 * 24 * 60 * 60 * 1000;

export function toEntry(row: Selectable<Schema['log']>): KeptEntry {
  return {
    id: row.id,
    community: row.community as Community,
    at: row.at,
    actor: row.actor as Account | 'erased',
    ...(row.subject !== null && { subject: row.subject as Account }),
    action: row.action as JournalAction,
    what: row.what,
    handle: row.handle,
    reason: row.reason,
  };
}

export function journalReading(transaction: Transaction<Schema>): JournalReading {
  return {
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
        .where('community', '=', community)
        .where('subject', '=', subject)
        .where('action', 'in', actions)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && toEntry(row);
    },
  };
}

export function journalWriting(transaction: Transaction<Schema>): JournalWriting {
  return {
    async putEntry(entry) {
      const { community, at, actor, subject = null, action, what = '', handle = '', reason = '' } = entry;
      await transaction
        .insertInto('log')
        .values({ community, at, actor, subject, action, what, handle, reason })
        .execute();
      await forgetOlder(transaction, at - JOURNAL_LIFE);
    },
  };
}

async function forgetOlder(transaction: Transaction<Schema>, limit: number): Promise<void> {
  const old = await transaction.selectFrom('log').select('id').where('at', '<', limit).limit(1).executeTakeFirst();
  if (!old) return;
  await withJournalOpen(transaction, async () => {
    await transaction.deleteFrom('log').where('at', '<', limit).execute();
  });
}

/** Lets retention or erasure change the log, for the length of their work and within their transaction. */
export async function withJournalOpen(transaction: Transaction<Schema>, work: () => Promise<void>): Promise<void> {
  await transaction.updateTable('log_gate').set({ open: 1 }).execute();
  await work();
  await transaction.updateTable('log_gate').set({ open: 0 }).execute();
}
