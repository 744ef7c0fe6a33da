import type { Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import { type Actor, isByAdmin } from '../../jars/journal.ts';
import { markOf } from '../mark.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { Delivery, Reading } from '../store.ts';
import { isDelivered } from './deliveries.ts';
import { dropEntriesOf, entriesOf, hasManyEntries, withJournalUnlocked } from './journal.ts';
import { eraseNudges } from './nudges.ts';
import { eraseFromReports } from './reports.ts';
import { keepSanctions } from './sanctions.ts';
import { eraseAsked } from './statistics.ts';
import { putTombstone } from './tombstones.ts';

const tombstoneOf = prepared((transaction, given: Given<{ mark: string }>) =>
  transaction.selectFrom('tombstone').select('at').where('mark', '=', given('mark')),
);

export const erasureReading = (transaction: Transaction<Schema>) =>
  ({
    async erasedAt(account) {
      const [tombstone] = await tombstoneOf(transaction, { mark: await markOf(transaction, account) });
      return tombstone?.at;
    },
  }) satisfies Partial<Reading>;

/**
 * Deletes every row about an account; foreign keys delete links and listings along with the jar. Journal entries about
 * what the account did to others stay without its id, and those by an admin with a mark that tells admins apart. A
 * tombstone, the sanctions, the reports that count and a refusal of nudges stay too, under marks that don't show whose
 * they are.
 * @param at Milliseconds since 1970.
 */
export async function eraseAccount(transaction: Transaction<Schema>, account: Account, at: number): Promise<void> {
  const mark = await markOf(transaction, account);
  await putTombstone(transaction, mark, at);
  await keepSanctions(transaction, account);
  await eraseFromReports(transaction, account);
  await eraseAsked(transaction, account);
  await eraseEntries(transaction, account, at);
  await eraseNudges(transaction, account);
  await transaction.deleteFrom('draft').where('account', '=', account).execute();
  await transaction.deleteFrom('notice').where('account', '=', account).execute();
  await transaction.deleteFrom('outbox').where('subject', '=', account).execute();
  await transaction.deleteFrom('post').where('subject', '=', account).execute();
  await transaction.deleteFrom('jar').where('account', '=', account).execute();
}

/** Says whether the journal has too much of an account for `eraseAccount`, so that others would wait for it. */
export async function isLongToErase(transaction: Transaction<Schema>, { id }: Delivery, account: Account) {
  if (await isDelivered(transaction, id)) return false;
  return (
    (await hasManyEntries(transaction, { subject: account })) || (await hasManyEntries(transaction, { actor: account }))
  );
}

/**
 * Erases an account from the journal, or from at most so many entries about it and so many by it.
 * @param at When it is erased, in milliseconds since 1970. Whoever comes back and erases again gets other marks.
 */
export async function eraseEntries(
  transaction: Transaction<Schema>,
  account: Account,
  at: number,
  most?: number,
): Promise<void> {
  await dropEntriesOf(transaction, { subject: account }, most);
  const made = await entriesOf(transaction, { actor: account }, most).select(['community', 'action']).execute();
  await withJournalUnlocked(transaction, async () => {
    await rename(
      transaction,
      made.filter(({ action }) => !isByAdmin(action)),
      'erased',
    );
    const byAdmin = made.filter(({ action }) => isByAdmin(action));
    for (const community of new Set(byAdmin.map((entry) => entry.community))) {
      const whole = await markOf(transaction, community, account, String(at));
      const mark = Buffer.from(whole, 'base64url').toString('hex', 0, 2).toUpperCase();
      await rename(
        transaction,
        byAdmin.filter((entry) => entry.community === community),
        `erased:${mark}`,
      );
    }
  });
}

async function rename(transaction: Transaction<Schema>, entries: readonly { id: number }[], actor: Actor) {
  const ids = entries.map(({ id }) => id);
  if (ids.length > 0) await transaction.updateTable('log').set({ actor }).where('id', 'in', ids).execute();
}
