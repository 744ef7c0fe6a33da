import type { Account, Community } from '../ids.ts';
import type { Language } from '../text/texts.ts';
import type { Card } from './answer.ts';

export interface Member {
  account: Account;
  /** The platform's own id, as a button may carry it. */
  id: string;
  /** When they joined the community, in milliseconds since 1970, where the platform says so. */
  joinedAt?: number;
  /** The name that the platform shows, without invisible characters. Members choose it; it's never read as markup. */
  name: string;
  bot: boolean;
}

/** An option arrives as text, or as the platform's id of somebody or something that was picked. */
export type RawOption = string | { member: string } | { role: string } | { channel: string } | { file: string };

/** Somebody typed a command, pressed a button or sent a form. This describes it in the same way for every platform. */
export interface Call {
  /** The platform's id of this delivery. When the same id arrives twice, it is the same call, delivered again. */
  id: string;
  /** The platform itself says which community this is. It's absent in Discord's direct messages. */
  community?: Community;
  /** The channel of the call; absent where the platform doesn't say. */
  channel?: string;
  caller: Pick<Member, 'account' | 'name' | 'joinedAt'>;
  language: Language;
  /** The caller's locale as the platform gives it, with a country where it knows one: `pt-BR`. */
  locale?: string;
  /** The words of the command: `tipjar add`. */
  command: string;
  options: Record<string, RawOption>;
  /** A pressed button or a sent form says for whom and when it was made (see `action-id.ts`). */
  pressed?: { recipient: string; madeAt: number; form: boolean };
  /** Nobody asked in words, as by a reaction. A refusal isn't shown then. */
  unasked?: true;
  /** Set where it was asked about a message of which the platform names no author. */
  missing?: 'author';
}

/** Why the bot can't post a card into a channel. */
export type Unposted =
  /** It was deleted; on Slack it may also be private without the bot in it. */
  | 'gone'
  /** The bot isn't in it, or lacks a permission there. */
  | 'closed'
  | 'archived'
  /** It takes no messages, as a forum. */
  | 'no-text'
  /** Only certain people may post there. */
  | 'restricted'
  | 'too-long'
  /** The platform refused for any other reason. */
  | 'refused';

/** A command may ask this of the platform it was called on. */
export interface Platform {
  /** The name that people know, for sentences. */
  name: 'Discord' | 'Slack';
  /** Says whether the caller is an admin at this moment. @throws {Refusal} when the platform doesn't say. */
  isAdmin(): Promise<boolean>;
  /**
   * Says whether the caller is a member of the community, and not of another one whose channel both share.
   * @throws {Refusal} when the platform doesn't say.
   */
  isMember(): Promise<boolean>;
  /** Finds somebody by the platform's id; undefined when they aren't in the community. */
  member(id: string): Promise<Member | undefined>;
  /** Makes an account of the platform's id, whether or not that person is in the community. */
  accountOf(id: string): Account;
  /**
   * Gets somebody's roles (on Slack their user groups) as ids. What the platform said a minute ago may do; with
   * `afresh`, only what it says now or said a few seconds ago counts.
   * @throws {Refusal} when the platform doesn't say.
   */
  roles(account: Account, afresh?: 'afresh'): Promise<readonly string[]>;
  /** The ids of roles that everybody has. No rule can be about them. */
  everyone: readonly string[];
  /** Gets all roles of the community, except those that everybody has. */
  allRoles(): Promise<readonly { id: string; name: string }[]>;
  /** Says which of these roles were deleted. None where the platform doesn't say. */
  deletedRoles(ids: readonly string[]): Promise<readonly string[]>;
  /** Posts a card into a channel of the community, for everybody there. Resolves to true, or to why the bot can't. */
  post(channel: string, card: Card): Promise<true | Unposted>;
  /** Says why the bot can't post into these channels, as far as the platform tells without a post. */
  unpostable(channels: readonly string[]): Promise<ReadonlyMap<string, Unposted>>;
  /**
   * Gets who is in a voice channel or on a stage with the caller, the caller included, and at most 200 of them.
   * @throws {Refusal} when the caller isn't in one, or the platform has none.
   */
  together(): readonly Account[];
  /** Reads a file that came with this very call, by the platform's id. @throws {Refusal} when it isn't a text file. */
  file(id: string): Promise<string>;
}
