import { type Selectable, sql, type Transaction } from 'kysely';
import type { Community } from '../../ids.ts';
import type { Schema } from '../schema.ts';
import type { Installations, KeptInstallation } from '../store.ts';

type Work<Result> = (transaction: Transaction<Schema>) => Promise<Result>;

interface Engine {
  read<Result>(work: Work<Result>): Promise<Result>;
  write<Result>(group: string, work: Work<Result>): Promise<Result>;
}

type Row = Selectable<Schema['installation']>;

const toKept = ({ bot_user, refresh_token, expires_at, renewing_until, ...row }: Row): KeptInstallation => ({
  ...row,
  botUser: bot_user,
  ...(refresh_token !== null && { refreshToken: refresh_token }),
  ...(expires_at !== null && { expiresAt: expires_at }),
  renewingUntil: renewing_until,
});

const toColumns = ({
  token,
  refreshToken,
  expiresAt,
}: Pick<KeptInstallation, 'token' | 'refreshToken' | 'expiresAt'>) => ({
  token,
  refresh_token: refreshToken ?? null,
  expires_at: expiresAt ?? null,
  renewing_until: 0,
});

/** Keeps installations by the reads and writes of any engine. */
export const installationStore = ({ read, write }: Engine): Installations => ({
  get: (community) =>
    read(async (transaction) => {
      const row = await transaction
        .selectFrom('installation')
        .selectAll()
        .where('community', '=', community)
        .executeTakeFirst();
      return row && toKept(row);
    }),
  page: (after, count) =>
    read(async (transaction) => {
      const rows = transaction.selectFrom('installation').selectAll().where('community', '>', sql<Community>`${after}`);
      return (await rows.orderBy('community').limit(count).execute()).map(toKept);
    }),
  put: ({ community, client, app, botUser, scopes, at, ...tokens }) =>
    write(community, async (transaction) => {
      await transaction.deleteFrom('installation').where('community', '=', community).execute();
      await transaction
        .insertInto('installation')
        .values({ community, client, app, bot_user: botUser, scopes, at, ...toColumns(tokens) })
        .execute();
    }),
  replaceTokens: (community, before, tokens) =>
    write(community, async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('installation')
        .set(toColumns(tokens))
        .where('community', '=', community)
        .where('token', '=', before)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    }),
  claimRenewal: (community, token, at, until) =>
    write(community, async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('installation')
        .set({ renewing_until: until })
        .where('community', '=', community)
        .where('token', '=', token)
        .where('renewing_until', '<=', at)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    }),
  drop: (community, token) =>
    write(community, async (transaction) => {
      const all = transaction.deleteFrom('installation').where('community', '=', community);
      const { numDeletedRows } = await (token === undefined
        ? all
        : all.where('token', '=', token)
      ).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    }),
  takeState: (mark, at, lasts) =>
    write('oauth', async (transaction) => {
      await transaction
        .deleteFrom('oauth_state')
        .where('at', '<', at - lasts)
        .execute();
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('oauth_state')
        .values({ mark, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows !== 0n;
    }),
});
