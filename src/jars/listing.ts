import type { Account, Community } from '../bot/call.ts';

/** A jar shown in a community. Its owner may pause it and an admin may suspend it, each without undoing the other. */
export interface Listing {
  community: Community;
  account: Account;
  listedAt: number;
  pausedAt: number | undefined;
  suspendedAt: number | undefined;
  /** An admin's words on the suspension. */
  reason: string;
}

export type Status = 'live' | 'paused' | 'suspended';

export function statusOf(listing: Listing): Status {
  if (listing.suspendedAt !== undefined) return 'suspended';
  return listing.pausedAt === undefined ? 'live' : 'paused';
}

export function newListing(community: Community, account: Account, now: number): Listing {
  return { community, account, listedAt: now, pausedAt: undefined, suspendedAt: undefined, reason: '' };
}
