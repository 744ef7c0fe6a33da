import { type Expression, type SqlBool, sql, type Transaction } from 'kysely';
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
      return { ...counts, approval, reports, lookalike };
    },

    async reported(community) {
      const { count } = await transaction
        .selectFrom('report')
        .select(({ fn }) => fn.count<number>('account').distinct().as('count'))
        .where(({ and }) => and({ community, closed: 0 }))
        .executeTakeFirstOrThrow();
      return count;
    },

    async page(community, { status: wanted, provider, reported, from, count }) {
      const rows = await transaction
        .selectFrom('listing')
        .selectAll()
        .where(({ and, eb, exists, selectFrom }) => {
          const conditions: Expression<SqlBool>[] = [eb('community', '=', community)];
          if (wanted !== undefined) conditions.push(eb(status, '=', wanted));
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
        .orderBy(wanted === 'pending' ? heldSince : sql`listed_at`)
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
  }) satisfies Partial<Reading>;
