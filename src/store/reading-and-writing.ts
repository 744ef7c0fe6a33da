import type { Transaction } from 'kysely';
import type { LinkCheck } from './link-checksum.ts';
import type { Schema } from './schema.ts';
import type { Reading, Writing } from './store.ts';
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
