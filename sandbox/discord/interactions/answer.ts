import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { InteractionResponseType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { AnswerBody } from '../bodies/answer-body.ts';
import type { Component } from '../bodies/components.ts';
import type { Upload } from '../bodies/message-body.ts';
import { invalidForm, type Problem, refuse } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import { received } from '../messages/received.ts';
import { newId } from '../new-id.ts';
import { choiceProblems } from '../problems/choice-problems.ts';
import { modalProblems } from '../problems/modal-problems.ts';
import { parse } from '../problems/schema-problems.ts';
import type { DiscordTown, KeptMessage, OpenModal } from '../state.ts';
import type { Interaction, UserAction } from './interaction.ts';
import { toPosting } from './origin.ts';

const {
  ApplicationCommandAutocompleteResult: Choices,
  ChannelMessageWithSource: Message,
  DeferredChannelMessageWithSource: Later,
  DeferredMessageUpdate: UpdateLater,
  Modal,
  UpdateMessage: Update,
} = InteractionResponseType;

const schemas = {
  [Message]: CreateMessageInteractionCallbackRequestSchema,
  [Later]: CreateMessageInteractionCallbackRequestSchema,
  [UpdateLater]: UpdateMessageInteractionCallbackRequestSchema,
  [Update]: UpdateMessageInteractionCallbackRequestSchema,
  [Choices]: ApplicationCommandAutocompleteCallbackRequestSchema,
  [Modal]: ModalInteractionCallbackRequestSchema,
};

type AnswerType = keyof typeof schemas;

/** Lists the types of answers that Discord takes for an interaction of this kind. */
function allowedTypes({ type, source }: UserAction): AnswerType[] {
  if (type === InteractionType.ApplicationCommandAutocomplete) return [Choices];
  const updates = source ? ([UpdateLater, Update] as const) : [];
  return type === InteractionType.ModalSubmit ? [Message, Later, ...updates] : [Message, Later, ...updates, Modal];
}

/**
 * Carries out what a bot answered to an interaction.
 * @returns the message that it made or changed, if any
 * @throws {DiscordError} when Discord would refuse the answer; the bot can then answer again
 */
export function answer(
  town: DiscordTown,
  messages: Messages,
  interaction: Interaction,
  { body, uploads }: { body: unknown; uploads: Upload[] },
): KeptMessage | undefined {
  const allowed = allowedTypes(interaction.action);
  const { type: given } = (body ?? {}) as Partial<AnswerBody>;
  const type = allowed.find((one) => one === given);
  if (type === undefined) {
    const message = `Value must be one of {${allowed.join(', ')}}.`;
    throw invalidForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }]);
  }
  const data = parse(schemas[type], body).data ?? {};
  const made = carryOut(town, messages, interaction, { type, data, uploads });
  interaction.answered = type;
  if (made) interaction.originalId = made.message.id;
  const choices = (data.choices ?? []).filter((choice) => choice !== null);
  interaction.settle({ type, ...(type === Choices && { choices }) });
  return made;
}

function carryOut(
  town: DiscordTown,
  messages: Messages,
  { action, metadata }: Interaction,
  { type, data, uploads }: { type: AnswerType; data: NonNullable<AnswerBody['data']>; uploads: Upload[] },
): KeptMessage | undefined {
  const request = { body: data, uploads, at: ['data'] };
  const source = () => messages.find(action.channelId, action.source?.message.id ?? '');
  switch (type) {
    case Message:
      return messages.post(toPosting(action, metadata), request);
    case Later:
      refuse(flagProblems(data.flags ?? 0));
      return messages.postLoading(toPosting(action, metadata), !!data.flags);
    case UpdateLater:
      return source();
    case Update: {
      const kept = source();
      messages.edit(kept, request);
      return kept;
    }
    case Choices:
      refuse(choiceProblems(action.data, data.choices ?? []));
      return undefined;
    case Modal:
      refuse(modalProblems(data.components ?? [], ['data']));
      town.state.modals[action.person.key] = toModal(town, action, metadata, data);
      town.changed();
      return undefined;
  }
}

/** A deferred answer can only choose whether it is ephemeral. */
function* flagProblems(flags: number): Iterable<Problem> {
  if (flags & ~MessageFlags.Ephemeral)
    yield { path: ['data', 'flags'], code: 'BASE_TYPE_CHOICES', message: 'Only the ephemeral flag may be set here.' };
}

function toModal(
  town: DiscordTown,
  { channelId, source }: UserAction,
  metadata: Interaction['metadata'],
  { custom_id = '', title = '', components }: { custom_id?: string; title?: string; components?: Component[] | null },
): OpenModal {
  return {
    id: newId(town),
    channelId,
    data: { custom_id, title, components: received(town, components ?? [], []) as OpenModal['data']['components'] },
    trigger: metadata as OpenModal['trigger'],
    ...(source && { messageId: source.message.id }),
  };
}
