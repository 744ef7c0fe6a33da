import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { type Conversation, conversation, directMessage, team } from '../workspace.ts';
import { flag, type Method, method, page, paging } from './arguments.ts';

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

export const conversationMethods = (): Record<string, Method> => ({
  'conversations.info': method(z.object({ channel: z.string(), include_num_members: flag }), (args) => {
    const found = known(args.channel);
    const num_members = args.include_num_members ? { num_members: found.members.length } : {};
    return { channel: { ...describe(found), ...num_members } };
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
