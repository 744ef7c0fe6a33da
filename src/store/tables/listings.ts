import type { Selectable, Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import type { Listing } from '../../jars/listing.ts';
import type { ListingReading, ListingWriting } from '../interface/listings.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

export function toListing(row: Selectable<Schema['listing']>): Listing {
  return {
    community: row.community,
    account: row.account,
    name: row.name,
    listedAt: row.listed_at,
    confirmedAt: row.confirmed_at,
    pausedAt: row.paused_at ?? undefined,
    suspendedAt: row.suspended_at ?? undefined,
    reason: row.reason,
    waiting: row.waiting === null ? undefined : { for: row.waiting, since: row.waiting_since ?? 0 },
    leftAt: row.left_at ?? undefined,
    category: row.category,
    about: row.about,
    rulesAccepted: row.rules_accepted,
  };
}

const listingOf = prepared((transaction, given: Given<{ community: Community; account: Account }>) =>
  transaction
    .selectFrom('listing')
    .selectAll()
    .where('community', '=', given('community'))
    .where('account', '=', given('account')),
);

export function listingReading(transaction: Transaction<Schema>): ListingReading {
  return {
    async listing(community, account) {
      const [row] = await listingOf(transaction, { community, account });
      return row && toListing(row);
    },

    async listings(account) {
      const rows = await transaction.selectFrom('listing').selectAll().where('account', '=', account).execute();
      return rows.map(toListing);
    },
  };
}

export function listingWriting(transaction: Transaction<Schema>): ListingWriting {
  return {
    async putListing(listing) {
      const row = {
        name: listing.name,
        listed_at: listing.listedAt,
        confirmed_at: listing.confirmedAt,
        paused_at: listing.pausedAt ?? null,
        suspended_at: listing.suspendedAt ?? null,
        reason: listing.reason,
        waiting: listing.waiting?.for ?? null,
        waiting_since: listing.waiting?.since ?? null,
        left_at: listing.leftAt ?? null,
        category: listing.category,
        about: listing.about,
        rules_accepted: listing.rulesAccepted,
      };
      await transaction
        .insertInto('listing')
        .values({ community: listing.community, account: listing.account, ...row })
        .onConflict((conflict) => conflict.columns(['community', 'account']).doUpdateSet(row))
        .execute();
    },

    async removeListing(community, account) {
      await transaction
        .deleteFrom('listing')
        .where('community', '=', community)
        .where('account', '=', account)
        .execute();
    },
  };
}
