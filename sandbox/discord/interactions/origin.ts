import {
  type APIMessage,
  type APIMessageInteractionMetadata,
  ApplicationCommandType,
  InteractionType,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { channelId as guildChannelId, guildId } from '../guild/guild.ts';
import { applicationId, botUser, userOf } from '../guild/members.ts';
import type { Posting } from '../messages/messages.ts';
import type { UserAction } from './interaction.ts';

/** Describes the message that answers an interaction. Without allowed_mentions such a message pings users only. */
export const toPosting = (action: UserAction, metadata: APIMessageInteractionMetadata): Posting => ({
  channelId: action.channelId,
  author: botUser,
  addressee: action.person.discordId,
  defaultPings: ['users'],
  origin: {
    application_id: applicationId,
    webhook_id: applicationId,
    interaction_metadata: metadata,
    ...(action.name !== undefined && {
      interaction: { id: metadata.id, type: action.type, name: action.name, user: userOf(action.person) },
    }),
    ...(action.source ? replyTo(action.channelId, action.source.message.id) : { type: typeFor(action) }),
  },
});

/** Describes a follow-up, which replies to the message of the first answer if there is one. */
export const toFollowUp = (
  action: UserAction,
  metadata: APIMessageInteractionMetadata,
  originalId: string | undefined,
): Posting => {
  const { origin, ...posting } = toPosting(action, metadata);
  const { interaction, ...rest } = origin ?? {};
  const original_response_message_id = originalId ?? '';
  return {
    ...posting,
    origin: {
      ...rest,
      interaction_metadata: { ...metadata, ...(originalId && { original_response_message_id }) },
      ...(originalId && replyTo(action.channelId, originalId)),
    },
  };
};

const replyTo = (channel_id: string, message_id: string): Partial<APIMessage> => ({
  type: MessageType.Reply,
  message_reference: {
    type: MessageReferenceType.Default,
    channel_id,
    message_id,
    ...(channel_id === guildChannelId && { guild_id: guildId }),
  },
});

function typeFor({ type, data }: UserAction): MessageType {
  if (type !== InteractionType.ApplicationCommand) return MessageType.Default;
  return 'type' in data && data.type === ApplicationCommandType.ChatInput
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand;
}
