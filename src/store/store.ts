import type { Account, Community } from '../ids.ts';
import type { Installations } from './installations.ts';
import type { Asked, Asking, Shown } from './kept.ts';
import type { Reading } from './reading.ts';
import type { Lease, Sharing } from './sharing.ts';
import type { Writing } from './writing.ts';

export { Damaged, MaybeSaved, NotSaved, StoreError, Unreachable } from './errors.ts';
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
export type { Reading } from './reading.ts';
export { type Lease, LeaseLost, type Sharing } from './sharing.ts';
export type { Writing } from './writing.ts';

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
