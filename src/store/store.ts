import type { Account, Community } from '../ids.ts';
import type { Draft, Jar } from '../jars/jar.ts';
import type { JournalAction, JournalEntry } from '../jars/journal.ts';
import type { Listing, Status } from '../jars/listing.ts';
import type { Notice } from '../jars/notice.ts';
import type { Access, Policy } from '../jars/policy.ts';
import type { AccessSubject, KeptEntry, Page, Removal, Report, Sanction, Traces } from './kept.ts';

export type { KeptEntry, Removal, Sanction, Traces } from './kept.ts';

/** What can be read. One piece of work sees everything as it was at one moment. */
export interface Reading {
  jar(account: Account): Promise<Jar | undefined>;
  draft(community: Community, account: Account): Promise<Draft | undefined>;
  listing(community: Community, account: Account): Promise<Listing | undefined>;
  listings(account: Account): Promise<Listing[]>;
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
  /** Whether a jar already waited for an admin because of this handle. It must not wait for the same handle again. */
  wasHeld(community: Community, account: Account, link: Pick<Removal, 'provider' | 'key'>): Promise<boolean>;
  removals(community: Community, account: Account): Promise<Removal[]>;
  /** Resolves to `openPolicy` for a community that set nothing. */
  policy(community: Community): Promise<Policy>;
  /** The open reports on a jar, the oldest first. There is at most one from each reporter. */
  reports(community: Community, account: Account): Promise<Report[]>;
  /** The notices that the owner of a jar has not been given yet, the oldest first. */
  notices(community: Community, account: Account): Promise<Notice[]>;
  /** At most `count` entries, the newest first. With `before`, only entries that are older than the one with this id. */
  journal(community: Community, count: number, before?: number): Promise<KeptEntry[]>;
  /** The newest entry about somebody's jar that has one of these actions. */
  lastEntry(community: Community, subject: Account, actions: readonly JournalAction[]): Promise<KeptEntry | undefined>;
  traces(account: Account): Promise<Traces>;
  /**
   * When somebody last erased their data, in milliseconds since 1970. Undefined once that is more than thirty days
   * ago: by then no button or delivery from before the erasure can arrive.
   */
  erasedAt(account: Account): Promise<number | undefined>;
}

/** What can be changed. Either every change of one piece of work is made, or none is. Times are milliseconds since 1970. */
export interface Writing extends Reading {
  /** Creates the jar if there is none, and changes only what is given. */
  putJar(
    account: Account,
    at: number,
    change?: { message?: string; currency?: string; language?: string },
  ): Promise<void>;
  /** A new link comes last; a changed one keeps its place. */
  putLink(account: Account, link: { provider: string; handle: string; at: number }): Promise<void>;
  /** Puts the links of these providers first, in this order. The others follow in the order they had. */
  putOrder(account: Account, providers: readonly string[]): Promise<void>;
  removeLink(account: Account, provider: string): Promise<void>;
  /** Replaces an earlier draft. A draft is deleted after a day. */
  putDraft(community: Community, account: Account, draft: Draft): Promise<void>;
  dropDraft(community: Community, account: Account): Promise<void>;
  putListing(listing: Listing): Promise<void>;
  removeListing(community: Community, account: Account): Promise<void>;
  putHeld(community: Community, account: Account, link: Pick<Removal, 'provider' | 'key'>): Promise<void>;
  putRemoval(community: Community, account: Account, removal: Removal): Promise<void>;
  /** Drops every removal of this provider's links from the jar. Resolves to whether there was one. */
  dropRemovals(community: Community, account: Account, provider: string): Promise<boolean>;
  /** Changes only what is given. */
  putPolicy(
    community: Community,
    change: Partial<Omit<Policy, 'roles' | 'providers' | 'channels' | 'categories'>>,
  ): Promise<void>;
  /**
   * Allows or blocks one role, provider or channel, or does neither where `access` is undefined.
   * @param subject A role's or channel's id, a provider's id or a kind of provider.
   */
  putAccess(about: AccessSubject, community: Community, subject: string, access: Access | undefined): Promise<void>;
  putCategory(community: Community, name: string): Promise<void>;
  removeCategory(community: Community, name: string): Promise<void>;
  /** Replaces an earlier report by the same reporter. */
  putReport(community: Community, account: Account, report: Report): Promise<void>;
  dropReports(community: Community, account: Account): Promise<void>;
  /** Resolves to the notice's id. */
  putNotice(community: Community, account: Account, notice: Notice, at: number): Promise<number>;
  dropNotice(id: number): Promise<void>;
  dropNotices(community: Community, account: Account): Promise<void>;
  /** Adds an entry, and deletes every community's entries that are more than a year older than it. */
  putEntry(entry: JournalEntry): Promise<void>;
  /** Resolves to the sanction against an account, or against one of its links, and deletes it from the store. */
  takeSanction(
    community: Community,
    account: Account,
    link?: Pick<Removal, 'provider' | 'key'>,
  ): Promise<Sanction | undefined>;
}

/** The database can't be used. The message tells the operator why, and what to do about it. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** A write was refused, and nothing was changed. The cause says why, where it isn't that other writes took too long. */
export class NotSaved extends StoreError {
  override name = 'NotSaved';
}

/** Everything the bot keeps. Nothing here depends on the database that keeps it. Times are milliseconds since 1970. */
export interface Store {
  read<Result>(work: (reading: Reading) => Promise<Result>): Promise<Result>;
  /**
   * Does a delivery's work once. When this resolves, the changes are on disk. Others who write wait meanwhile, so the
   * work must do nothing but read and write here.
   * @returns undefined, and changes nothing, if this delivery's work was done before.
   * @throws {NotSaved} when the disk refuses the changes, or isn't ready to take them in time.
   */
  write<Result>(delivery: Delivery, work: (writing: Writing) => Promise<Result>): Promise<Done<Result> | undefined>;
  /**
   * Erases everything about an account, also from the bytes of the file. The result tells whether there was a jar.
   * For thirty days the store remembers that this account was erased, without its id.
   */
  erase(delivery: Delivery, account: Account): Promise<Done<boolean> | undefined>;
  /** Notes that a community removed the bot. Thirty days later `expire` erases what is kept of it. */
  leave(community: Community, at: number): Promise<void>;
  /** Undoes `leave`. Doesn't touch the disk for a community that has not left, so every call may ask for it. */
  comeBack(community: Community): Promise<void>;
  /** The communities that something is kept of. */
  communities(): Promise<Community[]>;
  /**
   * Erases what has been kept long enough, also from the bytes of the file.
   * @returns the communities that were erased.
   */
  expire(now: number): Promise<Community[]>;
  /** @throws {Error} that says why, when nothing can be read or when the last change could not be saved and none can. */
  check(): Promise<Condition>;
  /**
   * Looks for damage that reading a row doesn't show, in its indexes too. Takes seconds for a large file, and holds
   * nobody up. When it finds any, that is logged and nothing is changed any more.
   */
  verify(): Promise<void>;
  close(): Promise<void>;
}

/** How a store stands that can be read and changed. */
export interface Condition {
  /** How many links are not shown because the disk has changed them. */
  damagedLinks: number;
}

/** Wraps the result of work that was done, which may be undefined itself. */
export interface Done<Result> {
  result: Result;
}

/** One delivery by a platform. A platform repeats a delivery under the same id. */
export interface Delivery {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Where it comes from: communities take turns at writing. */
  community?: Community;
  /** How many milliseconds its work may take until it is saved; two seconds where nothing is said. */
  patience?: number;
}
