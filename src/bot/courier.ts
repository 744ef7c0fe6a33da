import { randomFillSync } from 'node:crypto';
import type { Account, Community } from '../ids.ts';
import type { Card } from './answer.ts';
import type { Unposted } from './call.ts';

/** Random bytes of a nonce. */
const LENGTH = 12;

/** Asking for the bytes of many nonces takes no longer than for those of one. */
const random = Buffer.alloc(100 * LENGTH);
let used = random.length;

/** At most 25 characters. https://docs.discord.com/developers/resources/message#create-message */
export function newNonce(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += LENGTH;
  return random.toString('base64url', used - LENGTH, used);
}

export type PlatformKey = 'discord' | 'slack';

/** The platform wants to be left alone for so many seconds. It has done nothing of what it was asked. */
export class PlatformBusy extends Error {
  override name = 'PlatformBusy';
  readonly seconds: number;

  constructor(seconds: number, cause: unknown) {
    super(`the platform is busy for ${seconds} s`, { cause });
    this.seconds = seconds;
  }
}

/** A card on its way to somebody who didn't ask for it just now. */
export interface Letter {
  community: Community;
  card: Card;
  /** Tells the platform, or a look at what it has, that two letters are the same. */
  nonce: string;
  /** When it may have been sent before, in milliseconds since 1970. It must not be there twice. */
  since: number | undefined;
}

/** The id of a message that is there; undefined where the platform didn't say. */
export interface Posted {
  message: string | undefined;
}

/** Says whether a post is there, for those who needn't know its id. */
export const orUnposted = (posted: Posted | Unposted): true | Unposted => (typeof posted === 'string' ? posted : true);

/** Sends what nobody waits for. All throw where it isn't known whether the letter arrived. */
export interface Courier {
  /** Posts a card into a channel, for everybody there. Resolves to the message, or to why the bot can't. @throws {PlatformBusy} */
  post(channel: string, letter: Letter): Promise<Posted | Unposted>;
  /** Has a message show the card, unless it's gone or the bot may not. @throws {PlatformBusy} */
  change(channel: string, message: string, letter: Letter): Promise<void>;
  /** Sends somebody a private message. False when they don't accept messages from the bot. @throws {PlatformBusy} */
  tell(account: Account, letter: Letter): Promise<boolean>;
}
