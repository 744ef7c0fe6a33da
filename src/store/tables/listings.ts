import { type Expression, type Selectable, type SqlBool, sql, type Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import type { Listing, Status } from '../../jars/listing.ts';
import type { ListingReading, ListingWriting } from '../interface/listings.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

function toListing(row: Selectable<Schema['listing']>): Listing {
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

/** The same decision as `statusOf` in src/jars/listing.ts, in SQL. */
const status = sql<Status>`CASE
  WHEN suspended_at IS NOT NULL THEN 'suspended' WHEN left_at IS NOT NULL THEN 'left'
  WHEN waiting IS NOT NULL THEN 'pending' WHEN paused_at IS NOT NULL THEN 'paused' ELSE 'live' END`;

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

    async counts(community) {
      const rows = await transaction
        .selectFrom('listing')
        .select([status.as('status'), sql<number>`count(*)`.as('count')])
        .where('community', '=', community)
        .groupBy(status)
        .execute();
      const counts: Record<Status, number> = { pending: 0, live: 0, paused: 0, suspended: 0, left: 0 };
      for (const row of rows) counts[row.status] = row.count;
      return counts;
    },

    async reported(community) {
      const { count } = await transaction
        .selectFrom('report')
        .select(({ fn }) => fn.count<number>('account').distinct().as('count'))
        .where('community', '=', community)
        .executeTakeFirstOrThrow();
      return count;
    },

    async page(community, { status: wanted, waiting, provider, reported, from, count }) {
      const rows = await transaction
        .selectFrom('listing')
        .selectAll()
        .where(({ and, eb, exists, selectFrom }) => {
          const conditions: Expression<SqlBool>[] = [eb('community', '=', community)];
          if (wanted !== undefined) conditions.push(eb(status, '=', wanted));
          if (waiting !== undefined) conditions.push(eb('waiting', '=', waiting));
          if (provider !== undefined) {
            const link = selectFrom('link').select('provider').whereRef('link.account', '=', 'listing.account');
            conditions.push(exists(link.where('provider', '=', provider)));
          }
          if (reported) {
            const report = selectFrom('report').select('report.account').where('report.community', '=', community);
            conditions.push(exists(report.whereRef('report.account', '=', 'listing.account')));
          }
          return and(conditions);
        })
        .orderBy(wanted === 'pending' ? 'waiting_since' : 'listed_at')
        .orderBy('account')
        .offset(from)
        .limit(count)
        .execute();
      return rows.map(toListing);
    },

    async handles(community, provider) {
      return transaction
        .selectFrom('listing')
        .innerJoin('link', 'link.account', 'listing.account')
        .select(['listing.account', 'handle', 'name'])
        .where('community', '=', community)
        .where('provider', '=', provider)
        .where(status, 'in', ['live', 'paused'])
        .execute();
    },

    async names(community) {
      return transaction.selectFrom('listing').select(['account', 'name']).where('community', '=', community).execute();
    },

    async providersUsed(community) {
      const rows = await transaction
        .selectFrom('listing')
        .innerJoin('link', 'link.account', 'listing.account')
        .select(({ fn }) => ['provider', fn.countAll<number>().as('times')])
        .where('community', '=', community)
        .groupBy('provider')
        .execute();
      return new Map(rows.map(({ provider, times }) => [provider, times]));
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
