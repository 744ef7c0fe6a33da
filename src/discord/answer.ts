import { InteractionResponseType, MessageFlags, Routes } from 'discord-api-types/v10';
import type { Answer, Reply } from '../bot/answer.ts';
import { lateReply, Refusal, refuse, withPostUnchanged } from '../bot/refusal.ts';
import { propertyOf } from '../connections/connection.ts';
import { textAt } from '../connections/payload.ts';
import { inTime } from '../in-time.ts';
import type { Log } from '../log.ts';
import { type Language, type TextKey, textsIn } from '../text/texts.ts';
import type { Callbacks } from './callbacks.ts';
import type { CallInteraction } from './interaction.ts';
import { overClosed } from './over-closed.ts';
import { change, isUnknownMessage, type Posted, postOf, toChange } from './posted.ts';
import type { Rest } from './rest.ts';
import { filesOf, inJson, toCallback } from './to-callback.ts';
import { toMessage, toPost } from './to-message.ts';

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

  const respond = (one: Answer, followed = false) =>
    callbacks.send(interaction, { ...toCallback(one, interaction, stamp), followed });

  /** In a first response, Discord takes the change of the message; the answer follows in one of its own. */
  async function changeAndFollow(reply: Reply, posted: Posted): Promise<void> {
    let changed = false;
    const shown = await changing(reply, async () => {
      if (!changed) await callbacks.send(interaction, { body: inJson(toChange(posted, stampForAll)), followed: true });
      changed = true;
      if (posted === 'removed') await rest.delete(original, { auth });
    });
    await deliver(shown, (one) =>
      changed
        ? rest.post(Routes.webhook(...webhook), { auth, body: toMessage(one, stamp), ...filesOf(one) })
        : respond(one),
    );
  }

  const fillIn = async (one: Reply) => {
    const { flags: _, ...message } = toMessage(one, stamp);
    await rest.patch(original, { auth, body: { ...message, flags: MessageFlags.IsComponentsV2 }, ...filesOf(one) });
  };

  /** Posts what goes into the channel, once: nobody knows whether Discord has taken what failed. Then the answer says so. */
  async function announce({ toChannel }: Reply): Promise<void> {
    if (!toChannel) return;
    try {
      await rest.post(Routes.webhook(...webhook), { auth, body: toPost(toChannel, stampForAll) });
    } catch (error) {
      log.warn({ err: error }, 'discord: a post for everybody was refused');
      await overClosed(() => fillIn(refuse(new Refusal('call.not-posted'), textsIn(language))));
    }
  }

  const first = await inTime(coming);
  if (first?.kind === 'reply' && first.posted && postOf(interaction, first.posted))
    return changeAndFollow(first, first.posted);
  if (first?.kind === 'reply' && first.toChannel) {
    await deliver<Answer>(first, (one) => respond(one, true));
    return announce(first);
  }
  if (first) return deliver<Answer>(first, (one) => respond(one));
  const deferred = inJson({
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  });
  await overClosed(() => callbacks.send(interaction, { body: deferred, followed: true }));
  const finished = await coming;
  // Discord opens a form in a first response only.
  const reply = finished.kind === 'form' ? lateReply(language) : finished;
  const { posted } = reply;
  const post = posted && postOf(interaction, posted);
  const shown = posted && post ? await changing(reply, () => change(rest, post, posted, stampForAll)) : reply;
  await deliver(shown, fillIn);
  return announce(shown);
}

/** What was sent is too large, by Discord's code and by HTTP's status. */
const TOO_LARGE: readonly unknown[] = [40005, 413];
/** Missing permissions, or no access. */
const FORBIDDEN: readonly unknown[] = [50013, 50001];

/** What to say where Discord doesn't take an answer. */
function sentenceFor(answer: Answer, error: unknown): TextKey {
  const code = propertyOf(error, 'code');
  if (answer.kind === 'form') return 'call.not-opened';
  if (!answer.file) return 'call.not-shown';
  if (TOO_LARGE.includes(code) || TOO_LARGE.includes(propertyOf(error, 'status'))) return 'file.too-large-to-send';
  return FORBIDDEN.includes(code) ? 'file.forbidden.discord' : 'file.not-sent';
}
