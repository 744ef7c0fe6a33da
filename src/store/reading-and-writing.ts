import type { Transaction } from 'kysely';
import type { Account, Community } from '../ids.ts';
import type { LinkCheck } from './link-checksum.ts';
import type { Schema } from './schema.ts';
import type { Reading, Shown, Writing } from './store.ts';
import { communityListingReading } from './tables/community-listings.ts';
import { deliveryWriting } from './tables/deliveries.ts';
import { erasureReading } from './tables/erasure.ts';
import { jarReading, jarWriting } from './tables/jars.ts';
import { journalReading, journalWriting } from './tables/journal.ts';
import { listingReading, listingWriting } from './tables/listings.ts';
import { lookAlikeReading } from './tables/look-alikes.ts';
import { nudgeReading, nudgeWriting } from './tables/nudges.ts';
import { outboxReading, outboxWriting } from './tables/outbox.ts';
import { policyReading, policyWriting } from './tables/policies.ts';
import { postWriting } from './tables/posts.ts';
import { reportReading, reportWriting } from './tables/reports.ts';
import { sanctionWriting } from './tables/sanctions.ts';
import { statisticsReading } from './tables/statistics.ts';

export const reading = (transaction: Transaction<Schema>, links: LinkCheck): Reading => ({
  ...jarReading(transaction, links),
  ...listingReading(transaction),
  ...communityListingReading(transaction),
  ...lookAlikeReading(transaction),
  ...policyReading(transaction),
  ...reportReading(transaction),
  ...journalReading(transaction),
  ...erasureReading(transaction),
  ...outboxReading(transaction),
  ...nudgeReading(transaction),
  ...statisticsReading(transaction),
});

/** Reads what decides whether somebody's jar may be seen in a community. */
export const shownIn = async (
  { listing, jar, policy, removals }: Pick<Reading, 'listing' | 'jar' | 'policy' | 'removals'>,
  community: Community,
  account: Account,
): Promise<Shown> => ({
  listing: await listing(community, account),
  jar: await jar(account),
  policy: await policy(community),
  removals: await removals(community, account),
});

export const writing = (transaction: Transaction<Schema>, links: LinkCheck): Writing => ({
  ...reading(transaction, links),
  ...jarWriting(transaction),
  ...listingWriting(transaction),
  ...policyWriting(transaction),
  ...reportWriting(transaction),
  ...journalWriting(transaction),
  ...sanctionWriting(transaction),
  ...outboxWriting(transaction),
  ...nudgeWriting(transaction),
  ...deliveryWriting(transaction),
  ...postWriting(transaction),
});

/** Makes what writes in a transaction once for each connection, whose transactions are one object. */
export function createWritingIn(links: LinkCheck): (transaction: Transaction<Schema>) => Writing {
  const made = new WeakMap<Transaction<Schema>, Writing>();
  return (transaction) => {
    const known = made.get(transaction) ?? writing(transaction, links);
    made.set(transaction, known);
    return known;
  };
}
