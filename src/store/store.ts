import type { Account, Community } from '../ids.ts';
import type { Draft, Jar } from '../jars/jar.ts';
import type { JournalAction, JournalEntry } from '../jars/journal.ts';
import type { HoldReason, Listing, Status } from '../jars/listing.ts';
import type { Notice } from '../jars/notice.ts';
import type { Access, Policy } from '../jars/policy.ts';
import type { Installations } from './installations.ts';
import type {
  AccessSubject,
  Alike,
  Asked,
  Asking,
  Content,
  KeptEntry,
  Nudges,
  Outgoing,
  Page,
  PostedAbout,
  Recipient,
  Removal,
  Report,
  Sanction,
  Shown,
  Traces,
  Waiting,
} from './kept.ts';
import type { Lease, Sharing } from './sharing.ts';

export type { Installations } from './installations.ts';
export type {
  Alike,
  Asked,
  Asking,
  Content,
  JarList,
  KeptEntry,
  KeptInstallation,
  KeptTokens,
  Nudges,
  PostedAbout,
  Recipient,
  Removal,
  Sanction,
  Shown,
  Traces,
  Waiting,
} from './kept.ts';

export { type Lease, LeaseLost, type Sharing } from './sharing.ts';

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

/** Changes the store. Of one piece of work, either every change is made or none. Times are milliseconds since 1970. */
export interface Writing extends Reading {
  /** Creates the jar if there is none, and changes only what is given. */
  putJar(
    account: Account,
    at: number,
    change?: { message?: string; currency?: string; language?: string; thanks?: boolean },
  ): Promise<void>;
  /** A new link comes last; a changed one keeps its place. */
  putLink(account: Account, link: { provider: string; handle: string; at: number }): Promise<void>;
  /** Puts the links of these providers first, in this order. The others follow in the order they had. */
  putOrder(account: Account, providers: readonly string[]): Promise<void>;
  removeLink(account: Account, provider: string): Promise<void>;
  /** Replaces what an earlier draft has typed. A draft is deleted after a day. */
  putDraft(community: Community, account: Account, draft: Omit<Draft, 'findable'>): Promise<void>;
  /** Changes nothing where there is no draft. */
  putDraftFindable(community: Community, account: Account, findable: boolean): Promise<void>;
  dropDraft(community: Community, account: Account): Promise<void>;
  putListing(listing: Listing): Promise<void>;
  /** Keeps marks of what the jar is on hold for, so that it is again when it's listed again. */
  removeListing(community: Community, account: Account): Promise<void>;
  putHeld(community: Community, account: Account, link: Pick<Removal, 'provider' | 'key'>): Promise<void>;
  putRemoval(community: Community, account: Account, removal: Removal): Promise<void>;
  /** Drops the removal of one link, or without a key of all links of its provider. Resolves to whether there was one. */
  dropRemovals(community: Community, account: Account, link: { provider: string; key?: string }): Promise<boolean>;
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
  /**
   * Keeps a report. It replaces an earlier one by the same reporter, who is known also after an erasure.
   * @returns whether the report is a `first` one, comes `again`, or was `closed` before and counts no more.
   */
  putReport(community: Community, account: Account, report: Report): Promise<'first' | 'again' | 'closed'>;
  /** Closes the open reports on a jar. Their reporters' next reports don't count until a link of the jar changes. */
  closeReports(community: Community, account: Account): Promise<void>;
  /** Resolves to the notice's id. */
  putNotice(community: Community, account: Account, notice: Notice, at: number): Promise<number>;
  dropNotices(community: Community, account: Account): Promise<void>;
  /**
   * Adds an entry, and deletes entries of every community that are more than a year older. What repeats or undoes an
   * entry of the same person takes its place. Resolves to what may be posted of it.
   */
  putEntry(entry: JournalEntry): Promise<Content>;
  /** It's given up after a day, and with the entry, the notice or the account it is about. */
  putOutgoing(outgoing: Outgoing): Promise<void>;
  /** Resolves to where cards about a request for somebody's jar, or a report on it, were posted, and forgets that. */
  takePosts(
    community: Community,
    subject: Account,
    about: PostedAbout,
  ): Promise<{ channel: string; message: string }[]>;
  /** Resolves to the sanctions in these states against an account, or one of its links, and deletes them from the store. */
  takeSanctions(
    community: Community,
    account: Account,
    states: readonly Sanction['state'][],
    link?: Pick<Removal, 'provider' | 'key'>,
  ): Promise<Sanction[]>;
  /**
   * Notes that somebody would have tipped a member who has no jar.
   * @returns how many would have since the member was last told, if they may be told now; `later` where they were told
   * within a day, `again` where the same person would have tipped them within a day, `enough` where that person would have
   * tipped many within a day, and `refused` where the member wants to hear nothing of it.
   */
  putNudge(
    community: Community,
    creator: Account,
    tipper: Account,
    at: number,
  ): Promise<number | 'later' | 'again' | 'enough' | 'refused'>;
  /** Notes whether somebody wants to hear that others would have tipped them, in any community. It outlives an erasure. */
  putNudgeRefusal(account: Account, refused: boolean): Promise<void>;
  /**
   * Says whether this wasn't done within the last `period` milliseconds, a day at most, and remembers that it is done now.
   * Only a mark is kept that names nobody.
   */
  firstIn(period: number, at: number, ...what: string[]): Promise<boolean>;
  /** Gives an account the open reports on the jar that it erased here earlier, since it has a jar here again. */
  takeReports(community: Community, account: Account): Promise<void>;
}

/** The database can't be used. The message tells the operator why, and what to do about it. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** The database's file is damaged. Nothing of it may be shown or changed any more. */
export class Damaged extends StoreError {
  override name = 'Damaged';
}

/** A write was refused, and nothing was changed. The cause says why, where it isn't that other writes took too long. */
export class NotSaved extends StoreError {
  override name = 'NotSaved';
}

/** The database can't be reached, or doesn't answer in time. Nothing was changed. */
export class Unreachable extends StoreError {
  override name = 'Unreachable';
}

/** The connection to the database was lost while a change was being saved, and nobody knows yet whether it is. */
export class MaybeSaved extends StoreError {
  override name = 'MaybeSaved';
}

/** Keeps everything that the bot has to remember, in whatever database. Times are milliseconds since 1970. */
export interface Store extends Sharing {
  read<Result>(work: (reading: Reading) => Promise<Result>): Promise<Result>;
  /**
   * Reads in one go what most calls ask for: a server is asked once then, and not for each part of it.
   * @param account Whose jar it is.
   */
  shown(community: Community, account: Account, caller: Account): Promise<Shown & Asking>;
  /**
   * Does a delivery's work once. When this resolves, the changes are on disk. Others who write wait meanwhile, so the
   * work must do nothing but read and write here. It may be run again from its beginning, where other processes change
   * the same, and then only the last run counts.
   * @returns undefined, and changes nothing, if this delivery's work was done before.
   * @throws {NotSaved} when the disk refuses the changes, or isn't ready to take them in time.
   * @throws {Unreachable} when there is a server to ask, and it can't be asked.
   * @throws {MaybeSaved} when a server was lost just as it was to save the changes.
   */
  write<Result>(delivery: Delivery, work: (writing: Writing) => Promise<Result>): Promise<Done<Result> | undefined>;
  /**
   * Erases everything about an account, also from the bytes of the files, as soon as that is possible. For thirty days
   * the store remembers that this account was erased, without its id.
   */
  erase(delivery: Delivery, account: Account): Promise<Done<Erased> | undefined>;
  /** Counts members who asked for a card. Whoever was counted in a week and community isn't counted again. */
  putAsked(asked: readonly Asked[]): Promise<void>;
  /**
   * Forgets what waits in the outbox, by its ids. With `told`, its notices are forgotten too; with a `message`, it's
   * remembered that the first of it is there, if that may have to be changed.
   */
  dropOutgoing(
    community: Community,
    ids: readonly number[],
    sent: { told: boolean; message?: string | undefined },
  ): Promise<void>;
  /**
   * Gives one nonce to what waits in the outbox, by its ids, so that it's sent as one message now and if sent again.
   * @throws {LeaseLost} when the lease that is given is another's by now.
   */
  joinOutgoing(community: Community, ids: readonly number[], nonce: string, lease?: Lease): Promise<void>;
  /** Notes that a community removed the bot. Thirty days later `expire` erases what is kept of it. */
  leave(community: Community, at: number): Promise<void>;
  /** Undoes `leave`. Doesn't touch the disk for a community that has not left, so every call may ask for it. */
  comeBack(community: Community): Promise<void>;
  /** Lists the communities about which something is kept. */
  communities(): Promise<Community[]>;
  /**
   * Erases what has been kept long enough, also from the bytes of the file.
   * @returns the communities that were erased.
   * @throws {LeaseLost} when the lease that is given is another's by now.
   */
  expire(now: number, lease?: Lease): Promise<Community[]>;
  readonly installations: Installations;
  /** Gets the time of the latest write of a delivery that is from before a time, if there was one within a day. */
  lastWrite(before: number): Promise<number | undefined>;
  /** @throws {Error} that says why, when nothing can be read or when the last change could not be saved and none can. */
  check(): Promise<Condition>;
  /**
   * Looks for damage that reading a row doesn't show, in its indexes too. Takes seconds for a large file, and holds
   * nobody up for longer than 20 ms. When it finds any, nothing is changed any more.
   * @throws {Damaged} with what the operator can do.
   */
  verify(): Promise<void>;
  close(): Promise<void>;
}

/** How a store stands that can be read and changed. */
export interface Condition {
  /** How many links are not shown because the disk has changed them. */
  damagedLinks: number;
  /** Since when bytes of what was erased are still in the files, in milliseconds since 1970. */
  unsweptSince: number | undefined;
}

/** What is left of erased data, which nobody is shown any more. */
export interface Erased {
  /** Whether its bytes are gone from the database's files. If not, they will be once other programs let go of them. */
  swept: boolean;
  /** Until when backups and other copies have it, in milliseconds since 1970; undefined where there are none. */
  copiedUntil: number | undefined;
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
