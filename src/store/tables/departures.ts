import type { Transaction } from 'kysely';
import type { Community } from '../../ids.ts';
import type { Schema } from '../schema.ts';
import { withJournalOpen } from './journal.ts';

/** How long a community's listings and policy outlive its farewell to the bot, in milliseconds. */
export const DEPARTURE_LIFE = 30 * 24 * 60 * 60 * 1000;

/** The first farewell counts: platforms say it twice, and in two ways. */
export async function putDeparture(transaction: Transaction<Schema>, community: Community, at: number): Promise<void> {
  await transaction
    .insertInto('departure')
    .values({ community, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function dropDeparture(transaction: Transaction<Schema>, community: Community): Promise<void> {
  await transaction.deleteFrom('departure').where('community', '=', community).execute();
}

/** All that is kept of a community; the jars themselves are their owners'. */
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
] as const;

/** Erases what is kept of the communities that left long enough ago, and resolves to them. */
export async function eraseDeparted(transaction: Transaction<Schema>, now: number): Promise<Community[]> {
  const rows = await transaction
    .selectFrom('departure')
    .select('community')
    .where('at', '<=', now - DEPARTURE_LIFE)
    .execute();
  const communities = rows.map(({ community }) => community as Community);
  for (const community of communities) {
    for (const table of ofACommunity) await transaction.deleteFrom(table).where('community', '=', community).execute();
    await withJournalOpen(transaction, async () => {
      await transaction.deleteFrom('log').where('community', '=', community).execute();
    });
    await dropDeparture(transaction, community);
  }
  return communities;
}

/** The communities that something is kept of. */
export async function keptCommunities(transaction: Transaction<Schema>): Promise<Community[]> {
  const kept = new Set<string>();
  for (const table of [...ofACommunity, 'log'] as const) {
    const rows = await transaction.selectFrom(table).select('community').distinct().execute();
    for (const { community } of rows) kept.add(community);
  }
  return [...kept] as Community[];
}
