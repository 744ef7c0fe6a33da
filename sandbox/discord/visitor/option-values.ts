import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord-api-types/v10';
import type { DiscordTown } from '../state.ts';
import { isChannel, isRole, isUser } from './resolve.ts';

const {
  Attachment,
  Boolean: YesNo,
  Channel,
  Integer,
  Mentionable,
  Number: Decimal,
  Role,
  String: Text,
  User,
} = ApplicationCommandOptionType;

/** @returns what Discord's client says when a value doesn't fit an option; undefined when it fits */
export function misfit(
  town: DiscordTown,
  spec: APIApplicationCommandBasicOption,
  value: string | number | boolean,
): string | undefined {
  if ('choices' in spec && spec.choices?.length)
    return spec.choices.some((choice) => choice.value === value) ? undefined : 'Specify a valid choice.';
  switch (spec.type) {
    case Text:
      return typeof value === 'string' ? wrongLength(value, spec) : 'Specify a text.';
    case Integer:
    case Decimal:
      return wrongNumber(value, spec);
    case YesNo:
      return typeof value === 'boolean' ? undefined : 'Specify true or false.';
    case User:
      return isUser(String(value)) ? undefined : 'Specify a valid user.';
    case Role:
      return isRole(String(value)) ? undefined : 'Specify a valid role.';
    case Mentionable:
      return isUser(String(value)) || isRole(String(value)) ? undefined : 'Specify a valid user or role.';
    case Channel: {
      const fits = spec.channel_types?.includes(ChannelType.GuildText) ?? true;
      return fits && isChannel(String(value)) ? undefined : 'Specify a valid channel.';
    }
    case Attachment:
      return town.state.files[String(value)] ? undefined : 'Specify a file.';
  }
}

function wrongLength(
  text: string,
  { min_length = 0, max_length = 6000 }: { min_length?: number; max_length?: number },
) {
  if (text.length < min_length) return `Must be at least ${min_length} in length.`;
  return text.length > max_length ? `Must be ${max_length} or fewer in length.` : undefined;
}

function wrongNumber(
  value: string | number | boolean,
  { type, min_value, max_value }: { type: typeof Integer | typeof Decimal; min_value?: number; max_value?: number },
): string | undefined {
  // Discord's integers and decimals lie between -2^53 and 2^53.
  const safe = typeof value === 'number' && Math.abs(value) <= 2 ** 53;
  if (!safe || (type === Integer && !Number.isInteger(value)))
    return type === Integer ? 'Specify a valid integer.' : 'Specify a valid number.';
  if (min_value !== undefined && value < min_value) return `Must be at least ${min_value}.`;
  return max_value !== undefined && value > max_value ? `Must be ${max_value} or less.` : undefined;
}
