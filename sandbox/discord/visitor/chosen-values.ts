import { type APIInteractionDataResolved, ChannelType, ComponentType } from 'discord-api-types/v10';
import { type Component, isSelect, mostValues } from '../bodies/components.ts';
import type { DiscordTown } from '../state.ts';
import { Declined } from './declined.ts';
import { isChannel, isRole, isUser, type References, resolve } from './resolve.ts';

const { ChannelSelect, CheckboxGroup, FileUpload, MentionableSelect, RadioGroup, RoleSelect, UserSelect } =
  ComponentType;

/**
 * Checks what a person chose as Discord's client would.
 * @throws {Declined} when there are too few or too many, or when one isn't an option
 */
export function checkChoice(town: DiscordTown, component: Component, values: readonly string[]): void {
  const min = component.min_values ?? 1;
  const max = mostValues(component);
  if (values.length < min) throw new Declined(`Make at least ${min} ${min === 1 ? 'selection' : 'selections'}.`);
  if (values.length > max) throw new Declined(`Make at most ${max} ${max === 1 ? 'selection' : 'selections'}.`);
  if (new Set(values).size < values.length) throw new Declined('Nothing can be selected twice.');
  for (const value of values)
    if (!isOption(town, component, value)) throw new Declined('This is not one of the options.');
}

function isOption(town: DiscordTown, component: Component, value: string): boolean {
  switch (component.type) {
    case UserSelect:
      return isUser(value);
    case RoleSelect:
      return isRole(value);
    case MentionableSelect:
      return isUser(value) || isRole(value);
    case ChannelSelect:
      return isChannel(value) && (component.channel_types?.includes(ChannelType.GuildText) ?? true);
    case FileUpload:
      return town.state.files[value] !== undefined;
    default:
      return component.options?.some((option) => option.value === value) ?? false;
  }
}

export const takesValues = (component: Component): boolean =>
  isSelect(component) || [CheckboxGroup, FileUpload, RadioGroup].includes(component.type);

/** Describes the users, roles, channels and files that were chosen; undefined when there are none. */
export function resolveChoices(
  town: DiscordTown,
  choices: { component: Component; values: readonly string[] }[],
  inGuild: boolean,
): APIInteractionDataResolved | undefined {
  const of = (...types: ComponentType[]): string[] =>
    choices.filter(({ component }) => types.includes(component.type)).flatMap(({ values }) => values);
  const references: References = {
    users: of(UserSelect, MentionableSelect),
    roles: of(RoleSelect, MentionableSelect),
    channels: of(ChannelSelect),
    attachments: of(FileUpload),
  };
  const resolved = resolve(town, references, inGuild);
  return Object.keys(resolved).length > 0 ? resolved : undefined;
}
