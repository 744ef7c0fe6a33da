import type { Transaction } from 'kysely';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { RemovalReading, RemovalWriting } from '../store.ts';

const removalsOf = prepared((transaction, community: string, account: string) =>
  transaction
    .selectFrom('removal')
    .select(['provider', 'key', 'reason', 'at'])
    .where('community', '=', community)
    .where('account', '=', account),
);

export function removalReading(transaction: Transaction<Schema>): RemovalReading {
  return {
    async removals(community, account) {
      return removalsOf(transaction, community, account);
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
