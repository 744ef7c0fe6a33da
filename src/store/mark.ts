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

/** Makes the marks of a database. */
type Marker = (...ids: string[]) => string;

/** What is made with the key of each database, which stays the same while the database is open. */
const markers = new WeakMap<Transaction<Schema>, Marker>();

/** Gets what makes marks with the key of this database, for many marks at once. */
export async function marker(transaction: Transaction<Schema>): Promise<Marker> {
  const known = markers.get(transaction);
  if (known) return known;
  const [secret] = await secretOf(transaction, {});
  if (!secret) throw new Error('the database has no secret');
  const made: Marker = (...ids) => keyedMark(secret.value, ...ids);
  markers.set(transaction, made);
  return made;
}

/** Makes a mark with the key of this database. */
export const markOf = async (transaction: Transaction<Schema>, ...ids: string[]): Promise<string> =>
  (await marker(transaction))(...ids);
