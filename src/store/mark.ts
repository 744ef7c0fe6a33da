import { createHmac } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Stands for ids without keeping them. Only who has the ids and this database's own secret can tell whose mark it is:
 * ids are few enough to be tried one after the other where no secret is.
 */
export async function markOf(transaction: Transaction<Schema>, ...ids: string[]): Promise<string> {
  const { value } = await transaction.selectFrom('secret').select('value').executeTakeFirstOrThrow();
  return createHmac('sha256', value).update(ids.join(' ')).digest('base64url');
}
