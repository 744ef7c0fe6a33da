import { z } from 'zod';
import { slackLocales } from '../../locales.ts';
import { people } from '../../town.ts';
import { ApiError } from '../api-error.ts';
import type { SlackTown } from '../state.ts';
import { bot, groups, team } from '../workspace.ts';
import { flag, type Method, method, page, paging } from './arguments.ts';

interface Member {
  id: string;
  name: string;
  real_name: string;
  is_admin: boolean;
  is_bot: boolean;
}

const members: Member[] = [
  ...people.map((one) => ({
    id: one.slackId,
    name: one.key,
    real_name: one.name,
    is_admin: one.admin,
    is_bot: false,
  })),
  { id: bot.user, name: bot.handle, real_name: bot.name, is_admin: false, is_bot: true },
];

export function userMethods(town: SlackTown): Record<string, Method> {
  const describe = (member: Member, include_locale: boolean): Record<string, unknown> => ({
    ...member,
    team_id: team.id,
    deleted: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_app_user: false,
    tz: 'Etc/UTC',
    tz_offset: 0,
    profile: { real_name: member.real_name, display_name: member.real_name, team: team.id },
    ...(include_locale ? { locale: slackLocales[town.locale()] } : {}),
  });

  const group = (one: (typeof groups)[number], include_users: boolean): Record<string, unknown> => ({
    id: one.id,
    team_id: team.id,
    is_usergroup: true,
    name: one.name,
    handle: one.handle,
    description: '',
    date_delete: 0,
    user_count: String(one.users.length),
    ...(include_users ? { users: one.users } : {}),
  });

  return {
    'users.info': method(z.object({ user: z.string(), include_locale: flag }), ({ user, include_locale }) => {
      const member = members.find((one) => one.id === user);
      if (!member) throw new ApiError('user_not_found');
      return { user: describe(member, include_locale) };
    }),

    'users.list': method(z.object({ include_locale: flag, ...paging }), ({ include_locale, ...paged }) => {
      const { items, next } = page(members, paged);
      return { members: items.map((member) => describe(member, include_locale)), ...next };
    }),

    'usergroups.list': method(z.object({ include_users: flag }), ({ include_users }) => ({
      usergroups: groups.map((one) => group(one, include_users)),
    })),

    'usergroups.users.list': method(z.object({ usergroup: z.string() }), ({ usergroup }) => {
      const found = groups.find((one) => one.id === usergroup);
      if (!found) throw new ApiError('no_such_subteam');
      return { users: found.users };
    }),
  };
}
