import type { Transaction } from 'kysely';
import type { DraftReading, DraftWriting } from '../interface/drafts.ts';
import { fromJson, toJson } from '../json.ts';
import type { Schema } from '../schema.ts';

/** How long a draft is kept that nobody publishes, in milliseconds. */
const DRAFT_LIFE = 24 * 60 * 60 * 1000;

export function draftReading(transaction: Transaction<Schema>): DraftReading {
  return {
    async draft(community, account) {
      const row = await transaction
        .selectFrom('draft')
        .select(['typed', 'at'])
        .where('community', '=', community)
        .where('account', '=', account)
        .executeTakeFirst();
      return row && { typed: fromJson(row.typed), at: row.at };
    },
  };
}

export function draftWriting(transaction: Transaction<Schema>): DraftWriting {
  return {
    async putDraft(community, account, { typed, at }) {
      const row = { typed: toJson(typed), at };
      await transaction
        .insertInto('draft')
        .values({ community, account, ...row })
        .onConflict((conflict) => conflict.columns(['community', 'account']).doUpdateSet(row))
        .execute();
    },

    async dropDraft(community, account) {
      await transaction.deleteFrom('draft').where('community', '=', community).where('account', '=', account).execute();
    },
  };
}

/** @param now Milliseconds since 1970. */
export async function forgetDrafts(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction
    .deleteFrom('draft')
    .where('at', '<', now - DRAFT_LIFE)
    .execute();
}
