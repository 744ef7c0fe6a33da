import type { Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import { WEEKS_KEPT, weekOf } from '../../jars/week.ts';
import type { Asked } from '../kept.ts';
import { marker, markOf } from '../mark.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { Reading } from '../store.ts';

const countsIn = prepared((transaction, given: Given<{ community: Community; from: number }>) =>
  transaction
    .selectFrom('asked_count')
    .select(['week', 'members'])
    .where('community', '=', given('community'))
    .where('week', '>=', given('from'))
    .orderBy('week'),
);

export const statisticsReading = (transaction: Transaction<Schema>) =>
  ({
    asked: (community, from) => countsIn(transaction, { community, from }),
  }) satisfies Partial<Reading>;

const putMark = prepared((transaction, given: Given<{ community: Community; week: number; mark: string }>) =>
  transaction
    .insertInto('asked')
    .values({ community: given('community'), week: given('week'), mark: given('mark') })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Counts members who asked for a card in a week, unless they have been counted in it already. */
export async function putAsked(transaction: Transaction<Schema>, asked: readonly Asked[]): Promise<void> {
  const mark = await marker(transaction);
  for (const { community, account, week } of asked) {
    await putMark(transaction, { community, week, mark: mark('asked', account) });
  }
}

/** Leaves nothing by which somebody could be counted but the counts. */
export async function eraseAsked(transaction: Transaction<Schema>, account: Account): Promise<void> {
  const mark = await markOf(transaction, 'asked', account);
  await transaction.deleteFrom('asked').where('mark', '=', mark).execute();
}

/** Forgets the marks of weeks that are over, and the counts of half a year ago. @param now Milliseconds since 1970. */
export async function forgetAsked(transaction: Transaction<Schema>, now: number): Promise<void> {
  const week = weekOf(now);
  await transaction.deleteFrom('asked').where('week', '<', week).execute();
  await transaction
    .deleteFrom('asked_count')
    .where('week', '<', week - WEEKS_KEPT)
    .execute();
}
