import type { RawFile } from 'discord.js';
import {
  type APIApplicationCommandAutocompleteInteraction,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackJSONBody,
  Routes,
} from 'discord-api-types/v10';
import type { Answer, Reply } from '../bot/answer.ts';
import type { Command } from '../bot/command.ts';
import { suggest } from '../bot/description.ts';
import { isPicture } from '../bot/picture.ts';
import { lateReply, Refusal, refuse } from '../bot/refusal.ts';
import { propertyOf } from '../connections/connection.ts';
import { listAt, partAt, textAt } from '../connections/payload.ts';
import { inTime } from '../in-time.ts';
import type { Log } from '../log.ts';
import { type Language, type TextKey, textsIn } from '../text/texts.ts';
import type { Callback, Callbacks } from './callbacks.ts';
import type { CallInteraction } from './interaction.ts';
import type { Rest } from './rest.ts';
import { enteredIn, subcommandIn } from './to-call.ts';
import { toMessage } from './to-message.ts';
import { toModal } from './to-modal.ts';

interface Surroundings {
  callbacks: Pick<Callbacks, 'send'>;
  rest: Pick<Rest, 'patch'>;
  /** For whom and when the answer's buttons are made (see `stampOf`). */
  stamp: string;
  language: Language;
  log: Log;
}

/** Answers an interaction in its first response; what takes longer is deferred and filled in. */
export async function answer(
  interaction: CallInteraction,
  coming: Promise<Answer>,
  { callbacks, rest, stamp, language, log }: Surroundings,
): Promise<void> {
  /** Sends an answer, or a sentence instead of one that Discord doesn't take. */
  async function deliver<Sent extends Answer>(one: Sent, send: (one: Sent | Reply) => Promise<unknown>): Promise<void> {
    try {
      await overClosed(() => send(one));
    } catch (error) {
      log.warn({ err: error }, 'discord: an answer was refused');
      const sentence = new Refusal(sentenceFor(one, error), { platform: 'Discord' });
      await overClosed(() => send(refuse(sentence, textsIn(language))));
    }
  }

  const first = await inTime(coming);
  if (first) {
    return deliver(first, (one) => callbacks.send(interaction, toCallback(one, interaction, stamp)));
  }
  const deferred: RESTPostAPIInteractionCallbackJSONBody = {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  };
  await overClosed(() => callbacks.send(interaction, { body: deferred }));
  const finished = await coming;
  // Discord opens a form in a first response only.
  await deliver(finished.kind === 'form' ? lateReply(language) : finished, async (reply) => {
    const { flags: _, ...message } = toMessage(reply, stamp);
    await rest.patch(
      Routes.webhookMessage(textAt(interaction, 'application_id') ?? '', textAt(interaction, 'token') ?? ''),
      {
        // The token in the path is the only one that Discord takes here.
        auth: false,
        body: { ...message, flags: MessageFlags.IsComponentsV2 },
        ...filesOf(reply),
      },
    );
  });
}

/** The connection was closed by Discord just as a request was sent. */
const CLOSED: readonly unknown[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/** The interaction was answered before. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const ANSWERED = 40060;
/** What was sent is too large, by Discord's code and by HTTP's status. */
const TOO_LARGE: readonly unknown[] = [40005, 413];
/** Missing permissions, or no access. */
const FORBIDDEN: readonly unknown[] = [50013, 50001];

/**
 * Sends something, and once more over another connection where the first one was closed: nobody knows whether Discord
 * had it already. What was answered before, by this request or another, needs no answer any more.
 */
async function overClosed(send: () => Promise<unknown>): Promise<void> {
  const answered = (error: unknown) => propertyOf(error, 'code') === ANSWERED;
  try {
    await send().catch((error: unknown) => {
      if (!CLOSED.includes(propertyOf(error, 'code'))) throw error;
      return send();
    });
  } catch (error) {
    if (!answered(error)) throw error;
  }
}

/** What to say where Discord doesn't take an answer. */
function sentenceFor(answer: Answer, error: unknown): TextKey {
  const code = propertyOf(error, 'code');
  if (answer.kind === 'form') return 'call.not-opened';
  if (!answer.file) return 'call.not-shown';
  if (TOO_LARGE.includes(code) || TOO_LARGE.includes(propertyOf(error, 'status'))) return 'file.too-large-to-send';
  return FORBIDDEN.includes(code) ? 'file.forbidden.discord' : 'file.not-sent';
}

function toCallback(answer: Answer, interaction: CallInteraction, stamp: string): Callback {
  const { Modal, UpdateMessage, ChannelMessageWithSource } = InteractionResponseType;
  if (answer.kind === 'form') return { body: { type: Modal, data: toModal(answer, stamp) } };
  const data = toMessage(answer, stamp);
  if (!replaces(answer, interaction)) return { body: { type: ChannelMessageWithSource, data }, ...filesOf(answer) };
  // Discord keeps a picture that was on the card unless the new card names its own.
  const lost = !answer.file && listAt(interaction, 'message', 'attachments').length > 0;
  return { body: { type: UpdateMessage, data: lost ? { ...data, attachments: [] } : data }, ...filesOf(answer) };
}

/** An answer takes the place of the private card whose button was pressed; a refusal or a file to keep leaves it there. */
function replaces({ refusal, file }: Reply, interaction: CallInteraction): boolean {
  if (interaction.type === InteractionType.ApplicationCommand || refusal || (file && !isPicture(file))) return false;
  return (Number(partAt(interaction, 'message', 'flags')) & MessageFlags.Ephemeral) !== 0;
}

function filesOf({ file }: Reply): { files?: RawFile[] } {
  if (!file) return {};
  return { files: [{ name: file.name, contentType: file.type, data: Buffer.from(file.content) }] };
}

/** Suggests values for the option that somebody is typing. */
export async function complete(
  interaction: APIApplicationCommandAutocompleteInteraction,
  commands: readonly Command[],
  callbacks: Pick<Callbacks, 'send'>,
): Promise<void> {
  const { command, options } = subcommandIn(partAt(interaction, 'data'));
  const focused = options.find((option) => partAt(option, 'focused') === true);
  const name = textAt(focused, 'name');
  const locale = textAt(interaction, 'locale');
  const typed = enteredIn(focused) ?? '';
  const choices = name === undefined ? [] : suggest(commands, { command, option: name, typed, locale });
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
  await callbacks.send(interaction, { body: { type, data: { choices } } });
}
