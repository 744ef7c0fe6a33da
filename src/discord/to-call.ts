import {
  type APIApplicationCommandInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Call, RawOption } from '../bot/call.ts';
import type { Menu } from '../bot/description.ts';
import { type Invocation, menuEntry, pressed, submitted, unknown } from '../bot/invocation.ts';
import { languageOf } from '../text/texts.ts';
import { type CallInteraction, communityOf } from './interaction.ts';
import { toCaller } from './people.ts';

type Option = APIApplicationCommandInteractionDataOption;

/** @throws {TypeError} for an interaction without a user, which Discord doesn't document. */
export function toCall(interaction: CallInteraction, menus: readonly Menu[]): Call {
  const user = interaction.member?.user ?? interaction.user;
  if (!user) throw new TypeError('the interaction names no user');
  return {
    id: interaction.id,
    ...(interaction.guild_id && { community: communityOf(interaction.guild_id) }),
    ...channelOf(interaction),
    caller: toCaller(user, interaction.member),
    language: languageOf(interaction.locale),
    locale: interaction.locale,
    ...invocationIn(interaction, menus),
  };
}

const threads = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread];

/** A thread counts as the channel it is in. */
function channelOf({ channel }: CallInteraction): Pick<Call, 'channel'> {
  if (!channel) return {};
  const parent = 'parent_id' in channel && threads.includes(channel.type) && channel.parent_id;
  return { channel: parent || channel.id };
}

function invocationIn(interaction: CallInteraction, menus: readonly Menu[]): Invocation {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return typed(interaction, menus);
    case InteractionType.MessageComponent:
      return pressed(interaction.data.custom_id, chosenIn(interaction));
    case InteractionType.ModalSubmit:
      return submitted(interaction.data.custom_id, fieldsIn(interaction));
  }
}

function typed({ data }: APIApplicationCommandInteraction, menus: readonly Menu[]): Invocation {
  const menu = menus.find((one) => one.name === data.name);
  switch (data.type) {
    case ApplicationCommandType.ChatInput: {
      const { command, options } = subcommandIn(data);
      return { command, options: toOptions(options) };
    }
    case ApplicationCommandType.User:
      return menuEntry(menu, data.target_id);
    case ApplicationCommandType.Message:
      return menuEntry(menu, data.resolved.messages[data.target_id]?.author.id);
    default:
      return unknown;
  }
}

/** The words of a slash command, and the options that were typed behind them. */
export function subcommandIn({ name, options = [] }: { name: string; options?: readonly Option[] }): {
  command: string;
  options: readonly Option[];
} {
  const [first] = options;
  if (
    first?.type !== ApplicationCommandOptionType.Subcommand &&
    first?.type !== ApplicationCommandOptionType.SubcommandGroup
  ) {
    return { command: name, options };
  }
  return subcommandIn({ ...first, name: `${name} ${first.name}` });
}

function toOptions(options: readonly Option[]): Record<string, RawOption> {
  return Object.fromEntries(
    options.flatMap((option) => ('value' in option ? [[option.name, toRaw(option.type, String(option.value))]] : [])),
  );
}

function toRaw(type: ApplicationCommandOptionType, value: string): RawOption {
  switch (type) {
    case ApplicationCommandOptionType.User:
      return { member: value };
    case ApplicationCommandOptionType.Role:
      return { role: value };
    case ApplicationCommandOptionType.Channel:
      return { channel: value };
    case ApplicationCommandOptionType.Attachment:
      return { file: value };
    default:
      return value;
  }
}

/** Undefined for a button. */
function chosenIn({ data }: APIMessageComponentInteraction): RawOption | undefined {
  if (!('values' in data)) return undefined;
  const [first = ''] = data.values;
  if (data.component_type === ComponentType.UserSelect) return { member: first };
  return data.component_type === ComponentType.ChannelSelect ? { channel: first } : data.values.join(',');
}

function fieldsIn({ data }: APIModalSubmitInteraction): Record<string, string> {
  const inputs = data.components.flatMap((part) => {
    if ('component' in part) return [part.component];
    return 'components' in part ? part.components : [];
  });
  return Object.fromEntries(
    inputs.flatMap((input) => ('value' in input ? [[input.custom_id, String(input.value)]] : [])),
  );
}
