import type { Account, Community } from '../ids.ts';

/** A live jar is put on hold once this many people have reported it, so that one or two alone can't hide a jar. */
export const REPORTS_THAT_HOLD = 3;

/** A jar waits for an admin for these reasons: it was asked for, members reported it, or a name in it looks like another. */
export const holdReasons = ['approval', 'reports', 'lookalike'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Since when a jar is on hold, by the reason. There may be several reasons, and each ends by itself. */
export type Holds = Readonly<Partial<Record<HoldReason, number>>>;

/** Lists what a jar is on hold for, and since when. */
export const eachHold = (holds: Holds): { reason: HoldReason; since: number }[] =>
  holdReasons.flatMap((reason) => {
    const since = holds[reason];
    return since === undefined ? [] : [{ reason, since }];
  });

export const reasonsOf = (holds: Holds): HoldReason[] => eachHold(holds).map(({ reason }) => reason);

/** Ends one hold. The others stay. */
export function withoutHold(holds: Holds, reason: HoldReason): Holds {
  const { [reason]: _, ...others } = holds;
  return others;
}

/**
 * A jar that is listed in a community. It may be paused by its owner, suspended by an admin, on hold for several reasons
 * and left by its owner, all at the same time and independently of each other. Times are milliseconds since 1970.
 */
export interface Listing {
  readonly community: Community;
  readonly account: Account;
  /** The owner's display name when they published. */
  readonly name: string;
  readonly listedAt: number;
  /**
   * Since when people here may know the owner's jar: when it was first listed or asked for, also if it was deleted or
   * declined since. What was changed later is new to them.
   */
  readonly knownAt: number;
  /** When the owner last confirmed that their jar should be shown here. */
  readonly confirmedAt: number;
  readonly pausedAt: number | undefined;
  readonly suspendedAt: number | undefined;
  /** The reason that an admin gave for the suspension; empty if there is none. */
  readonly reason: string;
  readonly holds: Holds;
  /** When the owner was found to have left. The jar isn't shown until they come back and confirm it. */
  readonly leftAt: number | undefined;
  /** One of the common categories or of those that the admins defined; empty for none. */
  readonly category: string;
  /** What the owner wrote about themselves in their request; empty if there was none. */
  readonly about: string;
  /** The version of the community's rules that the owner accepted last; 0 for none. */
  readonly rulesAccepted: number;
  /** Whether the owner wants to be found in the directory. */
  readonly findable: boolean;
}

export const statuses = ['pending', 'live', 'paused', 'suspended', 'left'] as const;
export type Status = (typeof statuses)[number];

/** The standing of a jar in a community is its status there, or the reason why it isn't shown. */
export type Standing = Status | 'off' | 'unlisted' | 'blocked' | 'role-missing' | 'approval' | 'rules';

/** Gives a listing one status: a suspension counts before having left, having left before a hold, and a pause last. */
export function statusOf(listing: Pick<Listing, 'suspendedAt' | 'leftAt' | 'holds' | 'pausedAt'>): Status {
  if (listing.suspendedAt !== undefined) return 'suspended';
  if (listing.leftAt !== undefined) return 'left';
  if (reasonsOf(listing.holds).length > 0) return 'pending';
  return listing.pausedAt === undefined ? 'live' : 'paused';
}

/**
 * Marks the listing as left if its owner joined the community after they last confirmed it, because then they must have
 * left in between.
 * @param joinedAt When the owner joined, in milliseconds since 1970. It's undefined where the platform doesn't say.
 */
export const asOf = (listing: Listing, joinedAt: number | undefined): Listing =>
  listing.leftAt === undefined && joinedAt !== undefined && joinedAt > listing.confirmedAt
    ? { ...listing, leftAt: joinedAt }
    : listing;

/** Makes a listing that is live at once. */
export function newListing(community: Community, account: Account, now: number, name = ''): Listing {
  return {
    community,
    account,
    name,
    listedAt: now,
    knownAt: now,
    confirmedAt: now,
    pausedAt: undefined,
    suspendedAt: undefined,
    reason: '',
    holds: {},
    leftAt: undefined,
    category: '',
    about: '',
    rulesAccepted: 0,
    findable: false,
  };
}
