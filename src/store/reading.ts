import type { Account, Community } from '../ids.ts';
import type { Draft, Jar } from '../jars/jar.ts';
import type { JournalAction } from '../jars/journal.ts';
import type { HoldReason, Listing, Status } from '../jars/listing.ts';
import type { Notice } from '../jars/notice.ts';
import type { Policy } from '../jars/policy.ts';
import type { Alike, KeptEntry, Nudges, Page, Recipient, Removal, Report, Traces, Waiting } from './kept.ts';

/** Reads from the store. One piece of work sees everything as it was at one moment. */
export interface Reading {
  jar(account: Account): Promise<Jar | undefined>;
  draft(community: Community, account: Account): Promise<Draft | undefined>;
  listing(community: Community, account: Account): Promise<Listing | undefined>;
  listings(account: Account): Promise<Listing[]>;
  /**
   * Counts the jars that a community lists, by status, those that are pending by each reason for it, and by `links` those
   * that are shown or paused without a link that waits.
   */
  counts(community: Community): Promise<Record<Status | HoldReason | 'links', number>>;
  /** Counts the jars with open reports in a community. */
  reported(community: Community): Promise<number>;
  page(community: Community, page: Page): Promise<Listing[]>;
  /** Gets what looks like somebody's link in the other jars of a community, but for suspended ones and those whose owners left. */
  alike(community: Community, account: Account, link: { provider: string; handle: string }): Promise<Alike[]>;
  /** Says whether another jar in the community is listed under a display name that looks like this one. */
  nameAlike(community: Community, account: Account, name: string): Promise<boolean>;
  /** Counts the jars listed in a community that have a link of a provider, by the provider's id. */
  providersUsed(community: Community): Promise<ReadonlyMap<string, number>>;
  /** Lists the categories in which somebody with a live jar wants to be found in a community. */
  categoriesFound(community: Community): Promise<string[]>;
  /** Counts the jars that are shown in a community by their category. */
  categoriesUsed(community: Community): Promise<ReadonlyMap<string, number>>;
  /** Counts the members who asked for a card, by week, the oldest week first. @param from The first week. */
  asked(community: Community, from: number): Promise<{ week: number; members: number }[]>;
  /** Says whether a jar already waited for an admin because of this handle. It must not wait for it a second time. */
  wasHeld(community: Community, account: Account, link: Pick<Removal, 'provider' | 'key'>): Promise<boolean>;
  removals(community: Community, account: Account): Promise<Removal[]>;
  /** Resolves to `openPolicy` for a community that set nothing. */
  policy(community: Community): Promise<Policy>;
  /** Gets the open reports on a jar whose reporters have not erased them, the oldest first: at most one from each. */
  reports(community: Community, account: Account): Promise<Report[]>;
  /** Counts the open reports on a jar, also those of which an erasure has left nothing but a mark. */
  reportCount(community: Community, account: Account): Promise<number>;
  /** Gets the notices that the owner of a jar has not been given yet, the oldest first. */
  notices(community: Community, account: Account): Promise<Notice[]>;
  /** Gets at most `count` entries, the newest first. With `before`, all are older than the entry with this id. */
  journal(community: Community, count: number, before?: number): Promise<KeptEntry[]>;
  /** Gets the newest entry about somebody's jar that has one of these actions. */
  lastEntry(community: Community, subject: Account, actions: readonly JournalAction[]): Promise<KeptEntry | undefined>;
  traces(account: Account): Promise<Traces>;
  nudges(account: Account): Promise<Nudges>;
  /** Gets entries that say what somebody did and what was done to their jar, in every community, as `journal` does. */
  journalOf(account: Account, count: number, before?: number): Promise<KeptEntry[]>;
  /** Lists where posts and messages wait to be sent to on a platform, and when the first of them is due. */
  recipients(platform: 'discord' | 'slack'): Promise<(Recipient & { due: number })[]>;
  /** Gets at most `count` of what is due by `now`: cards and notices before entries, the oldest of each first. */
  outbox(recipient: Recipient, count: number, now: number): Promise<Waiting[]>;
  /**
   * Gets when somebody last erased their data, in milliseconds since 1970. It's undefined once that is more than thirty
   * days ago, because by then no button or delivery from before the erasure works any more.
   */
  erasedAt(account: Account): Promise<number | undefined>;
}
