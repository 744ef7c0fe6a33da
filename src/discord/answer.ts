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
import { lateReply, Refusal, refuse, withPostUnchanged } from '../bot/refusal.ts';
import { propertyOf } from '../connections/connection.ts';
import { partAt, textAt } from '../connections/payload.ts';
import { inTime } from '../in-time.ts';
import type { Log } from '../log.ts';
import { type Language, type TextKey, textsIn } from '../text/texts.ts';
import type { Callback, Callbacks } from './callbacks.ts';
import { type CallInteraction, isOnPrivate } from './interaction.ts';
import { change, isUnknownMessage, type Posted, postOf, toChange } from './posted.ts';
import type { Rest } from './rest.ts';
import { enteredIn, subcommandIn } from './to-call.ts';
import { toMessage } from './to-message.ts';
import { toModal } from './to-modal.ts';

interface Surroundings {
  callbacks: Pick<Callbacks, 'send'>;
  rest: Pick<Rest, 'post' | 'patch' | 'delete'>;
  /** For whom and when the answer's buttons are made (see `stampOf`). */
  stamp: string;
  /** The same for what everybody sees. */
  stampForAll: string;
  language: Language;
  log: Log;
}

/** Answers an interaction in its first response; what takes longer is deferred and filled in. */
export async function answer(
  interaction: CallInteraction,
  coming: Promise<Answer>,
  surroundings: Surroundings,
): Promise<void> {
  const { callbacks, rest, stamp, stampForAll, language, log } = surroundings;
  const webhook = [textAt(interaction, 'application_id') ?? '', textAt(interaction, 'token') ?? ''] as const;
  const original = Routes.webhookMessage(...webhook);
  const post = postOf(interaction);
  // The token in these paths is the only one that Discord takes there.
  const auth = false;

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

  /** Changes the message that was pressed. Resolves to the answer, which says so where that failed. */
  async function changing(reply: Reply, change: () => Promise<unknown>): Promise<Reply> {
    try {
      await overClosed(change);
      return reply;
    } catch (error) {
      if (isUnknownMessage(error)) return reply;
      log.warn({ err: error }, 'discord: a message for everybody could not be changed');
      return withPostUnchanged(reply, textsIn(language));
    }
  }

  const respond = (one: Answer) => callbacks.send(interaction, toCallback(one, interaction, stamp));

  /** In a first response, Discord takes the change of the message; the answer follows in one of its own. */
  async function changeAndFollow(reply: Reply, posted: Posted): Promise<void> {
    let changed = false;
    const shown = await changing(reply, async () => {
      if (!changed) await callbacks.send(interaction, { body: toChange(posted, stampForAll) });
      changed = true;
      if (posted === 'removed') await rest.delete(original, { auth });
    });
    await deliver(shown, (one) =>
      changed
        ? rest.post(Routes.webhook(...webhook), { auth, body: toMessage(one, stamp), ...filesOf(one) })
        : respond(one),
    );
  }

  const first = await inTime(coming);
  if (first?.kind === 'reply' && first.posted && post) return changeAndFollow(first, first.posted);
  if (first) return deliver<Answer>(first, respond);
  const deferred: RESTPostAPIInteractionCallbackJSONBody = {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  };
  await overClosed(() => callbacks.send(interaction, { body: deferred }));
  const finished = await coming;
  // Discord opens a form in a first response only.
  const reply = finished.kind === 'form' ? lateReply(language) : finished;
  const { posted } = reply;
  const shown = posted && post ? await changing(reply, () => change(rest, post, posted, stampForAll)) : reply;
  await deliver(shown, async (one) => {
    const { flags: _, ...message } = toMessage(one, stamp);
    await rest.patch(original, {
      auth,
      body: { ...message, flags: MessageFlags.IsComponentsV2 },
      ...filesOf(one),
    });
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
  const type = replaces(answer, interaction) ? UpdateMessage : ChannelMessageWithSource;
  return { body: { type, data: toMessage(answer, stamp) }, ...filesOf(answer) };
}

/** An answer takes the place of the private card whose button was pressed; a refusal leaves the card there. */
function replaces({ refusal, file }: Reply, interaction: CallInteraction): boolean {
  if (interaction.type === InteractionType.ApplicationCommand || refusal || file) return false;
  return isOnPrivate(interaction);
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
