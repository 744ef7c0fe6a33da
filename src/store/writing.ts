import type { Account, Community } from '../ids.ts';
import type { Draft } from '../jars/jar.ts';
import type { JournalEntry } from '../jars/journal.ts';
import type { Listing } from '../jars/listing.ts';
import type { Notice } from '../jars/notice.ts';
import type { Access, Policy } from '../jars/policy.ts';
import type { AccessSubject, Content, Outgoing, PostedAbout, Removal, Report, Sanction } from './kept.ts';
import type { Reading } from './reading.ts';

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
