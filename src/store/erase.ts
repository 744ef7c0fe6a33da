import type { Transaction } from 'kysely';
import type { Account } from '../ids.ts';
import type { Schema } from './schema.ts';
import { withJournalOpen } from './tables/journal.ts';
import { keepSanctions } from './tables/sanctions.ts';
import { putTombstone } from './tables/tombstones.ts';

/**
 * Deletes every row about an account; links, listings and the reports on them go with the jar. What they did to others
 * stays in the log without their id. Two marks stay that name nobody: that they erased their data, and where an admin
 * or reports had hidden the jar. Resolves to whether there was a jar.
 */
export async function eraseAccount(transaction: Transaction<Schema>, account: Account, at: number): Promise<boolean> {
  await putTombstone(transaction, account, at);
  await keepSanctions(transaction, account);
  await withJournalOpen(transaction, async () => {
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
