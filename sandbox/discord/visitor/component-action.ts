import { ButtonStyle, ComponentType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { Person } from '../../scene.ts';
import { type Component, isSelect, walk } from '../bodies/components.ts';
import { channelId as guildChannelId } from '../guild/guild.ts';
import type { UserAction } from '../interactions/interaction.ts';
import type { DiscordTown, KeptMessage } from '../state.ts';
import { checkChoice, resolveChoices } from './chosen-values.ts';
import { Declined } from './declined.ts';

/**
 * Presses a button or uses a select menu, in a message that the person sees.
 * @throws {Declined} when the component isn't there or can't be used, and when a value is none of its options
 */
export function componentAction(
  town: DiscordTown,
  person: Person,
  source: KeptMessage,
  { customId, values }: { customId: string; values?: string[] | undefined },
): UserAction {
  const { id, channel_id: channelId, components = [], flags = 0 } = source.message;
  const component = [...walk(components as Component[], [])]
    .map((placed) => placed.component)
    .find(({ custom_id }) => custom_id === customId);
  if (!component || flags & MessageFlags.Loading) throw new Declined('This is not in the message.');
  if (component.disabled) throw new Declined('This is disabled.');
  if (component.style === ButtonStyle.Link) throw new Declined('A link is followed, not pressed.');
  const chosen = chosenIn(town, component, values);
  const resolved = resolveChoices(town, [{ component, values: chosen ?? [] }], channelId === guildChannelId);
  return {
    type: InteractionType.MessageComponent,
    person,
    channelId,
    source,
    metadata: { interacted_message_id: id },
    data: {
      id: component.id,
      custom_id: customId,
      component_type: component.type,
      ...(chosen && { values: chosen }),
      ...(resolved && { resolved }),
    },
  };
}

function chosenIn(town: DiscordTown, component: Component, values: string[] | undefined): string[] | undefined {
  if (isSelect(component)) {
    checkChoice(town, component, values ?? []);
    return values ?? [];
  }
  if (component.type !== ComponentType.Button || values) throw new Declined('There is nothing to choose here.');
  return undefined;
}
