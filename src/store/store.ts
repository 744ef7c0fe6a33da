import type { Account, Community } from '../bot/call.ts';
import type { Draft, Jar } from '../jars/jar.ts';
import type { Listing, Status } from '../jars/listing.ts';
import type { Eligibility, Policy, Rule } from '../jars/policy.ts';

/** What can be read. Everything read within one piece of work is of one moment. */
export interface Reading {
  jar(account: Account): Promise<Jar | undefined>;
  listing(community: Community, account: Account): Promise<Listing | undefined>;
  listings(account: Account): Promise<Listing[]>;
  /** How many jars a community lists, by status. */
  counts(community: Community): Promise<Record<Status, number>>;
  /** The open policy for a community that set nothing. */
  policy(community: Community): Promise<Policy>;
  /** How many jars listed in a community have a link of each provider. */
  providersUsed(community: Community): Promise<ReadonlyMap<string, number>>;
  draft(community: Community, account: Account): Promise<Draft | undefined>;
}

/** What can be changed. All of one piece of work happens, or nothing of it. */
export interface Writing extends Reading {
  /** Creates the jar if there is none; leaves out what isn't given. */
  putJar(account: Account, at: number, change?: { message?: string; currency?: string }): Promise<void>;
  /** A new link comes last; a changed one keeps its place. */
  putLink(account: Account, link: { provider: string; handle: string; at: number }): Promise<void>;
  /** Puts the links into this order of their providers; those not named come after, as they were. */
  putOrder(account: Account, providers: readonly string[]): Promise<void>;
  removeLink(account: Account, provider: string): Promise<void>;
  putListing(listing: Listing): Promise<void>;
  putEligibility(community: Community, eligibility: Eligibility): Promise<void>;
  /** Undefined clears the rule. */
  putRoleRule(community: Community, role: string, rule: Rule | undefined): Promise<void>;
  /** The subject is a provider's id or a kind of provider. Undefined clears the rule. */
  putProviderRule(community: Community, subject: string, rule: Rule | undefined): Promise<void>;
  putDraft(community: Community, account: Account, draft: Draft): Promise<void>;
  dropDraft(community: Community, account: Account): Promise<void>;
}

/** Everything that is kept. Says nothing of what keeps it. */
export interface Store {
  read<Result>(work: (reading: Reading) => Promise<Result>): Promise<Result>;
  /**
   * Does a delivery's work once. What has resolved is on disk. The work may be run again after a lock, so it does
   * nothing but read and write here.
   * @returns undefined, with nothing done, when this delivery's work was done before.
   */
  write<Result>(delivery: Delivery, work: (writing: Writing) => Promise<Result>): Promise<Done<Result> | undefined>;
  /** Erases all that is held about an account, from the file too. The result tells whether there was a jar. */
  erase(delivery: Delivery, account: Account): Promise<Done<boolean> | undefined>;
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
