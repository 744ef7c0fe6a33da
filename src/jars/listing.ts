import type { Account, Community } from '../ids.ts';

/** What a listing waits for an admin about. */
export type Waiting = 'approval' | 'reports' | 'lookalike';

/**
 * A jar shown in a community. Its owner may pause it, an admin may suspend it, and it may wait for an admin or for
 * its owner's return, each without undoing the others. Times are milliseconds since 1970.
 */
export interface Listing {
  community: Community;
  account: Account;
  /** The owner's display name when they published. */
  name: string;
  listedAt: number;
  /** When the owner last said that the jar is to be shown here. */
  confirmedAt: number;
  pausedAt: number | undefined;
  suspendedAt: number | undefined;
  /** An admin's words on the suspension. */
  reason: string;
  waiting: { for: Waiting; since: number } | undefined;
  /** Found to have left the community; not shown until its owner confirms it. */
  leftAt: number | undefined;
  /** `creator`, `journalist`, `expert`, `nonprofit` or one that the admins defined; empty for none. */
  category: string;
  /** The owner's line about themselves. */
  about: string;
  /** The version of the community's rules that was accepted; 0 for none. */
  rulesAccepted: number;
}

export const statuses = ['pending', 'live', 'paused', 'suspended', 'left'] as const;
export type Status = (typeof statuses)[number];

/** How a jar stands in a community: its status, or why it isn't shown there. */
export type Standing = Status | 'off' | 'unlisted' | 'blocked' | 'role-missing' | 'approval' | 'rules';

export function statusOf(listing: Pick<Listing, 'suspendedAt' | 'leftAt' | 'waiting' | 'pausedAt'>): Status {
  if (listing.suspendedAt !== undefined) return 'suspended';
  if (listing.leftAt !== undefined) return 'left';
  if (listing.waiting) return 'pending';
  return listing.pausedAt === undefined ? 'live' : 'paused';
}

/** The listing as it stands when its owner came to the community at `joinedAt`, where the platform tells when. */
export const asOf = (listing: Listing, joinedAt: number | undefined): Listing =>
  listing.leftAt === undefined && joinedAt !== undefined && joinedAt > listing.confirmedAt
    ? { ...listing, leftAt: joinedAt }
    : listing;

export function newListing(community: Community, account: Account, now: number, name = ''): Listing {
  return {
    community,
    account,
    name,
    listedAt: now,
    confirmedAt: now,
    pausedAt: undefined,
    suspendedAt: undefined,
    reason: '',
    waiting: undefined,
    leftAt: undefined,
    category: '',
    about: '',
    rulesAccepted: 0,
  };
}
