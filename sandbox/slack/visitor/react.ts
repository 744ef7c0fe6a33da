import type { Outcome, Person } from '../../scene.ts';
import { eventCallback } from '../payloads.ts';
import { appFailed, refused, type Server } from '../server.ts';
import { bot, conversation } from '../workspace.ts';

/**
 * A person reacts to a message, or takes their reaction back. The app hears of a reaction where it is a member of the
 * channel. https://docs.slack.dev/reference/events/reaction_added
 */
export async function react(server: Server, by: Person, { ts, name }: { ts: string; name: string }): Promise<Outcome> {
  const { town, messages, events, socketMode } = server;
  const message = messages.seenBy(by.slackId).find((one) => one.ts === ts);
  // Nobody can react to a message that Slack doesn't keep.
  if (!message || message.to !== null) return refused('This message takes no reactions.');
  const { channel, user, botId } = message;
  const added = messages.react(message, by.slackId, name);
  if (!added || !events.includes('reaction_added') || !conversation(channel)?.members.includes(bot.user))
    return { ok: true };
  const event = {
    type: 'reaction_added',
    user: by.slackId,
    reaction: name,
    item: { type: 'message', channel, ts },
    // Slack names nobody where an app without a user has written.
    ...(botId === null || botId === bot.id ? { item_user: user } : {}),
    event_ts: String(town.now() / 1000),
  };
  const answer = await socketMode.deliver({ type: 'events_api', payload: eventCallback(event, town.now()) });
  return answer.ok ? { ok: true } : refused(appFailed);
}
