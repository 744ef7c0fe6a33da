import type { File, Reply } from '../bot/answer.ts';
import { isPicture, placeOfFile } from '../bot/picture.ts';
import { Refusal, refuse, withPostUnchanged } from '../bot/refusal.ts';
import { type Language, type TextKey, textsIn } from '../text/texts.ts';
import { type Answered, forMessage, type Surroundings, toAnsweredView } from './ask.ts';
import { isExamined } from './examined.ts';
import { isExpired, isUnknownMessage, lacksPermission } from './faults.ts';
import type { Respond } from './respond.ts';
import { type Message, toMessage, toPost } from './to-message.ts';

/** Messages to one person, and how the first of them is posted. */
interface Posting {
  /** Answers by the address that came with the call; a call from a view has none. */
  respond?: Respond | undefined;
  /** Whether the answer takes the place of the message whose button was pressed. */
  replaces?: boolean;
}

/** The answer with a sentence where its file would stand: it's in the person's direct messages. */
function saysWhere(reply: Reply, language: Language): Reply {
  const place = placeOfFile(reply.card.parts);
  const sentence = { part: 'text' as const, line: textsIn(language).say('file.sent') };
  return { ...reply, card: { ...reply.card, parts: reply.card.parts.toSpliced(place, 0, sentence) } };
}

function withoutPicture({ picture, ...answered }: Answered): Answered {
  const { answer, language } = answered;
  return picture && answer.kind === 'reply' ? { ...answered, answer: saysWhere(answer, language) } : answered;
}

const contentOf = ({ text, blocks }: Message) => ({ text, blocks });

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

  /** @returns the file's id at Slack */
  async function sendFile(user: string, { name, content, alt }: File): Promise<string | undefined> {
    const what = { filename: name, title: name, file: Buffer.from(content), ...(alt && { alt_text: alt }) };
    const { files } = await client.filesUploadV2({ channel_id: await openDirect(user), ...what });
    return files[0]?.files?.[0]?.id;
  }

  /** Posts a private message: where the call came from, or else in the person's direct messages with the bot. */
  async function say(
    reply: Reply,
    { picture, stamp, channel, user, language }: Answered,
    { respond, replaces = false }: Posting = {},
  ) {
    const message = toMessage(picture ? saysWhere(reply, language) : reply, stamp);
    const { text, blocks } = message;
    const shown = picture && toMessage(reply, stamp, picture);
    await byOneOf([
      ...(respond && shown ? [() => respond({ ...shown, replace_original: replaces })] : []),
      ...(respond ? [() => respond({ ...message, replace_original: replaces })] : []),
      ...(channel ? [() => client.chat.postEphemeral({ channel, user, text, blocks })] : []),
      async () => client.chat.postMessage({ channel: await openDirect(user), text, blocks }),
    ]);
  }

  const sentence = (key: TextKey, { language }: Answered): Reply =>
    refuse(new Refusal(key, { platform: 'Slack' }), textsIn(language));

  return {
    say,

    /** Posts what goes into the channel of the call. Resolves to the answer, or to a sentence where Slack doesn't take it. */
    async withPosted(answered: Answered, respond?: Respond): Promise<Answered> {
      const { answer, channel, stampForAll } = answered;
      if (answer.kind === 'form' || !answer.toChannel) return answered;
      const message = toPost(answer.toChannel, stampForAll);
      const unfurled = { unfurl_links: false, unfurl_media: false };
      try {
        await byOneOf([
          ...(respond ? [() => respond({ ...message, replace_original: false })] : []),
          ...(channel ? [() => client.chat.postMessage({ channel, ...contentOf(message), ...unfurled })] : []),
        ]);
        return answered;
      } catch (error) {
        log.warn({ err: error }, 'slack: a post for everybody was refused');
        return { ...answered, answer: sentence('call.not-posted', answered) };
      }
    },

    /** Changes the message for everybody from which the call came. Resolves to the answer, which says so where that failed. */
    async withPostChanged(answered: Answered, respond?: Respond): Promise<Answered> {
      const { answer, post, stampForAll, language } = answered;
      if (answer.kind === 'form' || !answer.posted || !post) return answered;
      const { posted } = answer;
      const message = posted === 'removed' ? undefined : toPost(posted, stampForAll);
      try {
        await byOneOf([
          ...(respond
            ? [() => respond(message ? { ...message, replace_original: true } : { delete_original: true })]
            : []),
          () => (message ? client.chat.update({ ...post, ...contentOf(message) }) : client.chat.delete(post)),
        ]);
        return answered;
      } catch (error) {
        if (isUnknownMessage(error)) return answered;
        log.warn({ err: error }, 'slack: a message for everybody could not be changed');
        return { ...answered, answer: withPostUnchanged(answer, textsIn(language)) };
      }
    },

    /**
     * The answer without its file, which goes ahead in a direct message: neither private messages nor views hold files.
     * They show pictures that the reader was sent in another way. A sentence where Slack doesn't take the file.
     */
    async withFileSent(answered: Answered): Promise<Answered> {
      const { answer, user, language } = answered;
      if (answer.kind === 'form' || !answer.file) return answered;
      const { file, ...reply } = answer;
      let id: string | undefined;
      try {
        id = await sendFile(user, file);
      } catch (error) {
        log.warn({ err: error }, 'slack: a file could not be sent');
        return {
          ...answered,
          answer: sentence(lacksPermission(error) ? 'file.forbidden.slack' : 'file.not-sent', answered),
        };
      }
      if (id && isPicture(file) && (await isExamined(id, { client, log }))) {
        return { ...answered, answer: reply, picture: { id, alt: file.alt ?? file.name } };
      }
      return { ...answered, answer: saysWhere(reply, language) };
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
      const plainly = withoutPicture(answered);
      await byOneOf([
        ...(trigger ? [() => client.views.push({ trigger_id: trigger, view })] : []),
        () => client.views.update({ view_id: id, view }),
        ...(answered.picture ? [() => client.views.update({ view_id: id, view: toAnsweredView(plainly) })] : []),
        () => say(forMessage(plainly.answer) ?? sentence('call.not-opened', plainly), plainly),
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
