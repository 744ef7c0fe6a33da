import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import type { Installs } from '../over-http/installs.ts';
import type { SocketMode } from '../socket-mode/socket-mode.ts';
import type { SlackTown } from '../state.ts';
import { bot, team } from '../workspace.ts';
import { type Method, method } from './arguments.ts';

const nothing = z.object({});

export const identityMethods = (
  town: SlackTown,
  socketMode: SocketMode,
  installs: Installs,
): Record<string, Method> => ({
  'apps.connections.open': method(nothing, () => ({ url: socketMode.invite() }), 'app'),

  'auth.test': method(nothing, () => ({
    url: `${town.baseUrl()}/`,
    team: team.name,
    user: bot.handle,
    team_id: team.id,
    user_id: bot.user,
    bot_id: bot.id,
    is_enterprise_install: false,
  })),

  'oauth.v2.access': method(z.record(z.string(), z.string().optional()), (args) => installs.access(args), 'none'),

  'bots.info': method(z.object({ bot: z.string().default(bot.id) }), (args) => {
    if (args.bot !== bot.id) throw new ApiError('bot_not_found');
    return { bot: { id: bot.id, deleted: false, name: bot.name, app_id: bot.app, user_id: bot.user, icons: {} } };
  }),

  'apps.manifest.export': method(
    z.object({ app_id: z.literal(bot.app) }),
    () => ({ manifest: town.manifest }),
    'config',
  ),

  'team.info': method(z.object({ team: z.string().default(team.id) }), (args) => {
    if (args.team !== team.id) throw new ApiError('team_not_found');
    return { team: { ...team, email_domain: '', icon: {} } };
  }),
});
