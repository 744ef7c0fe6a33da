import type { Outcome, Person } from '../../scene.ts';
import { interaction, messageJson } from '../payloads.ts';
import { appFailed, refused, refusePayload, type Server } from '../server.ts';
import { conversation } from '../workspace.ts';

/** A person chooses one of the shortcuts that stand at no message. Its payload names no channel. */
export async function globalShortcut(server: Server, by: Person, callbackId: string): Promise<Outcome> {
  const known = server.shortcuts.find((one) => one.type === 'global' && one.callback_id === callbackId);
  if (!known) return refused('There is no such shortcut.');
  const payload = {
    ...interaction(by),
    type: 'shortcut',
    callback_id: known.callback_id,
    trigger_id: server.triggers.issue({ user: by.slackId }),
    action_ts: String(server.town.now() / 1000),
  };
  const answer = await server.socketMode.deliver({ type: 'interactive', payload });
  if (!answer.ok) return refused(appFailed);
  refusePayload(server, 'shortcut', answer.payload);
  return { ok: true };
}

/** A person chooses a shortcut in a message's menu. */
export async function shortcut(server: Server, by: Person, call: { callbackId: string; ts: string }): Promise<Outcome> {
  const known = server.shortcuts.find((one) => one.type === 'message' && one.callback_id === call.callbackId);
  const message = server.messages.seenBy(by.slackId).find((one) => one.ts === call.ts);
  // Slack's ephemeral messages have no menu with shortcuts.
  if (!known || !message || message.to !== null) return refused('This message has no such shortcut.');
  const { ts, channel } = message;
  const payload = {
    ...interaction(by),
    type: 'message_action',
    callback_id: known.callback_id,
    trigger_id: server.triggers.issue({ user: by.slackId }),
    action_ts: String(server.town.now() / 1000),
    message_ts: ts,
    channel: { id: channel, name: conversation(channel)?.name },
    message: messageJson(message, server.town),
    response_url: server.responseUrls.issue({ user: by.slackId, channel }),
  };
  const answer = await server.socketMode.deliver({ type: 'interactive', payload });
  if (!answer.ok) return refused(appFailed);
  refusePayload(server, 'message_action', answer.payload);
  return { ok: true };
}
