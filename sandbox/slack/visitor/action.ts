import type { SlackState as InputState, Outcome, Person } from '../../scene.ts';
import { type Element, elementsOf } from '../limits/block.ts';
import { interaction, messageJson } from '../payloads.ts';
import { appFailed, refused, refusePayload, type Server } from '../server.ts';
import type { StoredMessage } from '../state.ts';
import type { View } from '../views/view.ts';
import { bot, conversation } from '../workspace.ts';
import { chosen, NotOffered, valuesOf } from './input-state.ts';

interface Press {
  /** The message's ts or the view's id. */
  in: string;
  blockId: string;
  actionId: string;
  element: Record<string, unknown>;
  state?: InputState;
}

type Payload = Record<string, unknown>;

/** A person presses a button or chooses in a menu, in a message or in a view. */
export async function action(server: Server, by: Person, press: Press): Promise<Outcome> {
  const open = server.views.find(press.in);
  const home = server.town.state.homes[by.slackId];
  const view = open?.owner === by.slackId ? open.view : home?.id === press.in ? home : undefined;
  const message = server.messages.seenBy(by.slackId).find((one) => one.ts === press.in && one.botId === bot.id);
  const blocks = view?.blocks ?? message?.blocks;
  const block = blocks?.find((one) => one.block_id === press.blockId);
  const element = block && elementsOf(block).find((one) => one.action_id === press.actionId);
  if (!blocks || !block || !element) return refused('This is no longer there.');
  // Slack sends an input when the form is submitted, unless the block asks for every change.
  if (block.type === 'input' && !block.dispatch_action) return { ok: true };
  try {
    const taken = takenAction(element, press);
    const values = valuesOf(blocks, withTaken(press, taken));
    const payload = view ? inView(server, by, view, values) : message && inMessage(server, by, message, values);
    return await send(server, { ...payload, actions: [{ ...taken, action_ts: String(server.town.now() / 1000) }] });
  } catch (error) {
    if (error instanceof NotOffered) return refused(error.message);
    throw error;
  }
}

function takenAction(element: Element, { blockId, actionId, element: given }: Press): Payload {
  const ids = { action_id: actionId, block_id: blockId };
  if (element.type === 'button') return { ...element, ...ids };
  const about = 'placeholder' in element && element.placeholder ? { placeholder: element.placeholder } : {};
  return { ...ids, ...about, ...chosen(element, given) };
}

const withTaken = ({ state = {}, blockId, actionId }: Press, taken: Payload): InputState => ({
  ...state,
  [blockId]: { ...state[blockId], [actionId]: taken },
});

function inMessage(server: Server, by: Person, message: StoredMessage, values: InputState): Payload {
  const { ts, channel } = message;
  const is_ephemeral = message.to !== null;
  return {
    ...interaction(by),
    type: 'block_actions',
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral },
    trigger_id: server.triggers.issue({ user: by.slackId }),
    channel: { id: channel, name: conversation(channel)?.name },
    // Slack doesn't store ephemeral messages, so its payloads lack them.
    ...(is_ephemeral ? {} : { message: messageJson(message, server.town) }),
    state: { values },
    response_url: server.responseUrls.issue({ user: by.slackId, channel, original: ts }),
  };
}

const inView = (server: Server, by: Person, view: View, values: InputState): Payload => ({
  ...interaction(by),
  type: 'block_actions',
  container: { type: 'view', view_id: view.id },
  trigger_id: server.triggers.issue({ user: by.slackId, view: view.id }),
  view: { ...view, state: { values } },
});

async function send(server: Server, payload: Payload): Promise<Outcome> {
  const answer = await server.socketMode.deliver({ type: 'interactive', payload });
  if (!answer.ok)
    return refused(
      answer.error === 'operation_timeout' ? 'Operation timed out. Apps need to respond within 3 seconds.' : appFailed,
    );
  refusePayload(server, 'block_actions', answer.payload);
  return { ok: true };
}
