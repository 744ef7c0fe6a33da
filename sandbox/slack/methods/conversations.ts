import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { messageJson } from '../payloads.ts';
import type { SlackTown } from '../state.ts';
import { type Conversation, conversation, directMessage, team } from '../workspace.ts';
import { flag, type Method, method, page, paging } from './arguments.ts';

/** Messages in a page, unless asked otherwise and at most. https://docs.slack.dev/reference/methods/conversations.history */
const HISTORY = 100;
const MOST_HISTORY = 999;

function known(id: string): Conversation {
  const found = conversation(id);
  if (!found) throw new ApiError('channel_not_found');
  return found;
}

const describe = ({ id, name, direct, members }: Conversation): Record<string, unknown> => ({
  id,
  is_im: direct,
  is_archived: false,
  context_team_id: team.id,
  ...(direct
    ? { user: members[0] }
    : { name, name_normalized: name, is_channel: true, is_group: false, is_general: true, is_member: true }),
  is_mpim: false,
  is_private: direct,
});

export const conversationMethods = (town: SlackTown): Record<string, Method> => ({
  'conversations.info': method(z.object({ channel: z.string(), include_num_members: flag }), (args) => {
    const found = known(args.channel);
    const num_members = args.include_num_members ? { num_members: found.members.length } : {};
    return { channel: { ...describe(found), ...num_members } };
  }),

  'conversations.history': method(
    z.object({ channel: z.string(), oldest: z.coerce.number().default(0), include_all_metadata: flag, ...paging }),
    ({ channel, oldest, include_all_metadata, limit, cursor }) => {
      const { id } = known(channel);
      const said = town.state.messages.filter(
        (one) => one.channel === id && one.to === null && Number(one.ts) > oldest,
      );
      const { items, next } = page(said.toReversed(), { limit: Math.min(limit || HISTORY, MOST_HISTORY), cursor });
      const messages = items.map((one) => ({
        ...messageJson(one, town),
        ...(include_all_metadata && one.metadata && { metadata: one.metadata }),
      }));
      return { messages, has_more: messages.length < said.length, ...next };
    },
  ),

  'conversations.replies': method(z.object({ channel: z.string(), ts: z.string(), ...paging }), ({ channel, ts }) => {
    const { id } = known(channel);
    const found = town.state.messages.find((one) => one.channel === id && one.ts === ts && one.to === null);
    if (!found) throw new ApiError('thread_not_found');
    // Asked about a reply, Slack gives that one alone.
    const replies = town.state.messages.filter((one) => one.thread === ts && one.to === null);
    return { messages: [found, ...replies].map((one) => messageJson(one, town)), has_more: false };
  }),

  'conversations.members': method(z.object({ channel: z.string(), ...paging }), ({ channel, ...paged }) => {
    const { items, next } = page(known(channel).members, paged);
    return { members: items, ...next };
  }),

  'conversations.open': method(
    z.object({ users: z.string().optional(), channel: z.string().optional(), return_im: flag }),
    ({ users, channel, return_im }) => {
      if (channel === undefined && users === undefined) throw new ApiError('users_list_not_supplied');
      if (users?.includes(',')) throw new ApiError('too_many_users');
      const found = users === undefined ? conversation(channel ?? '') : directMessage(users);
      if (!found) throw new ApiError(users === undefined ? 'channel_not_found' : 'user_not_found');
      return { no_op: true, already_open: true, channel: return_im ? describe(found) : { id: found.id } };
    },
  ),
});
