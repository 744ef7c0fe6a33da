import { InteractionType } from 'discord-api-types/v10';
import type { Person } from '../../scene.ts';
import type { UserAction } from '../interactions/interaction.ts';
import type { DiscordTown } from '../state.ts';
import { Declined } from './declined.ts';
import { toSubmission } from './modal-fields.ts';

/**
 * Submits the form that is open in front of a person.
 * @throws {Declined} when that form is closed, or when Discord's client would not send these values
 */
export function modalAction(
  town: DiscordTown,
  person: Person,
  { modalId, values }: { modalId: string; values: Record<string, string | string[]> },
): UserAction {
  const modal = town.state.modals[person.key];
  if (modal?.id !== modalId) throw new Declined('This form is no longer open.');
  const source = town.state.messages.find(({ message }) => message.id === modal.messageId);
  return {
    type: InteractionType.ModalSubmit,
    person,
    channelId: modal.channelId,
    data: toSubmission(town, modal, values),
    metadata: { triggering_interaction_metadata: modal.trigger },
    ...(source && { source }),
  };
}
