import type { AckFn, BlockAction, RespondFn, ViewResponseAction } from '@slack/bolt';
import type { File, Part, Reply } from '../bot/answer.ts';
import { lateReply } from '../bot/refusal.ts';
import { inTime } from '../connections/in-time.ts';
import { textsIn } from '../text/texts.ts';
import { type Answered, ask, forMessage, type Surroundings, toAnsweredView } from './ask.ts';
import type { IncomingCall } from './to-call.ts';
import { type Message, toMessage } from './to-message.ts';

/** Hands calls to the bot and brings its answers back, in the acknowledgement wherever Slack takes one there. */
export function createConversation(surroundings: Surroundings) {
  const { client, log } = surroundings;

  /** Opens a view. Slack takes a trigger for three seconds; after that a message says that it was too late. */
  async function open(answered: Answered, trigger: string, respond: RespondFn): Promise<void> {
    try {
      await client.views.open({ trigger_id: trigger, view: toAnsweredView(answered) });
    } catch (error) {
      log.warn({ err: error }, 'slack: a view could not be opened');
      await respond(toMessage(lateReply(answered.language), answered.stamp));
    }
  }

  /** Sends somebody a file in their direct messages with the bot: Slack's ephemeral messages can't hold files. */
  async function sendFile(user: string, { name, content, alt }: File): Promise<void> {
    const { channel } = await client.conversations.open({ users: user });
    if (!channel?.id) throw new TypeError('Slack opened a conversation without an id');
    const what = { channel_id: channel.id, filename: name, title: name, file: Buffer.from(content) };
    await client.files.uploadV2({ ...what, ...(alt && { alt_text: alt }) });
  }

  /** The reply as a message. A file goes ahead in a direct message, and the reply says so. */
  async function messageOf(reply: Reply, { stamp, language }: Answered, user: string): Promise<Message> {
    if (!reply.file) return toMessage(reply, stamp);
    await sendFile(user, reply.file);
    const sent: Part = { part: 'text', line: textsIn(language).say('file.sent') };
    return toMessage({ ...reply, card: { ...reply.card, parts: [...reply.card.parts, sent] } }, stamp);
  }

  /**
   * Answers after an acknowledgement.
   * @param replaces Whether the answer may take the place of the message whose button was pressed.
   */
  async function follow(
    answered: Answered,
    { user }: IncomingCall,
    trigger: string,
    respond: RespondFn,
    replaces = false,
  ): Promise<void> {
    const reply = forMessage(answered.answer);
    if (!reply) return open(answered, trigger, respond);
    const message = await messageOf(reply, answered, user);
    await respond({ ...message, replace_original: replaces && !reply.refusal && !reply.file });
  }

  /** Answers a slash command in its acknowledgement, unless the answer is late, needs a view or has a file. */
  async function command(incoming: IncomingCall, trigger: string, ack: AckFn<Message>, respond: RespondFn) {
    const coming = ask(incoming, surroundings);
    const first = await inTime(coming);
    const reply = first && forMessage(first.answer);
    if (first && reply && !reply.file) return ack(toMessage(reply, first.stamp));
    await ack();
    return follow(await coming, incoming, trigger, respond);
  }

  /** Answers an entry of a message's menu, whose acknowledgement takes no answer. */
  async function shortcut(incoming: IncomingCall, trigger: string, ack: AckFn<never>, respond: RespondFn) {
    await ack();
    return follow(await ask(incoming, surroundings), incoming, trigger, respond);
  }

  /** Answers a button or a menu, on a message or in a view. */
  async function action(incoming: IncomingCall, body: BlockAction, ack: AckFn<never>, respond: RespondFn) {
    await ack();
    const answered = await ask(incoming, surroundings);
    // A message for everybody stays: the answer is for one person alone.
    if (!body.view) return follow(answered, incoming, body.trigger_id, respond, body.container.is_ephemeral === true);
    // A form or a refusal opens on top of the view with the button, and closing it leads back there.
    const { answer } = answered;
    const view = toAnsweredView(answered);
    if (answer.kind === 'form' || answer.refusal) await client.views.push({ trigger_id: body.trigger_id, view });
    else await client.views.update({ view_id: body.view.id, view });
  }

  /** Answers a submitted view: errors stand at its fields, any other answer takes its place. */
  async function submission(incoming: IncomingCall, ack: AckFn<ViewResponseAction>) {
    const answered = await ask(incoming, surroundings);
    const { answer } = answered;
    const errors = answer.kind === 'reply' ? (answer.refusal?.fields ?? {}) : {};
    if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors });
    return ack({ response_action: 'update', view: toAnsweredView(answered) });
  }

  return { command, shortcut, action, submission };
}
