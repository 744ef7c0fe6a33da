import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import type { TypedOption } from '../../scene.ts';
import type { DiscordTown } from '../state.ts';
import { Declined } from './declined.ts';
import { misfit } from './option-values.ts';
import type { References } from './resolve.ts';

const { Attachment, Channel, Mentionable, Role, Subcommand, SubcommandGroup, User } = ApplicationCommandOptionType;

export interface SentOption {
  type: ApplicationCommandOptionType;
  name: string;
  value?: string | number | boolean;
  focused?: boolean;
  options?: SentOption[];
}

/**
 * Checks the options of a slash command like Discord's client does, and makes what the client sends.
 * @param complete false while the person is still typing: values that don't fit are left out then
 * @throws {Declined} when the client would not send it
 */
export function toOptions(
  town: DiscordTown,
  specs: readonly APIApplicationCommandOption[],
  typed: readonly TypedOption[],
  complete: boolean,
): SentOption[] {
  const [first] = specs;
  if (first?.type === Subcommand || first?.type === SubcommandGroup) {
    const [chosen, ...others] = typed;
    const spec = specs.find(({ name }) => name === chosen?.name);
    if (!chosen || !spec || others.length > 0) throw new Declined('This command needs one of its subcommands.');
    const inner = 'options' in spec ? (spec.options ?? []) : [];
    return [{ type: spec.type, name: spec.name, options: toOptions(town, inner, chosen.options ?? [], complete) }];
  }
  for (const { name } of typed)
    if (!specs.some((spec) => spec.name === name)) throw new Declined(`This command has no option called ${name}.`);
  return specs.flatMap((spec) => {
    const given = typed.filter(({ name }) => name === spec.name);
    if (given.length > 1) throw new Declined(`The option ${spec.name} is given twice.`);
    return toOption(town, spec as APIApplicationCommandBasicOption, given[0], complete);
  });
}

function toOption(
  town: DiscordTown,
  spec: APIApplicationCommandBasicOption,
  given: TypedOption | undefined,
  complete: boolean,
): SentOption[] {
  const { name, type } = spec;
  if (given?.focused) return [{ type, name, value: String(given.value ?? ''), focused: true }];
  if (given?.value === undefined || given.value === '') {
    if (complete && spec.required) throw new Declined(`${name}: This option is required. Specify a value.`);
    return [];
  }
  const wrong = misfit(town, spec, given.value);
  if (wrong !== undefined && complete) throw new Declined(`${name}: ${wrong}`);
  return wrong === undefined ? [{ type, name, value: given.value }] : [];
}

/** Collects the ids among the values. */
export function toReferences(options: readonly SentOption[]): Required<References> {
  const flat = options.flatMap(function leaves(option): SentOption[] {
    return option.options ? option.options.flatMap(leaves) : [option];
  });
  const of = (...types: ApplicationCommandOptionType[]): string[] =>
    flat.filter(({ type, focused }) => types.includes(type) && !focused).map(({ value }) => String(value));
  return {
    users: of(User, Mentionable),
    roles: of(Role, Mentionable),
    channels: of(Channel),
    attachments: of(Attachment),
  };
}
