import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackJSONBody,
  Routes,
} from 'discord-api-types/v10';
import type { Answer, Reply } from '../bot/answer.ts';
import type { CallInteraction } from './to-call.ts';
import { toMessage } from './to-message.ts';
import { toModal } from './to-modal.ts';

interface Upload {
  name: string;
  contentType: string;
  data: Buffer;
}

interface Sending {
  auth: false;
  body: unknown;
  files?: Upload[];
}

/** The little of a REST client that answering takes. Callbacks carry their token in the path, and no other. */
export interface AnsweringRest {
  post(route: `/${string}`, sending: Sending): Promise<unknown>;
  patch(route: `/${string}`, sending: Sending): Promise<unknown>;
}

/** Discord waits 3 seconds for a first answer; past this many milliseconds it is told that one will come. */
const PATIENCE = 2_000;

/**
 * Answers an interaction in its first response; what takes longer is deferred and filled in.
 * @param late What to say where a form comes too late: Discord opens one in a first response only.
 */
export async function answer(
  interaction: CallInteraction,
  coming: Promise<Answer>,
  { rest, stamp, late }: { rest: AnsweringRest; stamp: string; late: Reply },
): Promise<void> {
  const callback = Routes.interactionCallback(interaction.id, interaction.token);
  const first = await Promise.race([coming, after(PATIENCE)]);
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

function toCallback(answer: Answer, interaction: CallInteraction, stamp: string) {
  if (answer.kind === 'form') {
    const body: RESTPostAPIInteractionCallbackJSONBody = {
      type: InteractionResponseType.Modal,
      data: toModal(answer, stamp),
    };
    return { body };
  }
  const data = toMessage(answer, stamp);
  const type = replaces(answer, interaction)
    ? InteractionResponseType.UpdateMessage
    : InteractionResponseType.ChannelMessageWithSource;
  return { body: { type, data } as RESTPostAPIInteractionCallbackJSONBody, ...filesOf(answer) };
}

/** An answer takes the place of the private card it was asked from; a refusal leaves it there. */
function replaces({ refusal, file }: Reply, interaction: CallInteraction): boolean {
  if (interaction.type === InteractionType.ApplicationCommand || refusal || file) return false;
  return ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

function filesOf({ file }: Reply): { files?: Upload[] } {
  if (!file) return {};
  return { files: [{ name: file.name, contentType: file.type, data: Buffer.from(file.content) }] };
}

const after = (milliseconds: number) =>
  new Promise<undefined>((resolve) => {
    setTimeout(resolve, milliseconds, undefined).unref();
  });
