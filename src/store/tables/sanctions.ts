import type { Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import type { SanctionWriting } from '../interface/sanctions.ts';
import { markOf } from '../mark.ts';
import type { Schema } from '../schema.ts';

export function sanctionWriting(transaction: Transaction<Schema>): SanctionWriting {
  return {
    async takeSanction(community, account, link) {
      const mark = await markOf(transaction, community, account, ...(link ? [link.provider, link.key] : []));
      return transaction.deleteFrom('sanction').where('mark', '=', mark).returning(['state', 'at']).executeTakeFirst();
    },
  };
}

/**
 * Keeps where an account's jar and its links are hidden and why, so that erasing the jar and making a new one doesn't
 * show them again. A mark takes the place of the account's id.
 */
export async function keepSanctions(transaction: Transaction<Schema>, account: Account): Promise<void> {
  const listings = await transaction
    .selectFrom('listing')
    .select(['community', 'suspended_at', 'waiting', 'waiting_since'])
    .where('account', '=', account)
    .execute();
  for (const { community, suspended_at, waiting, waiting_since } of listings) {
    const mark = await markOf(transaction, community, account);
    if (suspended_at !== null) await keep(transaction, { mark, community, state: 'suspended', at: suspended_at });
    else if (waiting === 'reports' && waiting_since !== null) {
      await keep(transaction, { mark, community, state: 'reports', at: waiting_since });
    }
  }
  const removals = await transaction.selectFrom('removal').selectAll().where('account', '=', account).execute();
  for (const { community, provider, key, at } of removals) {
    const mark = await markOf(transaction, community, account, provider, key);
    await keep(transaction, { mark, community, state: 'removed', at });
  }
}

async function keep(transaction: Transaction<Schema>, sanction: Schema['sanction']): Promise<void> {
  await transaction
    .insertInto('sanction')
    .values(sanction)
    .onConflict((conflict) => conflict.column('mark').doUpdateSet(sanction))
    .execute();
}
