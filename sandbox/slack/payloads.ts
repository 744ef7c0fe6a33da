import { randomBytes } from 'node:crypto';
import type { Person } from '../scene.ts';
import { fileJson } from './messages/files.ts';
import type { SlackTown, StoredMessage } from './state.ts';
import { bot, type Conversation, team } from './workspace.ts';

/** Slack still sends this verification token, although signatures have replaced it. */
const token = 'sandbox';
const home = { id: team.id, domain: team.domain };

/** Makes the fields that every interactive payload has. */
export const interaction = (by: Person): Record<string, unknown> => ({
  user: { id: by.slackId, username: by.key, name: by.key, team_id: team.id },
  team: home,
  enterprise: null,
  is_enterprise_install: false,
  api_app_id: bot.app,
  token,
});

/** Makes the payload of a slash command. All values are strings, since Slack sends it as a form over HTTP. */
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

/** Wraps an event as the Events API does. @param now milliseconds since 1970 */
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

/** The message of an older app has a bot_id and a name but no user. */
function author({ user, botId }: StoredMessage): Record<string, unknown> {
  if (botId === null) return { user };
  if (botId === bot.id) return { user, bot_id: botId, app_id: bot.app };
  return { subtype: 'bot_message', bot_id: botId, username: user };
}

/** Makes what apps get of a message. */
export function messageJson(message: StoredMessage, { state, baseUrl }: SlackTown): Record<string, unknown> {
  const { ts, text, blocks, thread } = message;
  const files = state.files.filter((file) => message.files.includes(file.id)).map((file) => fileJson(file, baseUrl()));
  return {
    type: 'message',
    ...author(message),
    text,
    ts,
    ...(thread === undefined ? {} : { thread_ts: thread }),
    team: team.id,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(files.length > 0 ? { files } : {}),
  };
}
