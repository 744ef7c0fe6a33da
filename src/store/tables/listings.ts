import type { Selectable, Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import type { Listing } from '../../jars/listing.ts';
import { nameSkeleton } from '../../jars/skeleton.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { Reading, Writing } from '../store.ts';
import { keepHolds } from './sanctions.ts';

export function toListing(row: Selectable<Schema['listing']>): Listing {
  return {
    community: row.community,
    account: row.account,
    name: row.name,
    listedAt: row.listed_at,
    knownAt: row.known_at,
    confirmedAt: row.confirmed_at,
    pausedAt: row.paused_at ?? undefined,
    suspendedAt: row.suspended_at ?? undefined,
    reason: row.reason,
    holds: {
      ...(row.approval_since !== null && { approval: row.approval_since }),
      ...(row.reports_since !== null && { reports: row.reports_since }),
      ...(row.lookalike_since !== null && { lookalike: row.lookalike_since }),
    },
    leftAt: row.left_at ?? undefined,
    category: row.category,
    about: row.about,
    rulesAccepted: row.rules_accepted,
    findable: row.findable === 1,
  };
}

const listingOf = prepared((transaction, given: Given<{ community: Community; account: Account }>) =>
  transaction
    .selectFrom('listing')
    .selectAll()
    .where(({ and }) => and({ community: given('community'), account: given('account') })),
);

const removalsOf = prepared((transaction, given: Given<{ community: Community; account: Account }>) =>
  transaction
    .selectFrom('removal')
    .select(['provider', 'key', 'reason', 'at', 'cause'])
    .where(({ and }) => and({ community: given('community'), account: given('account') })),
);

export const listingReading = (transaction: Transaction<Schema>) =>
  ({
    async listing(community, account) {
      const [row] = await listingOf(transaction, { community, account });
      return row && toListing(row);
    },

    async listings(account) {
      const rows = await transaction.selectFrom('listing').selectAll().where('account', '=', account).execute();
      return rows.map(toListing);
    },

    removals(community, account) {
      return removalsOf(transaction, { community, account });
    },

    async wasHeld(community, account, { provider, key }) {
      const row = await transaction
        .selectFrom('lookalike')
        .select('key')
        .where(({ and }) => and({ community, account, provider, key }))
        .executeTakeFirst();
      return row !== undefined;
    },
  }) satisfies Partial<Reading>;

export const listingWriting = (transaction: Transaction<Schema>) =>
  ({
    async putListing(listing) {
      const row = {
        name: listing.name,
        name_skeleton: nameSkeleton(listing.name),
        listed_at: listing.listedAt,
        confirmed_at: listing.confirmedAt,
        paused_at: listing.pausedAt ?? null,
        suspended_at: listing.suspendedAt ?? null,
        reason: listing.reason,
        approval_since: listing.holds.approval ?? null,
        reports_since: listing.holds.reports ?? null,
        lookalike_since: listing.holds.lookalike ?? null,
        known_at: listing.knownAt,
        left_at: listing.leftAt ?? null,
        category: listing.category,
        about: listing.about,
        rules_accepted: listing.rulesAccepted,
        findable: listing.findable ? (1 as const) : (0 as const),
      };
      await transaction
        .insertInto('listing')
        .values(({ selectFrom, fn, lit }) => ({
          community: listing.community,
          account: listing.account,
          ...row,
          arrival: fn.coalesce(
            selectFrom('listing')
              .where('community', '=', listing.community)
              .select(({ eb }) => eb('arrival', '+', lit(1)).as('next'))
              .orderBy('arrival', 'desc')
              .limit(1),
            lit(1),
          ),
        }))
        .onConflict((conflict) => conflict.columns(['community', 'account']).doUpdateSet(row))
        .execute();
    },

    async removeListing(community, account) {
      await keepHolds(transaction, community, account);
      await transaction
        .deleteFrom('listing')
        .where(({ and }) => and({ community, account }))
        .execute();
    },

    async putRemoval(community, account, removal) {
      const { provider, key, ...change } = removal;
      await transaction
        .insertInto('removal')
        .values({ community, account, provider, key, ...change })
        .onConflict((conflict) => conflict.columns(['community', 'account', 'provider', 'key']).doUpdateSet(change))
        .execute();
    },

    async dropRemovals(community, account, link) {
      const { numDeletedRows } = await transaction
        .deleteFrom('removal')
        .where(({ and }) => and({ community, account, ...link }))
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    async putHeld(community, account, { provider, key }) {
      await transaction
        .insertInto('lookalike')
        .values({ community, account, provider, key })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  }) satisfies Partial<Writing>;
