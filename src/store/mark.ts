import { createHmac } from 'node:crypto';
import type { Transaction } from 'kysely';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';

/**
 * Makes an HMAC that stands for ids in tables that must not hold the ids themselves.
 * @param key A secret of the database. Without a key, anybody could hash all possible ids and compare.
 */
export const keyedMark = (key: Uint8Array, ...ids: string[]): string =>
  createHmac('sha256', key).update(ids.join(' ')).digest('base64url');

const secretOf = prepared((transaction) => transaction.selectFrom('secret').select('value'));

/** Makes a mark with the key of this database. */
export async function markOf(transaction: Transaction<Schema>, ...ids: string[]): Promise<string> {
  const [secret] = await secretOf(transaction, {});
  if (!secret) throw new Error('the database has no secret');
  return keyedMark(secret.value, ...ids);
}
