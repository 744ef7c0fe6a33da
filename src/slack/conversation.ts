import type { ViewResponseAction } from '@slack/bolt';
import type { Answer } from '../bot/answer.ts';
import { isPicture } from '../bot/picture.ts';
import { inTime } from '../in-time.ts';
import { textsIn } from '../text/texts.ts';
import { type Answered, ask, forMessage, type Surroundings, toAnsweredView } from './ask.ts';
import { createDelivery } from './delivery.ts';
import { createHome } from './home.ts';
import { createReactions } from './reaction.ts';
import type { Respond } from './respond.ts';
import type { IncomingCall, Origin } from './to-call.ts';
import { type Message, toFormAgain, toMessage, toWaitingView } from './to-message.ts';

const fieldsOf = (answer: Answer): Record<string, string> =>
  answer.kind === 'reply' ? (answer.refusal?.fields ?? {}) : {};

/** Tells Slack, once, that a call has arrived, with an answer where Slack takes one there. */
export type Acknowledge<Response> = (response?: Response) => Promise<void>;

export type Conversation = ReturnType<typeof createConversation>;

/** Hands calls to the bot and brings its answers back, in the acknowledgement wherever Slack takes one there. */
export function createConversation(surroundings: Surroundings) {
  const { client, refusing } = surroundings;
  /** Without the database there is no token, so an answer needs an acknowledgement that takes one, or an address. */
  const isMute = (respond: Respond | undefined) => refusing === 'call.unreachable' && respond === undefined;
  const delivery = createDelivery(surroundings);
  const home = createHome(surroundings);

  /** Does what the answer tells besides being shown: posts or changes a message for everybody, and sends a file. */
  async function carriedOut(answered: Answered, respond?: Respond): Promise<Answered> {
    const posted = await delivery.withPosted(answered, respond);
    return delivery.withFileSent(await delivery.withPostChanged(posted, respond));
  }

  /**
   * Answers after an acknowledgement, in a message or in a view of its own.
   * @param replaces Whether the answer may take the place of the message whose button was pressed.
   */
  async function follow(
    answered: Answered,
    trigger: string,
    respond: Respond | undefined,
    replaces = false,
  ): Promise<void> {
    const sent = await carriedOut(answered, respond);
    const reply = forMessage(sent.answer);
    if (!reply) return delivery.open(sent, trigger, { respond });
    return delivery.say(reply, sent, { respond, replaces: replaces && !reply.refusal && !isKept(answered.answer) });
  }

  /** Answers a slash command in its acknowledgement, unless the answer is late, needs a view or has a file. */
  async function command(
    incoming: IncomingCall,
    ack: Acknowledge<Message>,
    respond: Respond | undefined,
  ): Promise<void> {
    const coming = ask(incoming, surroundings).answered;
    const first = await inTime(coming);
    const reply = first && forMessage(first.answer);
    if (first && reply && !reply.file && !reply.toChannel) return ack(toMessage(reply, first.stamp));
    await ack();
    return follow(await coming, incoming.trigger, respond);
  }

  /** Answers an entry of a message's menu, or a shortcut that belongs to no channel. The acknowledgement takes no answer. */
  async function shortcut(
    incoming: IncomingCall,
    ack: Acknowledge<never>,
    respond: Respond | undefined,
  ): Promise<void> {
    // Slack says itself that what isn't acknowledged has failed.
    if (isMute(respond)) return;
    await ack();
    const answered = await ask(incoming, surroundings).answered;
    if (incoming.channel !== undefined) return follow(answered, incoming.trigger, respond);
    return delivery.openAnswer(await delivery.withFileSent(answered), incoming.trigger);
  }

  /** Answers a button or a menu, on a message or in a view. */
  async function action(incoming: IncomingCall, ack: Acknowledge<never>, respond: Respond | undefined): Promise<void> {
    if (isMute(respond)) return;
    await ack();
    const { view, trigger, ephemeral } = incoming;
    const answered = await ask(incoming, surroundings).answered;
    // A message for everybody stays: the answer is for one person alone.
    if (!view) return follow(answered, trigger, respond, ephemeral);
    const sent = await carriedOut(answered);
    const { answer } = sent;
    // A form or a refusal opens on top of a card, and closing it leads back there. On a refusal there is nothing to keep.
    const onTop = (answer.kind === 'form' || answer.refusal) && !view.refusal && !view.deepest;
    if (view.isHome) await delivery.openAnswer(sent, trigger);
    else await delivery.show(sent, view.id, onTop ? trigger : undefined);
    return refreshHome(incoming, answer);
  }

  /** Publishes the Home tab anew after something was done in it. */
  async function refreshHome(incoming: IncomingCall, answer: Answer): Promise<void> {
    if (incoming.home && isResult(answer)) await home.changed(incoming);
  }

  /** Answers a submitted view: errors stand at its fields, any other answer takes its place or that of the view below. */
  async function submission(incoming: IncomingCall, ack: Acknowledge<ViewResponseAction>): Promise<void> {
    const { view } = incoming;
    const { language, answered } = ask(incoming, surroundings);
    const coming = answered
      .then((one) => carriedOut(one))
      .then(async (sent) => ({
        ...sent,
        closes: view?.below !== undefined && isResult(sent.answer) && (await delivery.showBelow(sent, view.below)),
      }));
    const first = await inTime(coming);
    if (!first) {
      await ack({ response_action: 'update', view: toWaitingView(textsIn(await language)) });
      await late(await coming, view);
      return refreshHome(incoming, (await coming).answer);
    }
    const errors = fieldsOf(first.answer);
    if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors });
    await (first.closes ? ack() : ack({ response_action: 'update', view: toAnsweredView(first) }));
    return refreshHome(incoming, first.answer);
  }

  /** Shows what came too late for the acknowledgement. A form with errors comes back with what was typed. */
  async function late(answered: Answered, view: Origin | undefined): Promise<void> {
    const { answer, language } = answered;
    if (!view) return;
    if (answer.kind === 'form' || Object.keys(fieldsOf(answer)).length === 0) return delivery.show(answered, view.id);
    const again = toFormAgain(view.payload, answer, textsIn(language));
    await client.views.update({ view_id: view.id, view: again });
  }

  return { command, shortcut, action, submission, homeOpened: home.opened, reacted: createReactions(surroundings) };
}

/** Whether the card whose button was pressed stays: a file to keep says nothing of what was on it. */
const isKept = (answer: Answer): boolean =>
  answer.kind === 'reply' && answer.file !== undefined && !isPicture(answer.file);

/** An answer to a form that takes the place of the card from which the form was opened. */
const isResult = (answer: Answer): boolean => answer.kind === 'reply' && !answer.refusal;
