import { type Selectable, sql, type Transaction } from 'kysely';
import type { Account, Community } from '../bot/call.ts';
import type { Listing } from '../jars/listing.ts';
import { type Eligibility, openPolicy, type Rule } from '../jars/policy.ts';
import type { Schema } from './schema.ts';
import type { Reading } from './store.ts';

function toListing(row: Selectable<Schema['listing']>): Listing {
  return {
    community: row.community as Community,
    account: row.account as Account,
    listedAt: row.listed_at,
    pausedAt: row.paused_at ?? undefined,
    suspendedAt: row.suspended_at ?? undefined,
    reason: row.reason,
  };
}

export function reading(transaction: Transaction<Schema>): Reading {
  return {
    async jar(account) {
      const jar = await transaction.selectFrom('jar').selectAll().where('account', '=', account).executeTakeFirst();
      if (!jar) return undefined;
      const links = await transaction
        .selectFrom('link')
        .select(['provider', 'handle', 'changed_at as changedAt'])
        .where('account', '=', account)
        .orderBy('position')
        .execute();
      return { account, message: jar.message, currency: jar.currency ?? undefined, links, createdAt: jar.created_at };
    },

    async listing(community, account) {
      const row = await transaction
        .selectFrom('listing')
        .selectAll()
        .where('community', '=', community)
        .where('account', '=', account)
        .executeTakeFirst();
      return row && toListing(row);
    },

    async listings(account) {
      const rows = await transaction.selectFrom('listing').selectAll().where('account', '=', account).execute();
      return rows.map(toListing);
    },

    async counts(community) {
      const row = await transaction
        .selectFrom('listing')
        .select([
          sql<number>`count(*) FILTER (WHERE suspended_at IS NOT NULL)`.as('suspended'),
          sql<number>`count(*) FILTER (WHERE suspended_at IS NULL AND paused_at IS NOT NULL)`.as('paused'),
          sql<number>`count(*) FILTER (WHERE suspended_at IS NULL AND paused_at IS NULL)`.as('live'),
        ])
        .where('community', '=', community)
        .executeTakeFirstOrThrow();
      return row;
    },

    async policy(community) {
      const row = await transaction
        .selectFrom('policy')
        .select('eligibility')
        .where('community', '=', community)
        .executeTakeFirst();
      const rules = await transaction
        .selectFrom('role_rule')
        .select(['role', 'rule'])
        .where('community', '=', community)
        .execute();
      const providers = await transaction
        .selectFrom('provider_rule')
        .select(['subject', 'rule'])
        .where('community', '=', community)
        .execute();
      return {
        eligibility: (row?.eligibility as Eligibility | undefined) ?? openPolicy.eligibility,
        roles: new Map(rules.map(({ role, rule }) => [role, rule as Rule])),
        providers: new Map(providers.map(({ subject, rule }) => [subject, rule as Rule])),
      };
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

    async draft(community, account) {
      const row = await transaction
        .selectFrom('draft')
        .select(['typed', 'at'])
        .where('community', '=', community)
        .where('account', '=', account)
        .executeTakeFirst();
      return row && { typed: JSON.parse(row.typed) as Record<string, string>, at: row.at };
    },
  };
}
