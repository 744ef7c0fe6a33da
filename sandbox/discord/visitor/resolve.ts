import type { APIInteractionDataResolved, APIMessage } from 'discord-api-types/v10';
import { guildRoles, textChannel } from '../guild/guild.ts';
import { guildMember, membersBits, permissionsOf, personById, userById } from '../guild/members.ts';
import type { DiscordTown } from '../state.ts';

/** The ids that an interaction refers to. */
export interface References {
  users?: string[];
  roles?: string[];
  channels?: string[];
  attachments?: string[];
}

export const isUser = (id: string): boolean => userById(id) !== undefined;
export const isRole = (id: string): boolean => guildRoles.some((role) => role.id === id);
export const isChannel = (id: string): boolean => id === textChannel.id;

const byId = <Value>(ids: string[], find: (id: string) => Value | undefined): Record<string, Value> =>
  Object.fromEntries(
    ids.flatMap((id) => {
      const value = find(id);
      return value === undefined ? [] : [[id, value]];
    }),
  );

function resolvedMember(id: string) {
  const { user, ...member } = guildMember(id) ?? {};
  const person = personById(id);
  return { ...member, permissions: String(person ? permissionsOf(person) : membersBits) };
}

function attachmentOf(town: DiscordTown, id: string) {
  const file = town.state.files[id];
  if (!file) return undefined;
  const url = `${town.baseUrl()}/discord/attachments/${file.channelId}/${id}/${encodeURIComponent(file.filename)}`;
  const size = Buffer.byteLength(file.base64, 'base64');
  return { id, filename: file.filename, content_type: file.contentType, size, url, proxy_url: url, ephemeral: true };
}

/**
 * Makes the `resolved` of an interaction, which describes what its ids stand for.
 * @param inGuild false in a direct conversation, where users are described without their membership
 */
export function resolve(town: DiscordTown, { users, roles, channels, attachments }: References, inGuild: boolean) {
  return {
    ...(users?.length && {
      users: byId(users, userById),
      ...(inGuild && { members: byId(users, resolvedMember) }),
    }),
    ...(roles?.length && { roles: byId(roles, (id) => guildRoles.find((role) => role.id === id)) }),
    ...(channels?.length && {
      channels: byId(channels, (id) =>
        isChannel(id) ? { ...textChannel, permissions: String(membersBits) } : undefined,
      ),
    }),
    ...(attachments?.length && { attachments: byId(attachments, (id) => attachmentOf(town, id)) }),
  } as APIInteractionDataResolved & { messages?: Record<string, APIMessage> };
}
