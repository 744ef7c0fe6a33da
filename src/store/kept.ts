import type { Account, Community } from '../ids.ts';
import type { JournalEntry } from '../jars/journal.ts';
import type { Status, Waiting } from '../jars/listing.ts';

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

/** What a community allows or blocks. */
export type AccessSubject = 'role' | 'provider' | 'channel';

/** A journal entry as the store keeps it. A later entry has a higher id. */
export type KeptEntry = JournalEntry & { id: number };

export interface Report {
  reporter: Account;
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** A link that an admin took off a jar's card in one community. The link stays in the jar, which is its owner's. */
export interface Removal {
  provider: string;
  /** What all spellings of the handle have in common. */
  key: string;
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Why a jar, or one of its links, was hidden in a community when its owner erased it. */
export interface Sanction {
  state: 'suspended' | 'reports' | 'removed';
  /** When it was hidden, in milliseconds since 1970. */
  at: number;
}

/** What is kept about an account besides its jar, in every community, the oldest first. */
export interface Traces {
  /** The reports that this account made. Here `account` is the owner of the reported jar. */
  reports: { community: Community; account: Account; reason: string; at: number }[];
  removals: (Removal & { community: Community })[];
  /** The journal entries about what this account did and about what was done to its jar. */
  log: KeptEntry[];
}
