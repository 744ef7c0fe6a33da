import type { Selectable, Transaction } from 'kysely';
import type { JournalReading, JournalWriting, KeptEntry } from '../interface/journal.ts';
import type { Schema } from '../schema.ts';

/** How long entries are kept, in milliseconds. */
export const JOURNAL_LIFE = 365 * 24 * 60 * 60 * 1000;

export function toEntry(row: Selectable<Schema['log']>): KeptEntry {
  const { subject, ...rest } = row;
  return subject === null ? rest : { ...rest, subject };
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
