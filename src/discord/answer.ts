import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackJSONBody,
  Routes,
} from 'discord-api-types/v10';
import type { Answer, Reply } from '../bot/answer.ts';
import { inTime } from '../connections/in-time.ts';
import type { CallInteraction } from './interaction.ts';
import type { Rest, Upload } from './rest.ts';
import { toMessage } from './to-message.ts';
import { toModal } from './to-modal.ts';

interface Surroundings {
  rest: Pick<Rest, 'post' | 'patch'>;
  /** For whom and when the answer's buttons are made (see `stampOf`). */
  stamp: string;
  /** What to say where a form comes too late: Discord opens one in a first response only. */
  late: Reply;
}

/** Answers an interaction in its first response; what takes longer is deferred and filled in. */
export async function answer(
  interaction: CallInteraction,
  coming: Promise<Answer>,
  { rest, stamp, late }: Surroundings,
): Promise<void> {
  const callback = Routes.interactionCallback(interaction.id, interaction.token);
  const first = await inTime(coming);
  if (first) {
    await rest.post(callback, { auth: false, ...toCallback(first, interaction, stamp) });
    return;
  }
  const deferred: RESTPostAPIInteractionCallbackJSONBody = {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  };
  await rest.post(callback, { auth: false, body: deferred });
  const finished = await coming;
  const reply = finished.kind === 'form' ? late : finished;
  const { flags: _, ...message } = toMessage(reply, stamp);
  await rest.patch(Routes.webhookMessage(interaction.application_id, interaction.token), {
    auth: false,
    body: { ...message, flags: MessageFlags.IsComponentsV2 },
    ...filesOf(reply),
  });
}

interface Callback {
  body: RESTPostAPIInteractionCallbackJSONBody;
  files?: Upload[];
}

function toCallback(answer: Answer, interaction: CallInteraction, stamp: string): Callback {
  if (answer.kind === 'form') {
    return { body: { type: InteractionResponseType.Modal, data: toModal(answer, stamp) } };
  }
  const data = toMessage(answer, stamp);
  const body: RESTPostAPIInteractionCallbackJSONBody = replaces(answer, interaction)
    ? { type: InteractionResponseType.UpdateMessage, data }
    : { type: InteractionResponseType.ChannelMessageWithSource, data };
  return { body, ...filesOf(answer) };
}

/** An answer takes the place of the private card whose button was pressed; a refusal leaves the card there. */
function replaces({ refusal, file }: Reply, interaction: CallInteraction): boolean {
  if (interaction.type === InteractionType.ApplicationCommand || refusal || file) return false;
  return ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

function filesOf({ file }: Reply): { files?: Upload[] } {
  if (!file) return {};
  return { files: [{ name: file.name, contentType: file.type, data: Buffer.from(file.content) }] };
}
