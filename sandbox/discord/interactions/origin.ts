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
import type { Deed } from './interactions.ts';

/** Where a message that answers an interaction comes from. Such messages ping only users unless they say otherwise. */
export const toPosting = (deed: Deed, metadata: APIMessageInteractionMetadata): Posting => ({
  channelId: deed.channelId,
  author: botUser,
  addressee: deed.person.discordId,
  unsaid: ['users'],
  origin: {
    application_id: applicationId,
    webhook_id: applicationId,
    interaction_metadata: metadata,
    ...(deed.name !== undefined && {
      interaction: { id: metadata.id, type: deed.type, name: deed.name, user: userOf(deed.person) },
    }),
    ...(deed.source ? replyTo(deed.channelId, deed.source.message.id) : { type: typeFor(deed) }),
  },
});

/** A follow-up hangs on the first answer, where that is a message. */
export const toFollowUp = (
  deed: Deed,
  metadata: APIMessageInteractionMetadata,
  originalId: string | undefined,
): Posting => {
  const { origin, ...posting } = toPosting(deed, metadata);
  const { interaction, ...rest } = origin ?? {};
  const original_response_message_id = originalId ?? '';
  return {
    ...posting,
    origin: {
      ...rest,
      interaction_metadata: { ...metadata, ...(originalId && { original_response_message_id }) },
      ...(originalId && replyTo(deed.channelId, originalId)),
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

function typeFor({ type, data }: Deed): MessageType {
  if (type !== InteractionType.ApplicationCommand) return MessageType.Default;
  return 'type' in data && data.type === ApplicationCommandType.ChatInput
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand;
}
