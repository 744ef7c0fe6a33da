import type { Transaction } from 'kysely';
import type { Community } from '../../ids.ts';
import type { Schema } from '../schema.ts';
import { withJournalUnlocked } from './journal.ts';

/** How long everything about a community is kept after it removed the bot, in milliseconds. */
const DEPARTURE_LIFE = 30 * 24 * 60 * 60 * 1000;

/** @param at When the community left, in milliseconds since 1970. Undefined where it has the bot. */
export async function putDeparture(
  transaction: Transaction<Schema>,
  community: Community,
  at: number | undefined,
): Promise<void> {
  if (at !== undefined) await transaction.replaceInto('departure').values({ community, at }).execute();
  else await transaction.deleteFrom('departure').where('community', '=', community).execute();
}

/** The tables with rows about a community. Jars and links aren't among them: they belong to their owners. */
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

/** Erases what is kept of the communities that left at least `DEPARTURE_LIFE` ago, and resolves to them. */
export async function eraseDeparted(transaction: Transaction<Schema>, now: number): Promise<Community[]> {
  const rows = await transaction
    .selectFrom('departure')
    .select('community')
    .where('at', '<=', now - DEPARTURE_LIFE)
    .execute();
  const communities = rows.map(({ community }) => community);
  for (const community of communities) {
    for (const table of ofACommunity) await transaction.deleteFrom(table).where('community', '=', community).execute();
    await withJournalUnlocked(transaction, async () => {
      await transaction.deleteFrom('log').where('community', '=', community).execute();
    });
    await putDeparture(transaction, community, undefined);
  }
  return communities;
}

/** The communities that something is kept of. */
export async function keptCommunities(transaction: Transaction<Schema>): Promise<Community[]> {
  const kept = new Set<Community>();
  for (const table of [...ofACommunity, 'log'] as const) {
    const rows = await transaction.selectFrom(table).select('community').distinct().execute();
    for (const { community } of rows) kept.add(community);
  }
  return [...kept];
}
