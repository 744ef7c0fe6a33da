import type { Transaction } from 'kysely';
import type { Account } from '../bot/call.ts';
import type { Schema } from './schema.ts';

/** Deletes every row about an account; links and listings go with the jar. Resolves to whether there was a jar. */
export async function eraseAccount(transaction: Transaction<Schema>, account: Account): Promise<boolean> {
  await transaction.deleteFrom('draft').where('account', '=', account).execute();
  const { numDeletedRows } = await transaction
    .deleteFrom('jar')
    .where('account', '=', account)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
