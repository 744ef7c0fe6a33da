import type { Outcome, Person } from '../../scene.ts';
import { ApiError } from '../api-error.ts';
import { readContent } from '../messages/content.ts';
import { slashCommand } from '../payloads.ts';
import { refused, type Server } from '../server.ts';
import type { Conversation } from '../workspace.ts';
import { escapeTyped } from './escape.ts';

/** A person types a line that begins with a slash. */
export async function command(server: Server, by: Person, typed: string, channel: Conversation): Promise<Outcome> {
  const [, name = '', rest = ''] = /^(\S*)(.*)$/s.exec(typed.trim()) ?? [];
  const known = server.commands.find((one) => one.command === name);
  if (!known) return refused(`${name} is not a valid command.`);
  const text = known.should_escape ? escapeTyped(rest.trim(), { labels: true }) : rest.trim();
  const payload = slashCommand(by, channel, {
    command: name,
    text,
    response_url: server.responseUrls.issue({ user: by.slackId, channel: channel.id }),
    trigger_id: server.triggers.issue({ user: by.slackId }),
  });
  const answer = await server.socketMode.deliver({ type: 'slash_commands', payload });
  if (!answer.ok) return failed(name, answer.error);
  if (Object.keys(answer.payload).length === 0) return { ok: true };
  try {
    show(server, by, channel, answer.payload, typed);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    server.reject('slash_commands', error);
    return failed(name, 'dispatch_failed');
  }
}

const failed = (name: string, error: string): Outcome => refused(`${name} failed with the error "${error}"`);

/** Posts the message of an acknowledgement. When it is for everybody, Slack also shows what the person typed. */
function show(
  { messages }: Server,
  by: Person,
  channel: Conversation,
  payload: Record<string, unknown>,
  typed: string,
): void {
  const content = readContent(payload);
  const everybody = payload.response_type === 'in_channel';
  if (everybody) {
    const text = escapeTyped(typed, { labels: false });
    messages.post({ channel: channel.id, user: by.slackId, botId: null, text, blocks: [], files: [], to: null });
  }
  messages.say(channel.id, content, everybody ? null : by.slackId);
}
