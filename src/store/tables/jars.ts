import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import type { Jar } from '../../jars/jar.ts';
import { handleSkeleton } from '../../jars/skeleton.ts';
import { type LinkCheck, linkChecksum } from '../link-checksum.ts';
import { type Given, prepared, preparedEach } from '../prepared.ts';
import { fromJson, type Schema, toJson } from '../schema.ts';
import type { Reading, Writing } from '../store.ts';
import { forgetClosedReports } from './reports.ts';

/** A draft that isn't published is kept for so many milliseconds. */
const DRAFT_LIFE = 24 * 60 * 60 * 1000;

const jarOf = prepared((transaction, given: Given<{ account: Account }>) =>
  transaction.selectFrom('jar').selectAll().where('account', '=', given('account')),
);

const linksOf = prepared((transaction, given: Given<{ account: Account }>) =>
  transaction
    .selectFrom('link')
    .select(['provider', 'handle', 'changed_at as changedAt', 'checksum'])
    .where('account', '=', given('account'))
    .orderBy('position'),
);

type JarChange = Partial<Pick<Insertable<Schema['jar']>, 'message' | 'currency' | 'language' | 'thanks_off'>>;

/** By the names of what is changed, with commas between them. */
const jarPut = preparedEach(
  (names: string) => (transaction, given: Given<{ account: Account; at: number } & Required<JarChange>>) => {
    const changed = names === '' ? [] : (names.split(',') as (keyof JarChange)[]);
    const change = Object.fromEntries(changed.map((name) => [name, given(name)]));
    return transaction
      .insertInto('jar')
      .values({ account: given('account'), message: '', created_at: given('at'), currency: null, ...change })
      .onConflict((conflict) =>
        changed.length > 0 ? conflict.column('account').doUpdateSet(change) : conflict.doNothing(),
      );
  },
);

const linkPut = prepared((transaction, given: Given<Omit<Schema['link'], 'position'>>) => {
  const change = {
    handle: given('handle'),
    changed_at: given('changed_at'),
    checksum: given('checksum'),
    skeleton: given('skeleton'),
  };
  return transaction
    .insertInto('link')
    .values(({ selectFrom, fn, lit }) => ({
      account: given('account'),
      provider: given('provider'),
      ...change,
      position: selectFrom('link')
        .where('account', '=', given('account'))
        .select(({ eb }) => eb(fn.coalesce(fn.max('position'), lit(0)), '+', lit(1)).as('next')),
    }))
    .onConflict((conflict) => conflict.columns(['account', 'provider']).doUpdateSet(change));
});

const linkRemoved = prepared((transaction, given: Given<Pick<Schema['link'], 'account' | 'provider'>>) =>
  transaction.deleteFrom('link').where(({ and }) => and({ account: given('account'), provider: given('provider') })),
);

/** A link as it is read. */
export interface LinkRow {
  provider: string;
  handle: string;
  changedAt: number;
  checksum: number;
}

/** @param account Who was asked for. In a damaged file that may be somebody else than the row says. */
export function toJar(
  account: Account,
  jar: Selectable<Schema['jar']>,
  kept: readonly LinkRow[],
  { isWhole }: LinkCheck,
): Jar {
  const links = kept
    .filter((link) => isWhole(account, link))
    .map(({ provider, handle, changedAt }) => ({ provider, handle, changedAt }));
  const { message, language, created_at: createdAt } = jar;
  const thanks = jar.thanks_off === 0;
  return { account, message, currency: jar.currency ?? undefined, language, thanks, links, createdAt };
}

export const jarReading = (transaction: Transaction<Schema>, check: LinkCheck) =>
  ({
    async jar(account) {
      const [jar] = await jarOf(transaction, { account });
      return jar && toJar(account, jar, await linksOf(transaction, { account }), check);
    },

    async draft(community, account) {
      const row = await transaction
        .selectFrom('draft')
        .select(['typed', 'removed', 'at', 'findable'])
        .where(({ and }) => and({ community, account }))
        .executeTakeFirst();
      return (
        row && {
          typed: fromJson(row.typed),
          removed: fromJson(row.removed),
          at: row.at,
          findable: row.findable === 1,
        }
      );
    },
  }) satisfies Partial<Reading>;

export const jarWriting = (transaction: Transaction<Schema>) =>
  ({
    async putJar(account, at, { thanks, ...more } = {}) {
      const change = { ...more, ...(thanks !== undefined && { thanks_off: thanks ? (0 as const) : (1 as const) }) };
      const values = { account, at, ...change } as { account: Account; at: number } & Required<JarChange>;
      await jarPut(transaction, Object.keys(change).join(), values);
    },

    async putLink(account, { provider, handle, at }) {
      await linkPut(transaction, {
        account,
        provider,
        handle,
        changed_at: at,
        checksum: linkChecksum(account, provider, handle),
        skeleton: handleSkeleton(handle),
      });
      await forgetClosedReports(transaction, account);
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
          .where(({ and }) => and({ account, provider }))
          .execute();
      }
    },

    async removeLink(account, provider) {
      await linkRemoved(transaction, { account, provider });
    },

    async putDraft(community, account, { typed, removed, at }) {
      const change = { typed: toJson(typed), removed: toJson(removed), at };
      await transaction
        .insertInto('draft')
        .values({ community, account, ...change })
        .onConflict((conflict) => conflict.columns(['community', 'account']).doUpdateSet(change))
        .execute();
    },

    async putDraftFindable(community, account, findable) {
      await transaction
        .updateTable('draft')
        .set({ findable: findable ? 1 : 0 })
        .where(({ and }) => and({ community, account }))
        .execute();
    },

    async dropDraft(community, account) {
      await transaction
        .deleteFrom('draft')
        .where(({ and }) => and({ community, account }))
        .execute();
    },
  }) satisfies Partial<Writing>;

/** @param now Milliseconds since 1970. */
export async function forgetDrafts(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction
    .deleteFrom('draft')
    .where('at', '<', now - DRAFT_LIFE)
    .execute();
}
