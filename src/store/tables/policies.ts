import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Community } from '../../ids.ts';
import { features, openPolicy, type Policy, type Tippers } from '../../jars/policy.ts';
import type { AccessSubject } from '../kept.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { Reading, Writing } from '../store.ts';

const toTippers = (text: string): Tippers => (text === 'everyone' || text === 'roles' ? text : text.split(','));

function withoutOff(text: string): Policy['features'] {
  const off = text.split(',');
  return new Set(features.filter((feature) => !off.includes(feature)));
}

const policyOf = prepared((transaction, given: Given<{ community: Community }>) =>
  transaction.selectFrom('policy').selectAll().where('community', '=', given('community')),
);

const categoriesOf = prepared((transaction, given: Given<{ community: Community }>) =>
  transaction.selectFrom('category').select('name').where('community', '=', given('community')).orderBy('name'),
);

const accessOf = prepared((transaction, given: Given<{ community: Community }>) =>
  transaction.selectFrom('rule').select(['about', 'subject', 'rule']).where('community', '=', given('community')),
);

/** What a community allows or blocks, as it is read. */
export type AccessRow = Pick<Selectable<Schema['rule']>, 'about' | 'subject' | 'rule'>;

/** @param row Undefined for a community that set nothing. @param categories In the order of their names. */
export function toPolicy(
  row: Selectable<Schema['policy']> | undefined,
  categories: readonly string[],
  access: readonly AccessRow[],
): Policy {
  const accessTo = (wanted: AccessSubject) =>
    new Map(access.filter(({ about }) => about === wanted).map(({ subject, rule }) => [subject, rule]));
  return {
    ...openPolicy,
    ...(row && {
      eligibility: row.eligibility,
      tippers: toTippers(row.tippers),
      on: row.switched_off === 0,
      features: row.features_off === '' ? openPolicy.features : withoutOff(row.features_off),
      journalChannel: row.log_channel ?? undefined,
      requestChannel: row.request_channel ?? undefined,
      language: row.language,
      rules: { text: row.rules, version: row.rules_version },
      welcomed: row.welcomed === 1,
      reaction: row.reaction,
    }),
    roles: accessTo('role'),
    providers: accessTo('provider'),
    channels: accessTo('channel'),
    categories: [...categories],
  };
}

export const policyReading = (transaction: Transaction<Schema>) =>
  ({
    async policy(community) {
      const [row] = await policyOf(transaction, { community });
      const categories = await categoriesOf(transaction, { community });
      const access = await accessOf(transaction, { community });
      const names = categories.map(({ name }) => name);
      return toPolicy(row, names, access);
    },
  }) satisfies Partial<Reading>;

export const policyWriting = (transaction: Transaction<Schema>) =>
  ({
    async putPolicy(community, change) {
      const row: Partial<Omit<Insertable<Schema['policy']>, 'community'>> = {
        ...(change.eligibility !== undefined && { eligibility: change.eligibility }),
        ...(change.tippers !== undefined && {
          tippers: typeof change.tippers === 'string' ? change.tippers : change.tippers.join(','),
        }),
        ...(change.on !== undefined && { switched_off: change.on ? 0 : 1 }),
        ...(change.features && {
          features_off: features.filter((feature) => !change.features?.has(feature)).join(','),
        }),
        ...('journalChannel' in change && { log_channel: change.journalChannel ?? null }),
        ...('requestChannel' in change && { request_channel: change.requestChannel ?? null }),
        ...(change.language !== undefined && { language: change.language }),
        ...(change.rules !== undefined && { rules: change.rules.text, rules_version: change.rules.version }),
        ...(change.welcomed !== undefined && { welcomed: change.welcomed ? 1 : 0 }),
        ...(change.reaction !== undefined && { reaction: change.reaction }),
      };
      await transaction
        .insertInto('policy')
        .values({ community, eligibility: openPolicy.eligibility, ...row })
        .onConflict((conflict) => conflict.column('community').doUpdateSet(row))
        .execute();
    },

    async putAccess(about, community, subject, access) {
      if (access === undefined) {
        await transaction
          .deleteFrom('rule')
          .where(({ and }) => and({ community, about, subject }))
          .execute();
        return;
      }
      await transaction
        .insertInto('rule')
        .values({ community, about, subject, rule: access })
        .onConflict((conflict) => conflict.columns(['community', 'about', 'subject']).doUpdateSet({ rule: access }))
        .execute();
    },

    async putCategory(community, name) {
      await transaction
        .insertInto('category')
        .values({ community, name })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async removeCategory(community, name) {
      await transaction
        .deleteFrom('category')
        .where(({ and }) => and({ community, name }))
        .execute();
    },
  }) satisfies Partial<Writing>;
