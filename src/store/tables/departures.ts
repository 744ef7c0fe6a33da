import { sql, type Transaction } from 'kysely';
import type { Community } from '../../ids.ts';
import { markOf } from '../mark.ts';
import type { Schema } from '../schema.ts';
import { ALL, dropEntriesOf, hasManyEntries, PIECE } from './journal.ts';
import { putTombstone } from './tombstones.ts';

/** After a community removed the bot, everything about it is kept for so many milliseconds. */
const DEPARTURE_LIFE = 30 * 24 * 60 * 60 * 1000;

/** @param at When the community left, in milliseconds since 1970. It's undefined when the community has the bot. */
export async function putDeparture(
  transaction: Transaction<Schema>,
  community: Community,
  at: number | undefined,
): Promise<void> {
  if (at === undefined) {
    await transaction.deleteFrom('departure').where('community', '=', community).execute();
    return;
  }
  await transaction
    .insertInto('departure')
    .values({ community, at })
    .onConflict((conflict) => conflict.column('community').doUpdateSet({ at }))
    .execute();
}

/** These tables have rows about a community, which these columns tell apart. Lists and their sizes go with the listings. */
const ofACommunity = {
  listing: ['community', 'account'],
  draft: ['community', 'account'],
  policy: ['community'],
  rule: ['community', 'about', 'subject'],
  category: ['community', 'name'],
  report: ['mark'],
  removal: ['community', 'account', 'provider', 'key'],
  notice: ['id'],
  sanction: ['mark', 'state'],
  outbox: ['id'],
  nudge: ['mark'],
  post: ['community', 'channel', 'message'],
  asked: ['mark', 'week', 'community'],
  asked_count: ['community', 'week'],
  installation: ['community'],
  kept_community: ['community'],
} as const;
type Table = keyof typeof ofACommunity;
const tables = Object.keys(ofACommunity) as Table[];

/** So many rows are deleted in one transaction, which takes about 20 ms where they are in several lists. */
const ROWS = 200;

/** Deletes all rows about a community, or at most so many. */
async function dropRows(transaction: Transaction<Schema>, table: Table, community: Community, most = ALL) {
  const key = sql.join(ofACommunity[table].map((column) => sql.ref(column)));
  const some = sql`SELECT ${key} FROM ${sql.table(table)} WHERE community = ${community} LIMIT ${most}`;
  await sql`DELETE FROM ${sql.table(table)} WHERE (${key}) IN (${some})`.execute(transaction);
}

async function hasManyRows(transaction: Transaction<Schema>, table: Table, community: Community): Promise<boolean> {
  const rows = transaction.selectFrom(table).select('community').where('community', '=', community);
  return (await rows.limit(1).offset(ROWS).executeTakeFirst()) !== undefined;
}

/** Lists the communities that left at least `DEPARTURE_LIFE` ago. */
async function longDeparted(transaction: Transaction<Schema>, now: number): Promise<Community[]> {
  const rows = await transaction
    .selectFrom('departure')
    .select('community')
    .where('at', '<=', now - DEPARTURE_LIFE)
    .execute();
  return rows.map(({ community }) => community);
}

/** Finds a community that left long ago, and where it has more than one transaction should delete: others would wait. */
export async function departedWithMany(transaction: Transaction<Schema>, now: number) {
  for (const community of await longDeparted(transaction, now)) {
    if (await hasManyEntries(transaction, { community })) return { community, table: 'log' } as const;
    for (const table of tables) if (await hasManyRows(transaction, table, community)) return { community, table };
  }
  return undefined;
}

/** Erases some of what such a community has. */
export async function eraseSome(transaction: Transaction<Schema>, now: number): Promise<void> {
  const found = await departedWithMany(transaction, now);
  if (found?.table === 'log') await dropEntriesOf(transaction, { community: found.community }, PIECE);
  else if (found) await dropRows(transaction, found.table, found.community, ROWS);
}

/** Erases what is kept about the communities that are `longDeparted`. Resolves to these communities. */
export async function eraseDeparted(transaction: Transaction<Schema>, now: number): Promise<Community[]> {
  const communities = await longDeparted(transaction, now);
  for (const community of communities) await eraseCommunity(transaction, community, now);
  return communities;
}

/** Makes the mark under which the erasure of a community is remembered. */
export const markOfCommunity = (transaction: Transaction<Schema>, community: Community): Promise<string> =>
  markOf(transaction, 'community', community);

/** @param at Milliseconds since 1970. */
export async function eraseCommunity(
  transaction: Transaction<Schema>,
  community: Community,
  at: number,
): Promise<void> {
  for (const table of tables) await dropRows(transaction, table, community);
  await dropEntriesOf(transaction, { community });
  await putDeparture(transaction, community, undefined);
  const mark = await markOfCommunity(transaction, community);
  await putTombstone(transaction, mark, at);
}

/** Lists the communities about which something is kept, or was since they last had the bot. */
export async function keptCommunities(transaction: Transaction<Schema>): Promise<Community[]> {
  const rows = await transaction.selectFrom('kept_community').select('community').execute();
  return rows.map(({ community }) => community);
}
