import { createHmac } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * An HMAC that stands for ids in tables that must not hold the ids themselves. Its key is a secret of this database:
 * without a key, anybody could hash all possible ids and compare.
 */
export async function markOf(transaction: Transaction<Schema>, ...ids: string[]): Promise<string> {
  const { value } = await transaction.selectFrom('secret').select('value').executeTakeFirstOrThrow();
  return createHmac('sha256', value).update(ids.join(' ')).digest('base64url');
}
