import type { Transaction } from 'kysely';
import type { Account } from '../../bot/call.ts';
import type { Schema } from '../schema.ts';
import type { ReportReading, ReportWriting } from '../store.ts';

export function reportReading(transaction: Transaction<Schema>): ReportReading {
  return {
    async reports(community, account) {
      const rows = await transaction
        .selectFrom('report')
        .select(['reporter', 'reason', 'at'])
        .where('community', '=', community)
        .where('account', '=', account)
        .orderBy('at')
        .execute();
      return rows.map(({ reporter, ...rest }) => ({ reporter: reporter as Account, ...rest }));
    },

    async notice(community, account) {
      const row = await transaction
        .selectFrom('notice')
        .select('notice')
        .where('community', '=', community)
        .where('account', '=', account)
        .executeTakeFirst();
      return row && JSON.parse(row.notice);
    },
  };
}

export function reportWriting(transaction: Transaction<Schema>): ReportWriting {
  return {
    async putReport(community, account, report) {
      await transaction
        .insertInto('report')
        .values({ community, account, ...report })
        .onConflict((conflict) => conflict.columns(['community', 'account', 'reporter']).doUpdateSet(report))
        .execute();
    },

    async dropReports(community, account) {
      await transaction
        .deleteFrom('report')
        .where('community', '=', community)
        .where('account', '=', account)
        .execute();
    },

    async putNotice(community, account, notice, at) {
      const row = { notice: JSON.stringify(notice), at };
      await transaction
        .insertInto('notice')
        .values({ community, account, ...row })
        .onConflict((conflict) => conflict.columns(['community', 'account']).doUpdateSet(row))
        .execute();
    },

    async dropNotice(community, account) {
      await transaction
        .deleteFrom('notice')
        .where('community', '=', community)
        .where('account', '=', account)
        .execute();
    },
  };
}
