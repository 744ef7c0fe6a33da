import type { Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import type { JarReading, JarWriting } from '../interface/jars.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

const jarOf = prepared((transaction, given: Given<{ account: Account }>) =>
  transaction.selectFrom('jar').selectAll().where('account', '=', given('account')),
);

const linksOf = prepared((transaction, given: Given<{ account: Account }>) =>
  transaction
    .selectFrom('link')
    .select(['provider', 'handle', 'changed_at as changedAt'])
    .where('account', '=', given('account'))
    .orderBy('position'),
);

export function jarReading(transaction: Transaction<Schema>): JarReading {
  return {
    async jar(account) {
      const [jar] = await jarOf(transaction, { account });
      if (!jar) return undefined;
      const links = await linksOf(transaction, { account });
      const { message, language, created_at: createdAt } = jar;
      return { account, message, currency: jar.currency ?? undefined, language, links, createdAt };
    },
  };
}

export function jarWriting(transaction: Transaction<Schema>): JarWriting {
  return {
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
  };
}
