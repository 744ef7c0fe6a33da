import type { Transaction } from 'kysely';
import type { LookalikeReading, LookalikeWriting } from '../interface/lookalikes.ts';
import type { Schema } from '../schema.ts';

export function lookalikeReading(transaction: Transaction<Schema>): LookalikeReading {
  return {
    async wasHeld(community, account, { provider, key }) {
      const row = await transaction
        .selectFrom('lookalike')
        .select('key')
        .where('community', '=', community)
        .where('account', '=', account)
        .where('provider', '=', provider)
        .where('key', '=', key)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

export function lookalikeWriting(transaction: Transaction<Schema>): LookalikeWriting {
  return {
    async putHeld(community, account, { provider, key }) {
      await transaction
        .insertInto('lookalike')
        .values({ community, account, provider, key })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
