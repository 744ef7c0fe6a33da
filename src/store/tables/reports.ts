import type { Selectable, Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import { isNotice, type Notice } from '../../jars/notice.ts';
import { markOf } from '../mark.ts';
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

/** Leaves out what a newer version has written that this one doesn't know. */
export const toNotices = (kept: readonly Selectable<Schema['notice']>['notice'][]): Notice[] =>
  kept.map((notice) => fromJson(notice)).filter(isNotice);

export const reportReading = (transaction: Transaction<Schema>) =>
  ({
    reports(community, account) {
      return transaction
        .selectFrom('report')
        .select(['reporter', 'reason', 'at'])
        .where(({ and }) => and({ community, account, closed: 0 }))
        .where('reporter', 'is not', null)
        .$narrowType<{ reporter: Account }>()
        .orderBy('at')
        .execute();
    },

    async reportCount(community, account) {
      const { count } = await transaction
        .selectFrom('report')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where(({ and }) => and({ community, account, closed: 0 }))
        .executeTakeFirstOrThrow();
      return count;
    },

    async notices(community, account) {
      const rows = await noticesOf(transaction, { community, account });
      return toNotices(rows.map(({ notice }) => notice));
    },
  }) satisfies Partial<Reading>;

export const reportWriting = (transaction: Transaction<Schema>) =>
  ({
    async putReport(community, account, report) {
      const mark = await markOf(transaction, community, account, report.reporter);
      const before = await transaction
        .selectFrom('report')
        .select('closed')
        .where('mark', '=', mark)
        .executeTakeFirst();
      if (before?.closed === 1) return 'closed';
      const jar = await markOf(transaction, community, account);
      const row = { jar, community, account, ...report };
      await transaction
        .insertInto('report')
        .values({ mark, ...row })
        .onConflict((conflict) => conflict.column('mark').doUpdateSet(row))
        .execute();
      return before ? 'again' : 'first';
    },

    async closeReports(community, account) {
      await transaction
        .updateTable('report')
        .set({ closed: 1, reporter: null, reason: '' })
        .where(({ and }) => and({ community, account }))
        .execute();
    },

    async takeReports(community, account) {
      await transaction
        .updateTable('report')
        .set({ account })
        .where('jar', '=', await markOf(transaction, community, account))
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

const closedForgotten = prepared((transaction, given: Given<{ account: Account }>) =>
  transaction.deleteFrom('report').where(({ and }) => and({ account: given('account'), closed: 1 })),
);

/** Lets the next report of everybody count whose report on this jar was closed, because one of its links has changed. */
export async function forgetClosedReports(transaction: Transaction<Schema>, account: Account): Promise<void> {
  await closedForgotten(transaction, { account });
}

/** Leaves nothing but marks of the open reports on an account's jar and of those that the account made. */
export async function eraseFromReports(transaction: Transaction<Schema>, account: Account): Promise<void> {
  await forgetClosedReports(transaction, account);
  await transaction
    .updateTable('report')
    .set({ account: null, reporter: null, reason: '' })
    .where('account', '=', account)
    .execute();
  await transaction.updateTable('report').set({ reporter: null, reason: '' }).where('reporter', '=', account).execute();
}
