import type { APIUser } from 'discord-api-types/v10';
import type { Call, Member } from '../bot/call.ts';
import { shownName } from '../text/plain-text.ts';
import { accountOf } from './ids.ts';

export type User = Pick<APIUser, 'id' | 'username' | 'global_name' | 'bot'>;

/** What a server knows of somebody, in any of Discord's payloads. */
export interface Membership {
  nick?: string | null;
  roles: readonly string[];
  joined_at?: string | null;
}

/** Without a membership where somebody writes to the bot directly. */
export function toCaller(user: User, membership: Membership | undefined): Call['caller'] {
  const joinedAt = Date.parse(membership?.joined_at ?? '');
  return {
    account: accountOf(user.id),
    name: shownName(membership?.nick ?? user.global_name ?? user.username),
    ...(!Number.isNaN(joinedAt) && { joinedAt }),
  };
}

/** Without a membership where Discord didn't send it, as for an app. */
export function toMember(user: User, membership: Membership | undefined): Member {
  return { ...toCaller(user, membership), id: user.id, bot: user.bot === true };
}
