import { type Expression, type SqlBool, sql, type Transaction } from 'kysely';
import type { Community } from '../../ids.ts';
import { holdReasons, type Status } from '../../jars/listing.ts';
import type { Schema } from '../schema.ts';
import type { Reading } from '../store.ts';
import { toListing } from './listings.ts';

/** Since when a jar is on hold; null if it isn't. SQL's `min` of several values is null if one of them is. */
const heldSince = sql<number | null>`nullif(
  min(ifnull(approval_since, 9e15), ifnull(reports_since, 9e15), ifnull(lookalike_since, 9e15)), 9e15)`;

/** Decides in SQL what `statusOf` in src/jars/listing.ts decides. */
const status = sql<Status>`CASE
  WHEN suspended_at IS NOT NULL THEN 'suspended' WHEN left_at IS NOT NULL THEN 'left'
  WHEN ${heldSince} IS NOT NULL THEN 'pending' WHEN paused_at IS NOT NULL THEN 'paused' ELSE 'live' END`;

/** Says of a jar that isn't hidden itself whether one of its links waits for an admin. */
const linkWaits = (community: Community) => sql<SqlBool>`(${status} IN ('live', 'paused') AND account IN (
  SELECT account FROM removal WHERE community = ${community} AND cause = 'lookalike'))`;

export const communityListingReading = (transaction: Transaction<Schema>) =>
  ({
    async counts(community) {
      const rows = await transaction
        .selectFrom('listing')
        .select(({ fn }) => [
          status.as('status'),
          fn.countAll<number>().as('count'),
          ...holdReasons.map((reason) => fn.count<number>(`${reason}_since`).as(reason)),
        ])
        .where('community', '=', community)
        .groupBy(status)
        .execute();
      const counts: Record<Status, number> = { pending: 0, live: 0, paused: 0, suspended: 0, left: 0 };
      for (const row of rows) counts[row.status] = row.count;
      const { approval = 0, reports = 0, lookalike = 0 } = rows.find((row) => row.status === 'pending') ?? {};
      const { links } = await transaction
        .selectFrom('listing')
        .select(({ fn }) => fn.countAll<number>().as('links'))
        .where('community', '=', community)
        .where(linkWaits(community))
        .executeTakeFirstOrThrow();
      return { ...counts, approval, reports, lookalike, links };
    },

    async reported(community) {
      const { count } = await transaction
        .selectFrom('report')
        .select(({ fn }) => fn.count<number>('account').distinct().as('count'))
        .where(({ and }) => and({ community, closed: 0 }))
        .executeTakeFirstOrThrow();
      return count;
    },

    async page(community, { status: wanted, undecided, provider, reported, from, count }) {
      const rows = await transaction
        .selectFrom('listing')
        .selectAll()
        .where(({ and, or, eb, exists, selectFrom }) => {
          const conditions: Expression<SqlBool>[] = [eb('community', '=', community)];
          if (wanted !== undefined) conditions.push(eb(status, '=', wanted));
          if (undecided) conditions.push(or([eb(status, '=', 'pending'), linkWaits(community)]));
          if (provider !== undefined) {
            const link = selectFrom('link').select('provider').whereRef('link.account', '=', 'listing.account');
            conditions.push(exists(link.where('provider', '=', provider)));
          }
          if (reported) {
            const report = selectFrom('report').select('mark').where('report.community', '=', community);
            conditions.push(exists(report.where('closed', '=', 0).whereRef('report.account', '=', 'listing.account')));
          }
          return and(conditions);
        })
        .orderBy(wanted === 'pending' || undecided ? sql`ifnull(${heldSince}, listed_at)` : sql`listed_at`)
        .orderBy('account')
        .offset(from)
        .limit(count)
        .execute();
      return rows.map(toListing);
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
  }) satisfies Partial<Reading>;
