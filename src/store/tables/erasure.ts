import type { Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import { markOf } from '../mark.ts';
import type { Schema } from '../schema.ts';
import type { Reading, Writing } from '../store.ts';
import { withJournalUnlocked } from './journal.ts';

/**
 * An erasure is remembered for so many milliseconds. Buttons and deliveries from before an erasure must not act after
 * it, and none of them still works after thirty days.
 */
export const TOMBSTONE_LIFE = 30 * 24 * 60 * 60 * 1000;

export const erasureReading = (transaction: Transaction<Schema>) =>
  ({
    async erasedAt(account) {
      const mark = await markOf(transaction, account);
      const row = await transaction.selectFrom('tombstone').select('at').where('mark', '=', mark).executeTakeFirst();
      return row?.at;
    },
  }) satisfies Partial<Reading>;

export const erasureWriting = (transaction: Transaction<Schema>) =>
  ({
    async takeSanction(community, account, link) {
      const mark = await markOf(transaction, community, account, ...(link ? [link.provider, link.key] : []));
      return transaction.deleteFrom('sanction').where('mark', '=', mark).returning(['state', 'at']).executeTakeFirst();
    },
  }) satisfies Partial<Writing>;

/**
 * Deletes every row about an account; foreign keys delete links, listings and the reports on them along with the jar.
 * Journal entries about what the account did to others stay without its id. A tombstone and the sanctions stay too,
 * under marks that don't show whose they are.
 * @param at Milliseconds since 1970.
 */
export async function eraseAccount(transaction: Transaction<Schema>, account: Account, at: number): Promise<void> {
  const mark = await markOf(transaction, account);
  await transaction.replaceInto('tombstone').values({ mark, at }).execute();
  await keepSanctions(transaction, account);
  await withJournalUnlocked(transaction, async () => {
    await transaction.deleteFrom('log').where('subject', '=', account).execute();
    await transaction.updateTable('log').set({ actor: 'erased' }).where('actor', '=', account).execute();
  });
  await transaction.deleteFrom('draft').where('account', '=', account).execute();
  await transaction.deleteFrom('notice').where('account', '=', account).execute();
  await transaction.deleteFrom('report').where('reporter', '=', account).execute();
  await transaction.deleteFrom('outbox').where('subject', '=', account).execute();
  await transaction.deleteFrom('jar').where('account', '=', account).execute();
}

/**
 * Keeps where an account's jar and its links are hidden and why, so that erasing the jar and making a new one doesn't
 * show them again. A mark takes the place of the account's id.
 */
async function keepSanctions(transaction: Transaction<Schema>, account: Account): Promise<void> {
  const keep = (sanction: Schema['sanction']) => transaction.replaceInto('sanction').values(sanction).execute();
  const listings = await transaction
    .selectFrom('listing')
    .select(['community', 'suspended_at', 'waiting', 'waiting_since'])
    .where('account', '=', account)
    .execute();
  for (const { community, suspended_at, waiting, waiting_since } of listings) {
    const mark = await markOf(transaction, community, account);
    if (suspended_at !== null) await keep({ mark, community, state: 'suspended', at: suspended_at });
    else if (waiting === 'reports' && waiting_since !== null) {
      await keep({ mark, community, state: 'reports', at: waiting_since });
    }
  }
  const removals = await transaction.selectFrom('removal').selectAll().where('account', '=', account).execute();
  for (const { community, provider, key, at } of removals) {
    const mark = await markOf(transaction, community, account, provider, key);
    await keep({ mark, community, state: 'removed', at });
  }
}

/** Reads every tombstone: those of accounts, and those of communities. */
export const tombstones = (transaction: Transaction<Schema>): Promise<Schema['tombstone'][]> =>
  transaction.selectFrom('tombstone').selectAll().execute();

/** @param now Milliseconds since 1970. */
export async function forgetTombstones(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction
    .deleteFrom('tombstone')
    .where('at', '<', now - TOMBSTONE_LIFE)
    .execute();
}
