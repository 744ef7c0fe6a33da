import type { Account, Community } from '../ids.ts';
import type { CommunityListingReading } from './interface/community-listings.ts';
import type { DraftReading, DraftWriting } from './interface/drafts.ts';
import type { JarReading, JarWriting } from './interface/jars.ts';
import type { JournalReading, JournalWriting } from './interface/journal.ts';
import type { ListingReading, ListingWriting } from './interface/listings.ts';
import type { LookalikeReading, LookalikeWriting } from './interface/lookalikes.ts';
import type { PolicyReading, PolicyWriting } from './interface/policies.ts';
import type { RemovalReading, RemovalWriting } from './interface/removals.ts';
import type { ReportReading, ReportWriting } from './interface/reports.ts';
import type { SanctionWriting } from './interface/sanctions.ts';
import type { TombstoneReading } from './interface/tombstones.ts';
import type { TraceReading } from './interface/traces.ts';

export type { KeptEntry } from './interface/journal.ts';
export type { Removal } from './interface/removals.ts';
export type { Sanction } from './interface/sanctions.ts';
export type { Traces } from './interface/traces.ts';

/** What can be read. One piece of work sees everything as it was at one moment. */
export type Reading = JarReading &
  DraftReading &
  ListingReading &
  CommunityListingReading &
  PolicyReading &
  ReportReading &
  RemovalReading &
  LookalikeReading &
  TraceReading &
  TombstoneReading &
  JournalReading;

/** What can be changed. Either every change of one piece of work is made, or none is. */
export type Writing = Reading &
  JarWriting &
  DraftWriting &
  ListingWriting &
  PolicyWriting &
  ReportWriting &
  RemovalWriting &
  LookalikeWriting &
  SanctionWriting &
  JournalWriting;

/** Everything the bot keeps. Nothing here depends on the database that keeps it. Times are milliseconds since 1970. */
export interface Store {
  read<Result>(work: (reading: Reading) => Promise<Result>): Promise<Result>;
  /**
   * Does a delivery's work once. When this resolves, the changes are on disk. The work may run more than once while
   * another process locks the database, so it must do nothing but read and write here.
   * @returns undefined, and changes nothing, if this delivery's work was done before.
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
  /** Rejects when the store doesn't answer. */
  check(): Promise<void>;
  close(): Promise<void>;
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
}
