import type { Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import { isNotice } from '../../jars/notice.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { ReportReading, ReportWriting } from '../store.ts';

const noticesOf = prepared((transaction, community: string, account: string) =>
  transaction
    .selectFrom('notice')
    .select('notice')
    .where('community', '=', community)
    .where('account', '=', account)
    .orderBy('id'),
);

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

    async notices(community, account) {
      const rows = await noticesOf(transaction, community, account);
      return rows.map(({ notice }) => JSON.parse(notice) as unknown).filter(isNotice);
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
      const { id } = await transaction
        .insertInto('notice')
        .values({ community, account, notice: JSON.stringify(notice), at })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async dropNotice(id) {
      await transaction.deleteFrom('notice').where('id', '=', id).execute();
    },

    async dropNotices(community, account) {
      await transaction
        .deleteFrom('notice')
        .where('community', '=', community)
        .where('account', '=', account)
        .execute();
    },
  };
}
