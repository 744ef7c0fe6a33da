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

const listingsOf = prepared((transaction, given: Given<{ account: Account }>) =>
  transaction.selectFrom('listing').selectAll().where('account', '=', given('account')),
);

const heldOf = prepared((transaction, given: Given<Schema['lookalike']>) =>
  transaction
    .selectFrom('lookalike')
    .select('key')
    .where('community', '=', given('community'))
    .where('account', '=', given('account'))
    .where('provider', '=', given('provider'))
    .where('key', '=', given('key')),
);

const removalsOf = prepared((transaction, given: Given<{ community: Community; account: Account }>) =>
  transaction
    .selectFrom('removal')
    .select(['provider', 'key', 'reason', 'at', 'cause'])
    .where(({ and }) => and({ community: given('community'), account: given('account') })),
);

const listingPut = prepared((transaction, given: Given<Required<Omit<Selectable<Schema['listing']>, 'arrival'>>>) => {
  const change = {
    name: given('name'),
    name_skeleton: given('name_skeleton'),
    listed_at: given('listed_at'),
    confirmed_at: given('confirmed_at'),
    paused_at: given('paused_at'),
    suspended_at: given('suspended_at'),
    reason: given('reason'),
    approval_since: given('approval_since'),
    reports_since: given('reports_since'),
    lookalike_since: given('lookalike_since'),
    known_at: given('known_at'),
    left_at: given('left_at'),
    category: given('category'),
    about: given('about'),
    rules_accepted: given('rules_accepted'),
    findable: given('findable'),
  };
  return transaction
    .insertInto('listing')
    .values(({ selectFrom, fn, lit }) => ({
      community: given('community'),
      account: given('account'),
      ...change,
      arrival: fn.coalesce(
        selectFrom('listing')
          .where('community', '=', given('community'))
          .select(({ eb }) => eb('arrival', '+', lit(1)).as('next'))
          .orderBy('arrival', 'desc')
          .limit(1),
        lit(1),
      ),
    }))
    .onConflict((conflict) => conflict.columns(['community', 'account']).doUpdateSet(change));
});

export const listingReading = (transaction: Transaction<Schema>) =>
  ({
    async listing(community, account) {
      const [row] = await listingOf(transaction, { community, account });
      return row && toListing(row);
    },

    async listings(account) {
      return (await listingsOf(transaction, { account })).map(toListing);
    },

    removals(community, account) {
      return removalsOf(transaction, { community, account });
    },

    async wasHeld(community, account, { provider, key }) {
      return (await heldOf(transaction, { community, account, provider, key })).length > 0;
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
      await listingPut(transaction, { community: listing.community, account: listing.account, ...row });
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
