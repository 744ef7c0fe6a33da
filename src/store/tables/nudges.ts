import type { Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import { markOf } from '../mark.ts';
import type { Schema } from '../schema.ts';
import type { Reading, Writing } from '../store.ts';

/** Somebody counts once, and a member is told once, in so many milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
/** Marks are kept for so many milliseconds: who is counted on one day is told of with the first of the next. */
const NUDGE_LIFE = 2 * DAY;
/** So many members may be told of by one person within a day, or the bot would write to everybody for them. */
export const MOST_NUDGES = 10;

/** An account is on one platform, and what it refuses it refuses there in every community. */
const refusalMark = (transaction: Transaction<Schema>, account: Account) =>
  markOf(transaction, 'nudge refusal', account);

const creatorMark = (transaction: Transaction<Schema>, account: Account) => markOf(transaction, 'nudged', account);

async function isRefused(transaction: Transaction<Schema>, account: Account): Promise<boolean> {
  const mark = await refusalMark(transaction, account);
  const row = await transaction.selectFrom('nudge_refusal').select('mark').where('mark', '=', mark).executeTakeFirst();
  return row !== undefined;
}

export const nudgeReading = (transaction: Transaction<Schema>) =>
  ({
    async nudges(account) {
      const people = await transaction
        .selectFrom('nudge')
        .select(({ fn }) => ['community', fn.countAll<number>().as('count')])
        .where('creator', '=', await creatorMark(transaction, account))
        .groupBy('community')
        .execute();
      return { refused: await isRefused(transaction, account), people };
    },
  }) satisfies Partial<Reading>;

export const nudgeWriting = (transaction: Transaction<Schema>) =>
  ({
    async putNudge(community, account, tipper, at) {
      if (await isRefused(transaction, account)) return 'refused';
      const mark = await markOf(transaction, 'nudge', account, tipper);
      const before = await transaction.selectFrom('nudge').select('at').where('mark', '=', mark).executeTakeFirst();
      if (before && before.at > at - DAY) return 'again';
      const creator = await creatorMark(transaction, account);
      const nudger = await markOf(transaction, 'nudging', tipper);
      const tenth = await transaction
        .selectFrom('nudge')
        .select('mark')
        .where('tipper', '=', nudger)
        .where('at', '>', at - DAY)
        .limit(1)
        .offset(MOST_NUDGES - 1)
        .executeTakeFirst();
      if (tenth) return 'enough';
      const made = { creator, tipper: nudger, community, at, told_at: null };
      await transaction
        .insertInto('nudge')
        .values({ mark, ...made })
        .onConflict((conflict) => conflict.column('mark').doUpdateSet(made))
        .execute();
      const told = await transaction
        .selectFrom('nudge')
        .select('told_at')
        .where(({ and }) => and({ creator, community }))
        .where('told_at', '>', at - DAY)
        .limit(1)
        .executeTakeFirst();
      if (told) return 'later';
      const { numUpdatedRows } = await transaction
        .updateTable('nudge')
        .set({ told_at: at })
        .where(({ and }) => and({ creator, community }))
        .where('told_at', 'is', null)
        .where('at', '>', at - NUDGE_LIFE)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },

    async putNudgeRefusal(account, refused) {
      const mark = await refusalMark(transaction, account);
      if (!refused) {
        await transaction.deleteFrom('nudge_refusal').where('mark', '=', mark).execute();
        return;
      }
      await transaction
        .insertInto('nudge_refusal')
        .values({ mark })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await eraseNudges(transaction, account);
    },
  }) satisfies Partial<Writing>;

/** Forgets who would have tipped an account. That it wants to hear nothing of it stays. */
export async function eraseNudges(transaction: Transaction<Schema>, account: Account): Promise<void> {
  await transaction
    .deleteFrom('nudge')
    .where('creator', '=', await creatorMark(transaction, account))
    .execute();
}

/** @param now Milliseconds since 1970. */
export async function forgetNudges(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction
    .deleteFrom('nudge')
    .where('at', '<', now - NUDGE_LIFE)
    .execute();
}
