import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { complaints } from '../limits/complaints.ts';
import { type Content, readContent } from '../messages/content.ts';
import type { Messages } from '../messages/messages.ts';
import { parsed } from '../parsed.ts';
import { messageJson } from '../payloads.ts';
import { metadata, type SlackTown, type StoredMessage } from '../state.ts';
import { bot, type Conversation, conversation, conversations, directMessage } from '../workspace.ts';
import { type Method, method } from './arguments.ts';

/** Characters of all texts in the blocks together. Slack said so in slackapi/bolt-js#2509; only this method checks it. */
const mostBlockText = 12_000;
/** Characters; see "msg_too_long" in the reference of chat.update. */
const longestUpdate = 4_000;

const anything = z.unknown().optional();
const content = { text: anything, blocks: anything, attachments: anything };
const message = { channel: z.string(), ts: z.string() };

/** Finds where to post: by a channel's id or name, or by the id of a user to write to directly. */
function addressed(to: string): Conversation {
  const found =
    conversation(to) ??
    directMessage(to) ??
    conversations.find((one) => !one.direct && one.name === to.replace('#', ''));
  if (!found) throw new ApiError('channel_not_found');
  return found;
}

function refuseLong({ blocks }: Content): void {
  let length = 0;
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') length += value.length;
    return value;
  });
  if (length > mostBlockText) throw new ApiError('msg_blocks_too_long');
}

function readMetadata(raw: unknown): Pick<StoredMessage, 'metadata'> {
  if (raw === undefined) return {};
  const read = metadata.safeParse(parsed(raw, 'invalid_metadata_format'));
  if (!read.success) throw new ApiError('invalid_metadata_schema', complaints(read.error, '/metadata'));
  return { metadata: read.data };
}

export function chatMethods(town: SlackTown, messages: Messages): Record<string, Method> {
  const posted = ({ channel, ts }: { channel: string; ts: string }): StoredMessage => {
    if (!conversation(channel)) throw new ApiError('channel_not_found');
    const found = messages.find(ts);
    if (found?.channel !== channel || found.to !== null) throw new ApiError('message_not_found');
    return found;
  };

  return {
    'chat.postMessage': method(z.object({ channel: z.string(), metadata: anything, ...content }), (args) => {
      const channel = addressed(args.channel).id;
      const said = readContent(args);
      refuseLong(said);
      const stored = messages.say(channel, { ...said, ...readMetadata(args.metadata) });
      return { channel, ts: stored.ts, message: messageJson(stored, town) };
    }),

    'chat.postEphemeral': method(
      z.object({ channel: z.string(), user: z.string(), thread_ts: z.string().optional(), ...content }),
      (args) => {
        const channel = addressed(args.channel);
        if (!channel.members.includes(args.user)) throw new ApiError('user_not_in_channel');
        const { thread_ts } = args;
        const said = { ...readContent(args), ...(thread_ts === undefined ? {} : { thread: thread_ts }) };
        return { message_ts: messages.say(channel.id, said, args.user).ts };
      },
    ),

    'chat.update': method(z.object({ ...message, ...content }), (args) => {
      const found = posted(args);
      if (found.botId !== bot.id) throw new ApiError('cant_update_message');
      const said = readContent(args);
      if (said.text.length > longestUpdate) throw new ApiError('msg_too_long');
      // A message keeps its blocks when the call has none.
      messages.edit(found.ts, args.blocks === undefined ? { text: said.text } : said);
      return { channel: found.channel, ts: found.ts, text: found.text, message: messageJson(found, town) };
    }),

    'chat.delete': method(z.object(message), (args) => {
      const found = posted(args);
      if (found.botId !== bot.id) throw new ApiError('cant_delete_message');
      messages.remove(found.ts);
      return { channel: found.channel, ts: found.ts };
    }),

    'chat.getPermalink': method(z.object({ channel: z.string(), message_ts: z.string() }), (args) => {
      const { channel, ts } = posted({ channel: args.channel, ts: args.message_ts });
      return { channel, permalink: `${town.baseUrl()}/archives/${channel}/p${ts.replace('.', '')}` };
    }),
  };
}
