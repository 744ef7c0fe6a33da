import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import type { Reading, Writing } from './store.ts';
import { communityListingReading } from './tables/community-listings.ts';
import { draftReading, draftWriting } from './tables/drafts.ts';
import { jarReading, jarWriting } from './tables/jars.ts';
import { journalReading, journalWriting } from './tables/journal.ts';
import { listingReading, listingWriting } from './tables/listings.ts';
import { lookalikeReading, lookalikeWriting } from './tables/lookalikes.ts';
import { policyReading, policyWriting } from './tables/policies.ts';
import { removalReading, removalWriting } from './tables/removals.ts';
import { reportReading, reportWriting } from './tables/reports.ts';
import { sanctionWriting } from './tables/sanctions.ts';
import { tombstoneReading } from './tables/tombstones.ts';
import { traceReading } from './tables/traces.ts';

/** Everything that can be read, within one transaction. */
export const reading = (transaction: Transaction<Schema>): Reading => ({
  ...jarReading(transaction),
  ...draftReading(transaction),
  ...listingReading(transaction),
  ...communityListingReading(transaction),
  ...policyReading(transaction),
  ...reportReading(transaction),
  ...removalReading(transaction),
  ...lookalikeReading(transaction),
  ...tombstoneReading(transaction),
  ...traceReading(transaction),
  ...journalReading(transaction),
});

/** Everything that can be changed, within one transaction. */
export const writing = (transaction: Transaction<Schema>): Writing => ({
  ...reading(transaction),
  ...jarWriting(transaction),
  ...draftWriting(transaction),
  ...listingWriting(transaction),
  ...policyWriting(transaction),
  ...reportWriting(transaction),
  ...removalWriting(transaction),
  ...lookalikeWriting(transaction),
  ...sanctionWriting(transaction),
  ...journalWriting(transaction),
});
