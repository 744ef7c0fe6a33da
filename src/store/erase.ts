import type { Transaction } from 'kysely';
import type { Account } from '../ids.ts';
import type { Schema } from './schema.ts';
import { withJournalUnlocked } from './tables/journal.ts';
import { keepSanctions } from './tables/sanctions.ts';
import { putTombstone } from './tables/tombstones.ts';

/**
 * Deletes every row about an account; foreign keys delete links, listings and the reports on them along with the jar.
 * Journal entries about what the account did to others stay without its id. A tombstone and the sanctions stay too,
 * under marks that don't show whose they are.
 * @param at Milliseconds since 1970.
 * @returns whether there was a jar.
 */
export async function eraseAccount(transaction: Transaction<Schema>, account: Account, at: number): Promise<boolean> {
  await putTombstone(transaction, account, at);
  await keepSanctions(transaction, account);
  await withJournalUnlocked(transaction, async () => {
    await transaction.deleteFrom('log').where('subject', '=', account).execute();
    await transaction.updateTable('log').set({ actor: 'erased' }).where('actor', '=', account).execute();
  });
  await transaction.deleteFrom('draft').where('account', '=', account).execute();
  await transaction.deleteFrom('notice').where('account', '=', account).execute();
  await transaction.deleteFrom('report').where('reporter', '=', account).execute();
  const { numDeletedRows } = await transaction
    .deleteFrom('jar')
    .where('account', '=', account)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
