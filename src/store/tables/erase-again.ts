import { sql, type Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import type { Erasures } from '../erasure-file.ts';
import { keyedMark } from '../mark.ts';
import type { Schema } from '../schema.ts';
import { eraseCommunity, keptCommunities, markOfCommunity } from './departures.ts';
import { eraseAccount } from './erasure.ts';
import { putTombstone } from './tombstones.ts';

/** Accounts are in these columns. Other tables have rows only about owners of jars. */
const columns = [
  ['jar', 'account'],
  ['draft', 'account'],
  ['notice', 'account'],
  ['report', 'reporter'],
  ['log', 'actor'],
  ['log', 'subject'],
  ['outbox', 'subject'],
] as const;

/**
 * Erases again what an older copy of the database has brought back: accounts and communities.
 * @param erasures Those that were made since the copy. Their marks were made with this key.
 * @returns the communities that were erased.
 */
export async function eraseAgain(
  transaction: Transaction<Schema>,
  erasures: Erasures,
  key: Uint8Array,
): Promise<Community[]> {
  for (const account of await accountsIn(transaction)) {
    const at = erasures.get(keyedMark(key, account));
    if (at !== undefined && !(await isNewer(transaction, account, at))) await eraseAccount(transaction, account, at);
  }
  const erased: Community[] = [];
  for (const community of await keptCommunities(transaction)) {
    const at = erasures.get(await markOfCommunity(transaction, community));
    if (at === undefined) continue;
    await eraseCommunity(transaction, community, at);
    erased.push(community);
  }
  for (const [mark, at] of erasures) await putTombstone(transaction, mark, at);
  return erased;
}

async function accountsIn(transaction: Transaction<Schema>): Promise<Set<Account>> {
  const accounts = new Set<Account>();
  for (const [table, column] of columns) {
    const named = sql<{
      account: Account | null;
    }>`SELECT DISTINCT ${sql.ref(column)} AS account FROM ${sql.table(table)}`;
    const { rows } = await named.execute(transaction);
    for (const { account } of rows) if (account !== null) accounts.add(account);
  }
  return accounts;
}

/** Whether somebody has made a jar anew since they erased the one before. */
async function isNewer(transaction: Transaction<Schema>, account: Account, erasedAt: number): Promise<boolean> {
  const jar = await transaction
    .selectFrom('jar')
    .select('created_at')
    .where('account', '=', account)
    .executeTakeFirst();
  return jar !== undefined && jar.created_at >= erasedAt;
}
