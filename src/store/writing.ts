import type { Transaction } from 'kysely';
import { reading } from './reading.ts';
import type { Schema } from './schema.ts';
import type { Writing } from './store.ts';

export function writing(transaction: Transaction<Schema>): Writing {
  return {
    ...reading(transaction),

    async putJar(account, at, change = {}) {
      await transaction
        .insertInto('jar')
        .values({ account, message: '', created_at: at, currency: null, ...change })
        .onConflict((conflict) =>
          Object.keys(change).length > 0 ? conflict.column('account').doUpdateSet(change) : conflict.doNothing(),
        )
        .execute();
    },

    async putLink(account, { provider, handle, at }) {
      await transaction
        .insertInto('link')
        .values(({ selectFrom, fn, val, lit }) => ({
          account,
          provider,
          handle,
          changed_at: at,
          position: selectFrom('link')
            .where('account', '=', account)
            .select(({ eb }) => eb(fn.coalesce(fn.max('position'), lit(0)), '+', val(1)).as('next')),
        }))
        .onConflict((conflict) => conflict.columns(['account', 'provider']).doUpdateSet({ handle, changed_at: at }))
        .execute();
    },

    async putOrder(account, providers) {
      const links = await transaction
        .selectFrom('link')
        .select('provider')
        .where('account', '=', account)
        .orderBy('position')
        .execute();
      const present = links.map(({ provider }) => provider);
      const first = providers.filter((provider) => present.includes(provider));
      const order = [...first, ...present.filter((provider) => !first.includes(provider))];
      for (const [position, provider] of order.entries()) {
        await transaction
          .updateTable('link')
          .set({ position: position + 1 })
          .where('account', '=', account)
          .where('provider', '=', provider)
          .execute();
      }
    },

    async removeLink(account, provider) {
      await transaction.deleteFrom('link').where('account', '=', account).where('provider', '=', provider).execute();
    },

    async putListing(listing) {
      const row = {
        listed_at: listing.listedAt,
        paused_at: listing.pausedAt ?? null,
        suspended_at: listing.suspendedAt ?? null,
        reason: listing.reason,
      };
      await transaction
        .insertInto('listing')
        .values({ community: listing.community, account: listing.account, ...row })
        .onConflict((conflict) => conflict.columns(['community', 'account']).doUpdateSet(row))
        .execute();
    },

    async putEligibility(community, eligibility) {
      await transaction
        .insertInto('policy')
        .values({ community, eligibility })
        .onConflict((conflict) => conflict.column('community').doUpdateSet({ eligibility }))
        .execute();
    },

    async putRoleRule(community, role, rule) {
      if (rule === undefined) {
        await transaction.deleteFrom('role_rule').where('community', '=', community).where('role', '=', role).execute();
        return;
      }
      await transaction
        .insertInto('role_rule')
        .values({ community, role, rule })
        .onConflict((conflict) => conflict.columns(['community', 'role']).doUpdateSet({ rule }))
        .execute();
    },

    async putProviderRule(community, subject, rule) {
      if (rule === undefined) {
        await transaction
          .deleteFrom('provider_rule')
          .where('community', '=', community)
          .where('subject', '=', subject)
          .execute();
        return;
      }
      await transaction
        .insertInto('provider_rule')
        .values({ community, subject, rule })
        .onConflict((conflict) => conflict.columns(['community', 'subject']).doUpdateSet({ rule }))
        .execute();
    },

    async putDraft(community, account, { typed, at }) {
      const row = { typed: JSON.stringify(typed), at };
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
