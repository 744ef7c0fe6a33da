import type { Account, Community } from '../ids.ts';
import type { Language } from '../text/texts.ts';
import type { Card } from './answer.ts';

export interface Member {
  account: Account;
  /** The platform's own id, as a button may carry it. */
  id: string;
  /** When they came to the community, in milliseconds, where the platform tells. */
  joinedAt?: number;
  /** As shown on the platform, without characters that hide; typed by its bearer, so never markup. */
  name: string;
  bot: boolean;
}

/** An option as it arrived: text, or the platform's id of somebody or something that was picked. */
export type RawOption = string | { member: string } | { role: string } | { channel: string } | { file: string };

/** What somebody asked, by typing, pressing or submitting, in no platform's words. */
export interface Call {
  /** The platform's id of this delivery: the same id again is the same call again. */
  id: string;
  /** From the platform's own envelope. Absent in a direct message. */
  community?: Community;
  /** Where it was asked; absent where the platform doesn't say. */
  channel?: string;
  caller: Pick<Member, 'account' | 'name' | 'joinedAt'>;
  language: Language;
  /** As the platform says it, with the country where it knows one: `pt-BR`. */
  locale?: string;
  /** The words of the command: `tipjar add`. */
  command: string;
  options: Record<string, RawOption>;
  /** A pressed button or a submitted form brings back for whom and when it was made (see `action-id.ts`). */
  pressed?: { recipient: string; madeAt: number; form: boolean };
}

/** What a command may ask of the platform it was called on. */
export interface Platform {
  /** As people call it, for sentences. */
  name: 'Discord' | 'Slack';
  /** Whether the caller governs the community. Read when asked. @throws {Refusal} when the platform doesn't say. */
  isAdmin(): Promise<boolean>;
  /** Somebody by the platform's id; undefined when they aren't in the community. */
  member(id: string): Promise<Member | undefined>;
  /** Whose account it is that the platform knows by this id, here or not. */
  accountOf(id: string): Account;
  /** Roles on Discord, user groups on Slack, as ids. @throws {Refusal} when the platform doesn't say. */
  roles(account: Account): Promise<readonly string[]>;
  /** All roles of the community, by name; the one that everybody has left out. */
  allRoles(): Promise<readonly { id: string; name: string }[]>;
  /** Posts a card into a channel of the community, for everybody there. False when the bot may not. */
  post(channel: string, card: Card): Promise<boolean>;
  /** Writes somebody a message of the bot's own; its card has no buttons. False when they don't take any. */
  tell(account: Account, card: Card): Promise<boolean>;
  /** The text of a file that came with this very call, by the platform's id. @throws {Refusal} where it is none. */
  file(id: string): Promise<string>;
}
