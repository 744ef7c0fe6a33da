import type { Account, Community } from '../../ids.ts';
import type { Listing, Status, Waiting } from '../../jars/listing.ts';

/** Which of a community's listings to read: the oldest first, or the longest waiting where `status` is `pending`. */
export interface Page {
  status?: Status;
  waiting?: Waiting;
  /** A provider's id: only jars that have a link of this provider. */
  provider?: string;
  /** Only jars with open reports. */
  reported?: boolean;
  /** How many listings to skip. */
  from: number;
  /** How many listings to read at most. */
  count: number;
}

export interface CommunityListingReading {
  /** How many jars a community lists, by status. */
  counts(community: Community): Promise<Record<Status, number>>;
  /** How many jars with open reports a community lists. */
  reported(community: Community): Promise<number>;
  page(community: Community, page: Page): Promise<Listing[]>;
  /** The handles of one provider in the jars that are live or paused in a community. */
  handles(community: Community, provider: string): Promise<{ account: Account; handle: string; name: string }[]>;
  /** The display names under which jars are listed in a community. */
  names(community: Community): Promise<{ account: Account; name: string }[]>;
  /** Provider id -> how many jars listed in a community have a link of this provider. */
  providersUsed(community: Community): Promise<ReadonlyMap<string, number>>;
}
