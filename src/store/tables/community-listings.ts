import type { Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import { type HoldReason, holdReasons, type Status, statuses } from '../../jars/listing.ts';
import type { JarList, Page } from '../kept.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { Reading } from '../store.ts';
import { listingReading } from './listings.ts';

const PROVIDER = 'provider:';
const FOUND = 'found:';
const CATEGORY = 'category:';

const sizesOf = prepared((transaction, given: Given<{ community: Community }>) =>
  transaction.selectFrom('list_size').select(['list', 'jars']).where('community', '=', given('community')),
);

const sizeOf = prepared((transaction, given: Given<{ community: Community; list: JarList }>) =>
  transaction
    .selectFrom('list_size')
    .select('jars')
    .where(({ and }) => and({ community: given('community'), list: given('list') })),
);

const placesIn = (direction: 'asc' | 'desc') =>
  prepared((transaction, given: Given<{ community: Community; list: JarList; skipped: number; count: number }>) =>
    transaction
      .selectFrom('list_place')
      .select('account')
      .where(({ and }) => and({ community: given('community'), list: given('list') }))
      .orderBy('at', direction)
      .orderBy('account', direction)
      .limit(given('count'))
      .offset(given('skipped')),
  );
const fromStart = placesIn('asc');
const fromEnd = placesIn('desc');

export function communityListingReading(transaction: Transaction<Schema>) {
  const { listing } = listingReading(transaction);

  async function size(community: Community, list: JarList): Promise<number> {
    const [row] = await sizeOf(transaction, { community, list });
    return row?.jars ?? 0;
  }

  /** Gets the sizes of the lists whose names begin in one way, by what follows it. */
  async function sizesBelow(community: Community, start: string): Promise<ReadonlyMap<string, number>> {
    const sizes = await sizesOf(transaction, { community });
    const found = sizes.filter(({ list }) => list.startsWith(start));
    return new Map(found.map(({ list, jars }) => [list.slice(start.length), jars]));
  }

  /** SQLite counts the rows that it skips one by one, so a page is read from the nearer end of its list. */
  async function placesOn(page: Page & { community: Community }): Promise<{ account: Account }[]> {
    const { community, list, from, count, newestFirst } = page;
    const left = (await size(community, list)) - from;
    if (newestFirst) {
      const same = { community, list, from: Math.max(0, left - count), count: Math.min(count, Math.max(0, left)) };
      return (await placesOn(same)).toReversed();
    }
    if (left > from) return fromStart(transaction, { community, list, skipped: from, count });
    const last = { skipped: Math.max(0, left - count), count: Math.min(count, Math.max(0, left)) };
    return (await fromEnd(transaction, { community, list, ...last })).toReversed();
  }

  return {
    async counts(community) {
      const sizes = new Map((await sizesOf(transaction, { community })).map(({ list, jars }) => [list, jars]));
      const counted = [...statuses, ...holdReasons, 'links'] as const;
      const counts = Object.fromEntries(counted.map((list) => [list, sizes.get(list) ?? 0]));
      return counts as Record<Status | HoldReason | 'links', number>;
    },

    reported: (community) => size(community, 'reported'),

    async page(community, page) {
      const places = await placesOn({ community, ...page });
      const listings = await Promise.all(places.map(({ account }) => listing(community, account)));
      return listings.filter((one) => one !== undefined);
    },

    categoriesFound: async (community) => [...(await sizesBelow(community, FOUND)).keys()],
    providersUsed: (community) => sizesBelow(community, PROVIDER),
    categoriesUsed: (community) => sizesBelow(community, CATEGORY),
  } satisfies Partial<Reading>;
}
