import type { Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import { markOf } from '../mark.ts';
import type { Schema } from '../schema.ts';
import type { Reading } from '../store.ts';
import { withJournalUnlocked } from './journal.ts';
import { eraseFromReports } from './reports.ts';
import { keepSanctions } from './sanctions.ts';

/**
 * An erasure is remembered for so many milliseconds. Buttons and deliveries from before an erasure must not act after
 * it, and none of them still works after thirty days.
 */
const TOMBSTONE_LIFE = 30 * 24 * 60 * 60 * 1000;

export const erasureReading = (transaction: Transaction<Schema>) =>
  ({
    async erasedAt(account) {
      const mark = await markOf(transaction, account);
      const row = await transaction.selectFrom('tombstone').select('at').where('mark', '=', mark).executeTakeFirst();
      return row?.at;
    },
  }) satisfies Partial<Reading>;

/**
 * Deletes every row about an account; foreign keys delete links and listings along with the jar. Journal entries about
 * what the account did to others stay without its id. A tombstone, the sanctions and the reports that count stay too,
 * under marks that don't show whose they are.
 * @param at Milliseconds since 1970.
 * @returns whether there was a jar.
 */
export async function eraseAccount(transaction: Transaction<Schema>, account: Account, at: number): Promise<boolean> {
  const mark = await markOf(transaction, account);
  await transaction.replaceInto('tombstone').values({ mark, at }).execute();
  await keepSanctions(transaction, account);
  await eraseFromReports(transaction, account);
  await withJournalUnlocked(transaction, async () => {
    await transaction.deleteFrom('log').where('subject', '=', account).execute();
    await transaction.updateTable('log').set({ actor: 'erased' }).where('actor', '=', account).execute();
  });
  await transaction.deleteFrom('draft').where('account', '=', account).execute();
  await transaction.deleteFrom('notice').where('account', '=', account).execute();
  await transaction.deleteFrom('outbox').where('subject', '=', account).execute();
  const { numDeletedRows } = await transaction
    .deleteFrom('jar')
    .where('account', '=', account)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** @param now Milliseconds since 1970. */
export async function forgetTombstones(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction
    .deleteFrom('tombstone')
    .where('at', '<', now - TOMBSTONE_LIFE)
    .execute();
}
