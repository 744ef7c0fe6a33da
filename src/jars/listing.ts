import type { Account, Community } from '../ids.ts';

/** This many people's open reports put a live jar on hold until an admin decides, so that one person alone can't. */
export const REPORTS_THAT_HOLD = 3;

/** Why a listing waits for an admin's decision. */
export type Waiting = 'approval' | 'reports' | 'lookalike';

/**
 * A jar that is listed in a community. It may be paused by its owner, suspended by an admin, waiting for an admin and
 * left by its owner, all at the same time and independently of each other. Times are milliseconds since 1970.
 */
export interface Listing {
  community: Community;
  account: Account;
  /** The owner's display name when they published. */
  name: string;
  listedAt: number;
  /** When the owner last confirmed that the jar is to be shown here. */
  confirmedAt: number;
  pausedAt: number | undefined;
  suspendedAt: number | undefined;
  /** What an admin wrote about the suspension; empty for nothing. */
  reason: string;
  waiting: { for: Waiting; since: number } | undefined;
  /** When the owner was found to have left. The jar isn't shown until they come back and confirm it. */
  leftAt: number | undefined;
  /** One of the common categories or of those that the admins defined; empty for none. */
  category: string;
  /** The owner's line about themselves. */
  about: string;
  /** The version of the community's rules that the owner accepted last; 0 for none. */
  rulesAccepted: number;
}

export const statuses = ['pending', 'live', 'paused', 'suspended', 'left'] as const;
export type Status = (typeof statuses)[number];

/** How a jar stands in a community: its status, or why it isn't shown there. */
export type Standing = Status | 'off' | 'unlisted' | 'blocked' | 'role-missing' | 'approval' | 'rules';

/** What a listing counts as: a suspension outweighs having left, that outweighs waiting, and that a pause. */
export function statusOf(listing: Pick<Listing, 'suspendedAt' | 'leftAt' | 'waiting' | 'pausedAt'>): Status {
  if (listing.suspendedAt !== undefined) return 'suspended';
  if (listing.leftAt !== undefined) return 'left';
  if (listing.waiting) return 'pending';
  return listing.pausedAt === undefined ? 'live' : 'paused';
}

/**
 * The listing of an owner who joined the community at `joinedAt`. Whoever joined after confirming had left in between.
 * @param joinedAt In milliseconds since 1970; undefined where the platform doesn't tell.
 */
export const asOf = (listing: Listing, joinedAt: number | undefined): Listing =>
  listing.leftAt === undefined && joinedAt !== undefined && joinedAt > listing.confirmedAt
    ? { ...listing, leftAt: joinedAt }
    : listing;

/** A listing that is live at once. */
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
