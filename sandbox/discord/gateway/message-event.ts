import { type APIMessage, ChannelType, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import { channelId, guildId } from '../guild/guild.ts';
import { applicationId, guildMember } from '../guild/members.ts';

const { DirectMessages, GuildMessages, MessageContent } = GatewayIntentBits;
const { MessageCreate, MessageDelete, MessageUpdate } = GatewayDispatchEvents;

/**
 * Makes the event about a message for a bot with these intents. Without the intent for content a bot gets the words of
 * its own messages and of direct ones only.
 */
export function messageEvent(
  event: typeof MessageCreate | typeof MessageDelete | typeof MessageUpdate,
  message: APIMessage,
  intents: number,
): object | undefined {
  const direct = message.channel_id !== channelId;
  if (!(intents & (direct ? DirectMessages : GuildMessages))) return undefined;
  const { id, channel_id, author } = message;
  if (event === MessageDelete) return { id, channel_id, ...(!direct && { guild_id: guildId }) };
  if (direct) return { ...message, channel_type: ChannelType.DM };
  const { user, ...member } = guildMember(author.id) ?? {};
  const inFull = intents & MessageContent || author.id === applicationId;
  const hidden = inFull ? {} : { content: '', embeds: [], attachments: [], components: [] };
  return { ...message, ...hidden, guild_id: guildId, member, channel_type: ChannelType.GuildText };
}
