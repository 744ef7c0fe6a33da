import type { Transaction } from 'kysely';
import { type Access, type Eligibility, openPolicy, type Tippers } from '../../jars/policy.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { AccessSubject, PolicyReading, PolicyWriting } from '../store.ts';

const toTippers = (text: string): Tippers => (text === 'everyone' || text === 'roles' ? text : text.split(','));

const policyOf = prepared((transaction, community: string) =>
  transaction.selectFrom('policy').selectAll().where('community', '=', community),
);

const categoriesOf = prepared((transaction, community: string) =>
  transaction.selectFrom('category').select('name').where('community', '=', community).orderBy('name'),
);

const rulesOf = prepared((transaction, community: string) =>
  transaction.selectFrom('rule').select(['about', 'subject', 'rule']).where('community', '=', community),
);

export function policyReading(transaction: Transaction<Schema>): PolicyReading {
  return {
    async policy(community) {
      const [row] = await policyOf(transaction, community);
      const categories = await categoriesOf(transaction, community);
      const rules = await rulesOf(transaction, community);
      const about = (wanted: AccessSubject) =>
        new Map(rules.filter((one) => one.about === wanted).map(({ subject, rule }) => [subject, rule as Access]));
      return {
        ...openPolicy,
        ...(row && {
          eligibility: row.eligibility as Eligibility,
          tippers: toTippers(row.tippers),
          on: row.switched_off === 0,
          journalChannel: row.log_channel ?? undefined,
          requestChannel: row.request_channel ?? undefined,
          language: row.language,
          rules: { text: row.rules, version: row.rules_version },
        }),
        roles: about('role'),
        providers: about('provider'),
        channels: about('channel'),
        categories: categories.map(({ name }) => name),
      };
    },
  };
}

export function policyWriting(transaction: Transaction<Schema>): PolicyWriting {
  return {
    async putPolicy(community, change) {
      const row = {
        ...(change.eligibility !== undefined && { eligibility: change.eligibility }),
        ...(change.tippers !== undefined && {
          tippers: typeof change.tippers === 'string' ? change.tippers : change.tippers.join(','),
        }),
        ...(change.on !== undefined && { switched_off: change.on ? 0 : 1 }),
        ...('journalChannel' in change && { log_channel: change.journalChannel ?? null }),
        ...('requestChannel' in change && { request_channel: change.requestChannel ?? null }),
        ...(change.language !== undefined && { language: change.language }),
        ...(change.rules !== undefined && { rules: change.rules.text, rules_version: change.rules.version }),
      };
      await transaction
        .insertInto('policy')
        .values({ community, eligibility: openPolicy.eligibility, ...row })
        .onConflict((conflict) => conflict.column('community').doUpdateSet(row))
        .execute();
    },

    async putAccess(about, community, subject, rule) {
      if (rule === undefined) {
        await transaction
          .deleteFrom('rule')
          .where('community', '=', community)
          .where('about', '=', about)
          .where('subject', '=', subject)
          .execute();
        return;
      }
      await transaction
        .insertInto('rule')
        .values({ community, about, subject, rule })
        .onConflict((conflict) => conflict.columns(['community', 'about', 'subject']).doUpdateSet({ rule }))
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
      await transaction.deleteFrom('category').where('community', '=', community).where('name', '=', name).execute();
    },
  };
}
