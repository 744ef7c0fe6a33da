import type { Transaction } from 'kysely';
import type { Community } from '../../ids.ts';
import { markOf } from '../mark.ts';
import type { Schema } from '../schema.ts';
import { dropEntriesOf, hasManyEntries, PIECE } from './journal.ts';

/** After a community removed the bot, everything about it is kept for so many milliseconds. */
const DEPARTURE_LIFE = 30 * 24 * 60 * 60 * 1000;

/** @param at When the community left, in milliseconds since 1970. It's undefined when the community has the bot. */
export async function putDeparture(
  transaction: Transaction<Schema>,
  community: Community,
  at: number | undefined,
): Promise<void> {
  if (at !== undefined) await transaction.replaceInto('departure').values({ community, at }).execute();
  else await transaction.deleteFrom('departure').where('community', '=', community).execute();
}

/** These tables have rows about a community. Jars and links aren't among them, because they belong to their owners. */
const ofACommunity = [
  'listing',
  'draft',
  'policy',
  'rule',
  'category',
  'report',
  'removal',
  'notice',
  'sanction',
  'outbox',
] as const;

/** Lists the communities that left at least `DEPARTURE_LIFE` ago. */
async function longDeparted(transaction: Transaction<Schema>, now: number): Promise<Community[]> {
  const rows = await transaction
    .selectFrom('departure')
    .select('community')
    .where('at', '<=', now - DEPARTURE_LIFE)
    .execute();
  return rows.map(({ community }) => community);
}

/** Finds a community that left long ago and has too many entries for `eraseDeparted`: others would wait for it. */
export async function departedWithMany(transaction: Transaction<Schema>, now: number): Promise<Community | undefined> {
  for (const community of await longDeparted(transaction, now)) {
    if (await hasManyEntries(transaction, { community })) return community;
  }
  return undefined;
}

/** Erases some entries of such a community. */
export async function eraseSomeEntries(transaction: Transaction<Schema>, now: number): Promise<void> {
  const community = await departedWithMany(transaction, now);
  if (community) await dropEntriesOf(transaction, { community }, PIECE);
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
  for (const table of ofACommunity) await transaction.deleteFrom(table).where('community', '=', community).execute();
  await dropEntriesOf(transaction, { community });
  await putDeparture(transaction, community, undefined);
  const mark = await markOfCommunity(transaction, community);
  await transaction.replaceInto('tombstone').values({ mark, at }).execute();
}

/** Lists the communities about which something is kept. */
export async function keptCommunities(transaction: Transaction<Schema>): Promise<Community[]> {
  const kept = new Set<Community>();
  for (const table of [...ofACommunity, 'log'] as const) {
    const rows = await transaction.selectFrom(table).select('community').distinct().execute();
    for (const { community } of rows) kept.add(community);
  }
  return [...kept];
}
