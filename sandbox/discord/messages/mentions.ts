import type { APIMessage } from 'discord-api-types/v10';
import type { AllowedMentions } from '../bodies/message-body.ts';
import type { Problem } from '../errors.ts';
import { guildRoles } from '../guild/guild.ts';
import { personById, userOf } from '../guild/members.ts';

export type MentionKind = 'users' | 'roles' | 'everyone';
type Pings = Pick<APIMessage, 'mentions' | 'mention_roles' | 'mention_everyone'>;

/**
 * Tells whom a message pings: resources/message#allowed-mentions-object. An @everyone always counts, also where the bot
 * lacks the permission, so that a test finds the bot that would ping everyone.
 * @param defaultPings the kinds of mentions that ping when the body has no allowed_mentions
 */
export function pings(text: string, allowed: AllowedMentions | null | undefined, defaultPings: MentionKind[]): Pings {
  const parse = allowed ? (allowed.parse ?? []) : defaultPings;
  const may = (kind: 'users' | 'roles', id: string): boolean => parse.includes(kind) || !!allowed?.[kind]?.includes(id);
  const named = (pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? ''))];
  return {
    mentions: named(/<@!?(\d+)>/g)
      .filter((id) => may('users', id))
      .flatMap((id) => personById(id) ?? [])
      .map(userOf),
    mention_roles: named(/<@&(\d+)>/g).filter((id) => may('roles', id) && guildRoles.some((role) => role.id === id)),
    mention_everyone: parse.includes('everyone') && /@(everyone|here)/.test(text),
  };
}

export function* mentionProblems(allowed: AllowedMentions | null | undefined, at: Problem['path']): Iterable<Problem> {
  for (const kind of ['users', 'roles'] as const)
    if (allowed?.parse?.includes(kind) && allowed[kind]?.length)
      yield {
        path: [...at, 'allowed_mentions'],
        code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      };
}
