import { randomBytes } from 'node:crypto';
import type { Person } from '../scene.ts';
import { fileJson } from './messages/files.ts';
import type { SlackTown, StoredMessage } from './state.ts';
import { bot, type Conversation, team } from './workspace.ts';

/** Slack still sends the verification token, long replaced by signatures. */
const token = 'sandbox';
const home = { id: team.id, domain: team.domain };

/** What every interactive payload carries. */
export const interaction = (by: Person): Record<string, unknown> => ({
  user: { id: by.slackId, username: by.key, name: by.key, team_id: team.id },
  team: home,
  enterprise: null,
  is_enterprise_install: false,
  api_app_id: bot.app,
  token,
});

/** What carries a slash command: strings only, since Slack sends them as a form elsewhere. */
export const slashCommand = (
  by: Person,
  channel: Conversation,
  typed: { command: string; text: string; response_url: string; trigger_id: string },
): Record<string, string> => ({
  token,
  team_id: team.id,
  team_domain: team.domain,
  channel_id: channel.id,
  channel_name: channel.name,
  user_id: by.slackId,
  user_name: by.key,
  api_app_id: bot.app,
  is_enterprise_install: 'false',
  ...typed,
});

/** An event of the Events API, in its wrapper. @param now milliseconds since 1970 */
export const eventCallback = (event: Record<string, unknown>, now: number): Record<string, unknown> => ({
  token,
  team_id: team.id,
  api_app_id: bot.app,
  event,
  type: 'event_callback',
  event_id: `Ev0${randomBytes(5).toString('hex').toUpperCase()}`,
  event_time: Math.floor(now / 1000),
  authorizations: [
    { enterprise_id: null, team_id: team.id, user_id: bot.user, is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
});

/** Another, older app has a bot_id and a name, but no user. */
function author({ user, botId }: StoredMessage): Record<string, unknown> {
  if (botId === null) return { user };
  if (botId === bot.id) return { user, bot_id: botId, app_id: bot.app };
  return { subtype: 'bot_message', bot_id: botId, username: user };
}

/** A message as apps get it. */
export function messageJson(message: StoredMessage, { state, baseUrl }: SlackTown): Record<string, unknown> {
  const { ts, text, blocks } = message;
  const files = state.files.filter((file) => message.files.includes(file.id)).map((file) => fileJson(file, baseUrl()));
  return {
    type: 'message',
    ...author(message),
    text,
    ts,
    team: team.id,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(files.length > 0 ? { files } : {}),
  };
}
