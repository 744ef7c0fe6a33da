import type { Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import type { TombstoneReading } from '../interface/tombstones.ts';
import { markOf } from '../mark.ts';
import type { Schema } from '../schema.ts';

/**
 * How long an erasure is remembered, in milliseconds. Buttons and deliveries from before an erasure must not act after
 * it, and none of them still works after thirty days.
 */
const TOMBSTONE_LIFE = 30 * 24 * 60 * 60 * 1000;

export function tombstoneReading(transaction: Transaction<Schema>): TombstoneReading {
  return {
    async erasedAt(account) {
      const mark = await markOf(transaction, account);
      const row = await transaction.selectFrom('tombstone').select('at').where('mark', '=', mark).executeTakeFirst();
      return row?.at;
    },
  };
}

export async function putTombstone(transaction: Transaction<Schema>, account: Account, at: number): Promise<void> {
  const mark = await markOf(transaction, account);
  await transaction
    .insertInto('tombstone')
    .values({ mark, at })
    .onConflict((conflict) => conflict.column('mark').doUpdateSet({ at }))
    .execute();
}

export async function forgetTombstones(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction
    .deleteFrom('tombstone')
    .where('at', '<', now - TOMBSTONE_LIFE)
    .execute();
}
