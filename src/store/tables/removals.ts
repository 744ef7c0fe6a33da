import type { Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import type { RemovalReading, RemovalWriting } from '../interface/removals.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

const removalsOf = prepared((transaction, given: Given<{ community: Community; account: Account }>) =>
  transaction
    .selectFrom('removal')
    .select(['provider', 'key', 'reason', 'at'])
    .where('community', '=', given('community'))
    .where('account', '=', given('account')),
);

export function removalReading(transaction: Transaction<Schema>): RemovalReading {
  return {
    async removals(community, account) {
      return removalsOf(transaction, { community, account });
    },
  };
}

export function removalWriting(transaction: Transaction<Schema>): RemovalWriting {
  return {
    async putRemoval(community, account, removal) {
      await transaction
        .insertInto('removal')
        .values({ community, account, ...removal })
        .onConflict((conflict) => conflict.columns(['community', 'account', 'provider', 'key']).doUpdateSet(removal))
        .execute();
    },

    async dropRemovals(community, account, provider) {
      const { numDeletedRows } = await transaction
        .deleteFrom('removal')
        .where('community', '=', community)
        .where('account', '=', account)
        .where('provider', '=', provider)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}
