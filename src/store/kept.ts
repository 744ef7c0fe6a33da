import type { Account, Community } from '../ids.ts';
import type { Jar } from '../jars/jar.ts';
import type { JournalEntry } from '../jars/journal.ts';
import type { HoldReason, Listing, Status } from '../jars/listing.ts';
import type { Notice } from '../jars/notice.ts';
import type { Policy } from '../jars/policy.ts';

/**
 * A list of jars in a community: all of them, those with one status, and of the pending ones those that are on hold for
 * one reason; those that are shown or paused but for a link that waits, those about which an admin has to decide, those
 * with open reports, those that have a link of a provider, by its id, the live ones of a category, and the live ones whose
 * owners want to be found, all of them or those of a category.
 */
export type JarList =
  | 'all'
  | Status
  | HoldReason
  | 'links'
  | 'undecided'
  | 'reported'
  | `provider:${string}`
  | `category:${string}`
  | 'found'
  | `found:${string}`;

/** Says which listings of a community to read. The oldest come first; of pending ones, those that waited longest. */
export interface Page {
  list: JarList;
  /** So many listings are skipped. */
  from: number;
  /** At most so many listings are read. */
  count: number;
  /** The newest come first instead. */
  newestFirst?: true;
}

/** Somebody asked for a card in a community, in a week by its number (see `weekOf`). */
export interface Asked {
  community: Community;
  account: Account;
  week: number;
}

/** A community can allow or block these. */
export type AccessSubject = 'role' | 'provider' | 'channel';

/** A journal entry as the store keeps it. A later entry has a higher id. */
export interface KeptEntry extends JournalEntry {
  id: number;
  /** It's the newest of so many changes that one person made since a time, in milliseconds since 1970. */
  repeats?: { changes: number; since: number };
}

/** Where a post or a message goes: to a channel of the community by its id, or to an account. */
export interface Recipient {
  community: Community;
  recipient: string;
}

/** What is to be sent, by the ids of what is kept; a card is kept with it. An entry is due at a time in milliseconds. */
export type Content =
  | { entry: number; due: number }
  | { notice: number }
  | {
      card: unknown;
      subject: Account;
      /** Set where it has to be remembered where the card was posted. */
      about?: PostedAbout;
      /** The message that shows the card from then on, by the platform's id. */
      message?: string;
    };

/** The cards about these are changed once an admin has decided. */
export type PostedAbout = 'request' | 'report';

/** A post or a message that is written along with the change it tells of, to be sent afterwards. */
export interface Outgoing extends Recipient {
  /** What has the same nonce goes as one message. */
  nonce: string;
  /** Milliseconds since 1970. */
  at: number;
  content: Content;
}

/**
 * A post or a message that waits in the outbox. It has one of an entry, a notice and a card, or none where a newer
 * version has written a notice that this one doesn't know.
 */
export interface Waiting extends Pick<Outgoing, 'nonce' | 'at'> {
  id: number;
  entry?: KeptEntry;
  told?: { account: Account; notice: Notice };
  /** Another version may have made it. */
  card?: unknown;
  /** The message that is to show the card. */
  message?: string;
}

/** A link of another jar in a community that has the same skeleton as one of somebody's. */
export interface Alike {
  account: Account;
  handle: string;
  /** Milliseconds since 1970. */
  changedAt: number;
  /** Says whether the other jar was in the community first. */
  earlier: boolean;
}

/** What decides whether somebody's jar may be seen in a community. All of it is from one moment. */
export interface Shown {
  listing: Listing | undefined;
  jar: Jar | undefined;
  policy: Policy;
  removals: readonly Removal[];
}

/** What else a call has to know, from the same moment. */
export interface Asking {
  /** Whether notices wait for the caller in the community; undefined where they can't be read. */
  notices: boolean | undefined;
  /** Whether the community removed the bot, as far as is known. Since it calls, it has it again. */
  left: boolean;
}

export interface Report {
  reporter: Account;
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * A link that is off a jar's card in one community. The link stays in the jar, which is its owner's. Either an admin took
 * it off, or it waits for an admin because it looks like another jar's.
 */
export interface Removal {
  cause: 'admin' | 'lookalike';
  provider: string;
  /** All spellings of the handle have this key in common. */
  key: string;
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * Says what is kept of a jar in a community after its owner erased it or an admin declined it: that it was suspended, for
 * what it was on hold and since when it is known, or that one of its links was removed. A mark takes the place of the
 * owner's id. It's kept until the owner lists a jar there again, or until everything about the community is erased.
 */
export interface Sanction {
  state: 'suspended' | Exclude<HoldReason, 'approval'> | 'removed' | 'known';
  /** Since when that is so, in milliseconds since 1970. */
  at: number;
}

/** Holds what is kept about an account besides its jar and the journal, in every community. The oldest come first. */
export interface Traces {
  /** This account made these reports. Their `account` is the owner of the reported jar. */
  reports: { community: Community; account: Account; reason: string; at: number }[];
  removals: (Removal & { community: Community })[];
}

/** What is kept of members who would have tipped somebody without a jar. It's forgotten after two days. */
export interface Nudges {
  /** Whether they want to hear nothing of it. */
  refused: boolean;
  people: { community: Community; count: number }[];
}

/** Where an app is installed that serves any number of communities. Its tokens are encrypted. */
export interface KeptInstallation {
  community: Community;
  /** The id with which the app was installed. Who serves another app knows nothing of it. */
  client: string;
  /** The app's id and that of its user there, as the platform knows them. */
  app: string;
  botUser: string;
  /** Separated by commas. */
  scopes: string;
  token: string;
  refreshToken?: string;
  /** When the token ends, in milliseconds since 1970; undefined where it doesn't. */
  expiresAt?: number;
  /** Until then, one process is fetching new tokens. */
  renewingUntil: number;
  /** When it was installed, in milliseconds since 1970. */
  at: number;
}

/** The tokens of an installation. */
export type KeptTokens = Pick<KeptInstallation, 'token' | 'refreshToken' | 'expiresAt'>;
