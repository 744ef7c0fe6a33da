import type { Account, Community } from '../ids.ts';
import type { Draft, Jar } from '../jars/jar.ts';
import type { JournalAction, JournalEntry } from '../jars/journal.ts';
import type { Listing, Status, Waiting } from '../jars/listing.ts';
import type { Notice } from '../jars/notice.ts';
import type { Access, Policy } from '../jars/policy.ts';

export interface JarReading {
  jar(account: Account): Promise<Jar | undefined>;
  draft(community: Community, account: Account): Promise<Draft | undefined>;
}

export interface JarWriting {
  /** Creates the jar if there is none; leaves out what isn't given. */
  putJar(
    account: Account,
    at: number,
    change?: { message?: string; currency?: string; language?: string },
  ): Promise<void>;
  /** A new link comes last; a changed one keeps its place. */
  putLink(account: Account, link: { provider: string; handle: string; at: number }): Promise<void>;
  /** Puts the links into this order of their providers; those not named come after, as they were. */
  putOrder(account: Account, providers: readonly string[]): Promise<void>;
  removeLink(account: Account, provider: string): Promise<void>;
  putDraft(community: Community, account: Account, draft: Draft): Promise<void>;
  dropDraft(community: Community, account: Account): Promise<void>;
}

/** A part of a community's listings: the longest listed first; of pending ones, who has waited longest. */
export interface Page {
  status?: Status;
  waiting?: Waiting;
  /** A provider's id: jars that have a link of it. */
  provider?: string;
  /** Only jars with open reports. */
  reported?: boolean;
  from: number;
  count: number;
}

export interface ListingReading {
  listing(community: Community, account: Account): Promise<Listing | undefined>;
  listings(account: Account): Promise<Listing[]>;
  /** How many jars a community lists, by status. */
  counts(community: Community): Promise<Record<Status, number>>;
  /** How many jars a community lists that have open reports. */
  reported(community: Community): Promise<number>;
  page(community: Community, page: Page): Promise<Listing[]>;
  /** The handles of a provider in the jars that a community shows, or would if their owners hadn't paused them. */
  handles(community: Community, provider: string): Promise<{ account: Account; handle: string; name: string }[]>;
  /** The display names under which jars are listed in a community. */
  names(community: Community): Promise<{ account: Account; name: string }[]>;
  /** How many jars listed in a community have a link of each provider. */
  providersUsed(community: Community): Promise<ReadonlyMap<string, number>>;
}

export interface ListingWriting {
  putListing(listing: Listing): Promise<void>;
  removeListing(community: Community, account: Account): Promise<void>;
}

/** What a community's rules may be about. */
export type AccessSubject = 'role' | 'provider' | 'channel';

export interface PolicyReading {
  /** The open policy for a community that set nothing. */
  policy(community: Community): Promise<Policy>;
}

export interface PolicyWriting {
  /** Changes what is given and nothing else. */
  putPolicy(
    community: Community,
    change: Partial<Omit<Policy, 'roles' | 'providers' | 'channels' | 'categories'>>,
  ): Promise<void>;
  /** The subject is a role's or channel's id, a provider's id or a kind of provider. Undefined clears the rule. */
  putAccess(about: AccessSubject, community: Community, subject: string, rule: Access | undefined): Promise<void>;
  putCategory(community: Community, name: string): Promise<void>;
  removeCategory(community: Community, name: string): Promise<void>;
}

export interface JournalReading {
  /** The newest first, of those that are older than the entry with the id `before` where one is given. */
  journal(community: Community, count: number, before?: number): Promise<KeptEntry[]>;
  /** The newest of some actions on somebody's jar. */
  lastEntry(community: Community, subject: Account, actions: readonly JournalAction[]): Promise<KeptEntry | undefined>;
}

/** An entry as it is kept; a later one has a higher id. */
export type KeptEntry = JournalEntry & { id: number };

export interface JournalWriting {
  /** Adds an entry, and forgets those of any community that are older than a year. */
  putEntry(entry: JournalEntry): Promise<void>;
}

export interface Report {
  reporter: Account;
  reason: string;
  at: number;
}

export interface ReportReading {
  /** The open reports on a jar, one a reporter. */
  reports(community: Community, account: Account): Promise<Report[]>;
  /** What somebody wasn't told yet, the oldest first. */
  notices(community: Community, account: Account): Promise<Notice[]>;
}

export interface ReportWriting {
  putReport(community: Community, account: Account, report: Report): Promise<void>;
  dropReports(community: Community, account: Account): Promise<void>;
  /** Resolves to the id under which it is kept. */
  putNotice(community: Community, account: Account, notice: Notice, at: number): Promise<number>;
  dropNotice(id: number): Promise<void>;
  dropNotices(community: Community, account: Account): Promise<void>;
}

/** A link that an admin took off a jar's card in one community. The jar itself is its owner's. */
export interface Removal {
  provider: string;
  /** What all spellings of the handle have in common. */
  key: string;
  reason: string;
  at: number;
}

export interface RemovalReading {
  removals(community: Community, account: Account): Promise<Removal[]>;
}

export interface RemovalWriting {
  putRemoval(community: Community, account: Account, removal: Removal): Promise<void>;
  /** Every removal of the provider's links. Resolves to whether there was one. */
  dropRemovals(community: Community, account: Account, provider: string): Promise<boolean>;
}

export interface LookalikeReading {
  /** Whether a handle made the jar wait here before, for looking like another's: it doesn't do so twice. */
  wasHeld(community: Community, account: Account, link: Pick<Removal, 'provider' | 'key'>): Promise<boolean>;
}

export interface LookalikeWriting {
  putHeld(community: Community, account: Account, link: Pick<Removal, 'provider' | 'key'>): Promise<void>;
}

export interface TombstoneReading {
  /** When somebody last erased their data, for as long as anything made before may still arrive. */
  erasedAt(account: Account): Promise<number | undefined>;
}

/** What a jar, or a link of it, was hidden for when its owner erased it. */
export interface Sanction {
  state: 'suspended' | 'reports' | 'removed';
  at: number;
}

export interface SanctionWriting {
  /** Hands over what is kept against an account here, or against a link of its, which is forgotten by that. */
  takeSanction(
    community: Community,
    account: Account,
    link?: Pick<Removal, 'provider' | 'key'>,
  ): Promise<Sanction | undefined>;
}

/** What is kept about somebody besides their jar, in every community, the oldest first. */
export interface Traces {
  /** Those they made, and about whose jar. */
  reports: { community: Community; account: Account; reason: string; at: number }[];
  removals: (Removal & { community: Community })[];
  /** What they did, and what was done about their jar. */
  log: KeptEntry[];
}

export interface TraceReading {
  traces(account: Account): Promise<Traces>;
}

/** What can be read. Everything read within one piece of work is of one moment. */
export type Reading = JarReading &
  ListingReading &
  PolicyReading &
  ReportReading &
  RemovalReading &
  LookalikeReading &
  TraceReading &
  TombstoneReading &
  JournalReading;

/** What can be changed. All of one piece of work happens, or nothing of it. */
export type Writing = Reading &
  JarWriting &
  ListingWriting &
  PolicyWriting &
  ReportWriting &
  RemovalWriting &
  LookalikeWriting &
  SanctionWriting &
  JournalWriting;

/** Everything that is kept. Says nothing of what keeps it. */
export interface Store {
  read<Result>(work: (reading: Reading) => Promise<Result>): Promise<Result>;
  /**
   * Does a delivery's work once. What has resolved is on disk. The work may be run again after a lock, so it does
   * nothing but read and write here.
   * @returns undefined, with nothing done, when this delivery's work was done before.
   */
  write<Result>(delivery: Delivery, work: (writing: Writing) => Promise<Result>): Promise<Done<Result> | undefined>;
  /**
   * Erases all that is held about an account, from the file too. The result tells whether there was a jar. That it
   * happened is kept for thirty days, under a mark that names nobody.
   */
  erase(delivery: Delivery, account: Account): Promise<Done<boolean> | undefined>;
  /** Marks that a community removed the bot. Thirty days later `expire` erases what is kept of it. */
  leave(community: Community, at: number): Promise<void>;
  /** Takes that back. Nothing is done, and nothing is asked of the disk, where no mark is. */
  comeBack(community: Community): Promise<void>;
  /** The communities that something is kept of. */
  communities(): Promise<Community[]>;
  /** Erases what had its time, from the file too. Resolves to the communities that are gone by that. */
  expire(now: number): Promise<Community[]>;
  /** Rejects when the store doesn't answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface Done<Result> {
  result: Result;
}

/** One delivery by a platform; the same id again is the same one. */
export interface Delivery {
  id: string;
  at: number;
}
