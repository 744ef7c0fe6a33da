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
import { inTime } from '../connections/in-time.ts';
import type { CallInteraction } from './interaction.ts';
import type { Rest } from './rest.ts';
import { subcommandIn } from './to-call.ts';
import { toMessage } from './to-message.ts';
import { toModal } from './to-modal.ts';

interface Surroundings {
  rest: Pick<Rest, 'post' | 'patch'>;
  /** For whom and when the answer's buttons are made (see `stampOf`). */
  stamp: string;
  /** What to say where a form comes too late: Discord opens one in a first response only. */
  late: Reply;
}

/** Without the bot's token: these routes have one in their path, and Discord takes no other with it. */
const auth = false;

/** Answers an interaction in its first response; what takes longer is deferred and filled in. */
export async function answer(
  interaction: CallInteraction,
  coming: Promise<Answer>,
  { rest, stamp, late }: Surroundings,
): Promise<void> {
  const callback = Routes.interactionCallback(interaction.id, interaction.token);
  const first = await inTime(coming);
  if (first) {
    await rest.post(callback, { auth, ...toCallback(first, interaction, stamp) });
    return;
  }
  const deferred: RESTPostAPIInteractionCallbackJSONBody = {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  };
  await rest.post(callback, { auth, body: deferred });
  const finished = await coming;
  const reply = finished.kind === 'form' ? late : finished;
  const { flags: _, ...message } = toMessage(reply, stamp);
  await rest.patch(Routes.webhookMessage(interaction.application_id, interaction.token), {
    auth,
    body: { ...message, flags: MessageFlags.IsComponentsV2 },
    ...filesOf(reply),
  });
}

function toCallback(
  answer: Answer,
  interaction: CallInteraction,
  stamp: string,
): { body: RESTPostAPIInteractionCallbackJSONBody; files?: RawFile[] } {
  const { Modal, UpdateMessage, ChannelMessageWithSource } = InteractionResponseType;
  if (answer.kind === 'form') return { body: { type: Modal, data: toModal(answer, stamp) } };
  const type = replaces(answer, interaction) ? UpdateMessage : ChannelMessageWithSource;
  return { body: { type, data: toMessage(answer, stamp) }, ...filesOf(answer) };
}

/** An answer takes the place of the private card whose button was pressed; a refusal leaves the card there. */
function replaces({ refusal, file }: Reply, interaction: CallInteraction): boolean {
  if (interaction.type === InteractionType.ApplicationCommand || refusal || file) return false;
  return ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

function filesOf({ file }: Reply): { files?: RawFile[] } {
  if (!file) return {};
  return { files: [{ name: file.name, contentType: file.type, data: Buffer.from(file.content) }] };
}

/** Suggests values for the option that somebody is typing. */
export async function complete(
  { id, token, data }: APIApplicationCommandAutocompleteInteraction,
  commands: readonly Command[],
  rest: Pick<Rest, 'post'>,
): Promise<void> {
  const { command, options } = subcommandIn(data);
  const focused = options.find((option) => 'focused' in option && option.focused);
  const typed = focused && 'value' in focused ? String(focused.value) : '';
  const choices = focused ? suggest(commands, command, focused.name, typed) : [];
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
  await rest.post(Routes.interactionCallback(id, token), { auth, body: { type, data: { choices } } });
}
