import { sql, type Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import { handleSkeleton, nameSkeleton } from '../../jars/skeleton.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { Reading } from '../store.ts';

/** So many jars with look-alike links are compared, those that were in the community first. One is enough to wait for. */
const MOST_ALIKE = 20;

interface Wanted {
  community: Community;
  account: Account;
  provider: string;
  skeleton: string;
}

const alikeTo = prepared((transaction, given: Given<Wanted>) =>
  transaction
    .selectFrom('link')
    // SQLite doesn't reorder cross joins. Left to itself, it would read the whole community in the order of arrival.
    .crossJoin('listing as other')
    .crossJoin('listing as own')
    .select(['link.account', 'handle', 'changed_at as changedAt'])
    .select(sql<0 | 1>`CASE WHEN other.arrival < own.arrival THEN 1 ELSE 0 END`.as('earlier'))
    .where('skeleton', '=', given('skeleton'))
    .where('provider', '=', given('provider'))
    .where('own.community', '=', given('community'))
    .where('own.account', '=', given('account'))
    .where('other.community', '=', given('community'))
    .whereRef('other.account', '=', 'link.account')
    .where('other.account', '!=', given('account'))
    .where('other.suspended_at', 'is', null)
    .where('other.left_at', 'is', null)
    .orderBy('other.arrival')
    .limit(MOST_ALIKE),
);

export const lookAlikeReading = (transaction: Transaction<Schema>) =>
  ({
    async alike(community, account, { provider, handle }) {
      const rows = await alikeTo(transaction, { community, account, provider, skeleton: handleSkeleton(handle) });
      return rows.map((row) => ({ ...row, earlier: row.earlier === 1 }));
    },

    async nameAlike(community, account, name) {
      const skeleton = nameSkeleton(name);
      if (skeleton === '') return false;
      const row = await transaction
        .selectFrom('listing')
        .select('account')
        .where(({ and }) => and({ community, name_skeleton: skeleton }))
        .where('account', '!=', account)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  }) satisfies Partial<Reading>;
