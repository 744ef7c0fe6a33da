import type { Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import { isNotice } from '../../jars/notice.ts';
import { type Given, prepared } from '../prepared.ts';
import { fromJson, type Schema, toJson } from '../schema.ts';
import type { Reading, Writing } from '../store.ts';

const noticesOf = prepared((transaction, given: Given<{ community: Community; account: Account }>) =>
  transaction
    .selectFrom('notice')
    .select('notice')
    .where(({ and }) => and({ community: given('community'), account: given('account') }))
    .orderBy('id'),
);

export const reportReading = (transaction: Transaction<Schema>) =>
  ({
    reports(community, account) {
      return transaction
        .selectFrom('report')
        .select(['reporter', 'reason', 'at'])
        .where(({ and }) => and({ community, account }))
        .orderBy('at')
        .execute();
    },

    async notices(community, account) {
      const rows = await noticesOf(transaction, { community, account });
      return rows.map(({ notice }) => fromJson(notice)).filter(isNotice);
    },
  }) satisfies Partial<Reading>;

export const reportWriting = (transaction: Transaction<Schema>) =>
  ({
    async putReport(community, account, report) {
      await transaction
        .replaceInto('report')
        .values({ community, account, ...report })
        .execute();
    },

    async dropReports(community, account) {
      await transaction
        .deleteFrom('report')
        .where(({ and }) => and({ community, account }))
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

    async dropNotices(community, account) {
      await transaction
        .deleteFrom('notice')
        .where(({ and }) => and({ community, account }))
        .execute();
    },
  }) satisfies Partial<Writing>;
