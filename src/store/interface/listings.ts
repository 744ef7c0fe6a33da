import type { Account, Community } from '../../ids.ts';
import type { Listing } from '../../jars/listing.ts';

export interface ListingReading {
  listing(community: Community, account: Account): Promise<Listing | undefined>;
  listings(account: Account): Promise<Listing[]>;
}

export interface ListingWriting {
  putListing(listing: Listing): Promise<void>;
  removeListing(community: Community, account: Account): Promise<void>;
}
