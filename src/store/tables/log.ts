import type { Selectable, Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import type { LoggedAction } from '../../jars/log.ts';
import type { Schema } from '../schema.ts';
import type { LoggedEntry, LogReading, LogWriting } from '../store.ts';

/** How long entries are kept, in milliseconds: a year. */
export const LOG_LIFE = 365 * 24 * 60 * 60 * 1000;

export function toEntry(row: Selectable<Schema['log']>): LoggedEntry {
  return {
    id: row.id,
    community: row.community as Community,
    at: row.at,
    actor: row.actor as Account | 'erased',
    ...(row.subject !== null && { subject: row.subject as Account }),
    action: row.action as LoggedAction,
    what: row.what,
    handle: row.handle,
    reason: row.reason,
  };
}

export function logReading(transaction: Transaction<Schema>): LogReading {
  return {
    async log(community, count, before) {
      let newest = transaction
        .selectFrom('log')
        .selectAll()
        .where('community', '=', community)
        .orderBy('id', 'desc')
        .limit(count);
      if (before !== undefined) newest = newest.where('id', '<', before);
      return (await newest.execute()).map(toEntry);
    },

    async last(community, subject, actions) {
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

export function logWriting(transaction: Transaction<Schema>): LogWriting {
  return {
    async log(entry) {
      const { community, at, actor, subject = null, action, what = '', handle = '', reason = '' } = entry;
      await transaction
        .insertInto('log')
        .values({ community, at, actor, subject, action, what, handle, reason })
        .execute();
      await forgetOlder(transaction, at - LOG_LIFE);
    },
  };
}

async function forgetOlder(transaction: Transaction<Schema>, limit: number): Promise<void> {
  const old = await transaction.selectFrom('log').select('id').where('at', '<', limit).limit(1).executeTakeFirst();
  if (!old) return;
  await withLogOpen(transaction, async () => {
    await transaction.deleteFrom('log').where('at', '<', limit).execute();
  });
}

/** Lets retention or erasure change the log, for the length of their work and within their transaction. */
export async function withLogOpen(transaction: Transaction<Schema>, work: () => Promise<void>): Promise<void> {
  await transaction.updateTable('log_gate').set({ open: 1 }).execute();
  await work();
  await transaction.updateTable('log_gate').set({ open: 0 }).execute();
}
