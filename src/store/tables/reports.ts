import type { Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import { isNotice } from '../../jars/notice.ts';
import type { ReportReading, ReportWriting } from '../interface/reports.ts';
import { fromJson, toJson } from '../json.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

const noticesOf = prepared((transaction, given: Given<{ community: Community; account: Account }>) =>
  transaction
    .selectFrom('notice')
    .select('notice')
    .where('community', '=', given('community'))
    .where('account', '=', given('account'))
    .orderBy('id'),
);

export function reportReading(transaction: Transaction<Schema>): ReportReading {
  return {
    async reports(community, account) {
      return transaction
        .selectFrom('report')
        .select(['reporter', 'reason', 'at'])
        .where('community', '=', community)
        .where('account', '=', account)
        .orderBy('at')
        .execute();
    },

    async notices(community, account) {
      const rows = await noticesOf(transaction, { community, account });
      return rows.map(({ notice }) => fromJson(notice)).filter(isNotice);
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
        .values({ community, account, notice: toJson(notice), at })
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
