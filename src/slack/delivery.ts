import type { File, Reply } from '../bot/answer.ts';
import { Refusal, refuse } from '../bot/refusal.ts';
import { type TextKey, textsIn } from '../text/texts.ts';
import { type Answered, forMessage, type Surroundings, toAnsweredView } from './ask.ts';
import { isExpired, lacksPermission } from './faults.ts';
import type { Respond } from './respond.ts';
import { toMessage } from './to-message.ts';

/** Messages to one person, and how the first of them is posted. */
interface Posting {
  /** Answers by the address that came with the call; a call from a view has none. */
  respond?: Respond | undefined;
  /** Whether the answer takes the place of the message whose button was pressed. */
  replaces?: boolean;
}

/** What brings an answer after its call was acknowledged. Where Slack refuses one way, there is another. */
export function createDelivery({ client, log }: Pick<Surroundings, 'client' | 'log'>) {
  /** Tries one way after the other until one works. Rejects as the last one does. */
  async function byOneOf([first, ...others]: (() => Promise<unknown>)[]): Promise<void> {
    try {
      await first?.();
    } catch (error) {
      if (others.length === 0) throw error;
      log.warn({ err: error }, 'slack: an answer was refused; trying another way');
      await byOneOf(others);
    }
  }

  async function openDirect(user: string): Promise<string> {
    const { channel } = await client.conversations.open({ users: user });
    if (!channel?.id) throw new TypeError('Slack opened a conversation without an id');
    return channel.id;
  }

  async function sendFile(user: string, { name, content, alt }: File): Promise<void> {
    const what = { filename: name, title: name, file: Buffer.from(content), ...(alt && { alt_text: alt }) };
    await client.files.uploadV2({ channel_id: await openDirect(user), ...what });
  }

  /** Posts a private message: where the call came from, or else in the person's direct messages with the bot. */
  async function say(reply: Reply, { stamp, channel, user }: Answered, { respond, replaces = false }: Posting = {}) {
    const message = toMessage(reply, stamp);
    const { text, blocks } = message;
    await byOneOf([
      ...(respond ? [() => respond({ ...message, replace_original: replaces })] : []),
      ...(channel ? [() => client.chat.postEphemeral({ channel, user, text, blocks })] : []),
      async () => client.chat.postMessage({ channel: await openDirect(user), text, blocks }),
    ]);
  }

  const sentence = (key: TextKey, { language }: Answered): Reply =>
    refuse(new Refusal(key, { platform: 'Slack' }), textsIn(language));

  return {
    say,

    /**
     * The answer without its file, which goes ahead in a direct message: neither private messages nor views hold files.
     * A sentence where Slack doesn't take it.
     */
    async withFileSent(answered: Answered): Promise<Answered> {
      const { answer, user, language } = answered;
      if (answer.kind === 'form' || !answer.file) return answered;
      const { file, ...reply } = answer;
      try {
        await sendFile(user, file);
      } catch (error) {
        log.warn({ err: error }, 'slack: a file could not be sent');
        return {
          ...answered,
          answer: sentence(lacksPermission(error) ? 'file.forbidden.slack' : 'file.not-sent', answered),
        };
      }
      const line = textsIn(language).say('file.sent');
      const card = { ...reply.card, parts: [...reply.card.parts, { part: 'text' as const, line }] };
      return { ...answered, answer: { ...reply, card } };
    },

    /** Opens a view. Slack takes a trigger for three seconds; a message says where it was too late or refused. */
    async open(answered: Answered, trigger: string, posting: Posting): Promise<void> {
      try {
        await client.views.open({ trigger_id: trigger, view: toAnsweredView(answered) });
      } catch (error) {
        log.warn({ err: error }, 'slack: a view could not be opened');
        await say(sentence(isExpired(error) ? 'call.slow' : 'call.not-opened', answered), answered, posting);
      }
    },

    /** Opens a view with the answer, or says it in a direct message: there is no channel to say it in. */
    async openAnswer(answered: Answered, trigger: string): Promise<void> {
      await byOneOf([
        () => client.views.open({ trigger_id: trigger, view: toAnsweredView(answered) }),
        () => say(forMessage(answered.answer) ?? sentence('call.not-opened', answered), answered),
      ]);
    },

    /** Shows the answer in a view that is open, on top of it where a trigger is given; else in a message. */
    async show(answered: Answered, id: string, trigger?: string): Promise<void> {
      const view = toAnsweredView(answered);
      await byOneOf([
        ...(trigger ? [() => client.views.push({ trigger_id: trigger, view })] : []),
        () => client.views.update({ view_id: id, view }),
        () => say(forMessage(answered.answer) ?? sentence('call.not-opened', answered), answered),
      ]);
    },

    /** Puts the answer into the view below the one in front. False where Slack refuses that. */
    async showBelow(answered: Answered, id: string): Promise<boolean> {
      try {
        await client.views.update({ view_id: id, view: toAnsweredView(answered) });
        return true;
      } catch (error) {
        log.warn({ err: error }, 'slack: the view below a form could not be updated');
        return false;
      }
    },
  };
}
