import { InteractionContextType } from 'discord-api-types/v10';
import { channelId, directChannel, guild, guildId, textChannel } from '../guild/guild.ts';
import { applicationId, botPermissions, memberOf, permissionsOf, userOf } from '../guild/members.ts';
import type { Messages } from '../messages/messages.ts';
import type { DiscordTown } from '../state.ts';
import type { UserAction } from './interaction.ts';

/** Bytes of one file that anybody can upload. */
export const attachmentSizeLimit = 10 * 1024 * 1024;

/** Makes the data of INTERACTION_CREATE, for the guild's channel or for a direct conversation. */
export function toPayload(
  town: DiscordTown,
  messages: Messages,
  action: UserAction,
  named: { id: string; token: string },
) {
  const { type, person, data, source } = action;
  return {
    ...named,
    application_id: applicationId,
    type,
    version: 1,
    data,
    ...(source && { message: messages.wire(source.message) }),
    channel_id: action.channelId,
    locale: town.locale(),
    app_permissions: botPermissions,
    entitlements: [],
    attachment_size_limit: attachmentSizeLimit,
    ...(action.channelId === channelId
      ? {
          guild: { id: guildId, locale: guild.preferred_locale, features: guild.features },
          guild_id: guildId,
          guild_locale: guild.preferred_locale,
          channel: { ...textChannel, permissions: String(permissionsOf(person)) },
          member: memberOf(person),
          authorizing_integration_owners: { 0: guildId },
          context: InteractionContextType.Guild,
        }
      : {
          channel: directChannel(person),
          user: userOf(person),
          authorizing_integration_owners: { 0: '0' },
          context: InteractionContextType.BotDM,
        }),
  };
}
