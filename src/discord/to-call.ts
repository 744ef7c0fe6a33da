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
import { decodeAction } from '../bot/action-id.ts';
import type { Call, RawOption } from '../bot/call.ts';
import type { Menu } from '../bot/description.ts';
import type { Account } from '../ids.ts';
import { languageOf } from '../text/texts.ts';
import { nameOf } from './platform.ts';

export type CallInteraction =
  | APIApplicationCommandInteraction
  | APIMessageComponentInteraction
  | APIModalSubmitInteraction;

type Said = Pick<Call, 'command' | 'options' | 'pressed'>;

/** Nothing that the bot knows: it answers that the button is from another version. */
const unknown: Said = { command: '', options: {} };

export const accountOf = (userId: string): Account => `discord:${userId}`;

export function toCall(interaction: CallInteraction, menus: readonly Menu[]): Call {
  const user = interaction.member?.user ?? interaction.user;
  if (!user) throw new TypeError('an interaction of nobody');
  return {
    id: interaction.id,
    ...(interaction.guild_id && { community: `discord:${interaction.guild_id}` }),
    ...channelOf(interaction),
    caller: {
      account: accountOf(user.id),
      name: nameOf(user, interaction.member),
      ...(interaction.member && joined(interaction.member)),
    },
    language: languageOf(interaction.locale),
    locale: interaction.locale,
    ...said(interaction, menus),
  };
}

/** A thread counts as the channel it is in. */
function channelOf({ channel }: CallInteraction): Pick<Call, 'channel'> {
  if (!channel) return {};
  const isThread = 'parent_id' in channel && threads.includes(channel.type) && channel.parent_id;
  return { channel: isThread ? (channel.parent_id as string) : channel.id };
}

const threads = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread];

function joined({ joined_at }: { joined_at: string | null }): { joinedAt?: number } {
  const joinedAt = Date.parse(joined_at ?? '');
  return Number.isNaN(joinedAt) ? {} : { joinedAt };
}

function said(interaction: CallInteraction, menus: readonly Menu[]): Said {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return typed(interaction, menus);
    case InteractionType.MessageComponent:
      return pressed(interaction);
    case InteractionType.ModalSubmit:
      return submitted(interaction);
  }
}

function typed({ data }: APIApplicationCommandInteraction, menus: readonly Menu[]): Said {
  switch (data.type) {
    case ApplicationCommandType.ChatInput: {
      const { words, options } = spoken(data.options);
      return { command: [data.name, ...words].join(' '), options: toOptions(options) };
    }
    case ApplicationCommandType.User:
      return chosen(data.name, data.target_id);
    case ApplicationCommandType.Message:
      return chosen(data.name, data.resolved.messages[data.target_id]?.author.id);
    default:
      return unknown;
  }

  function chosen(name: string, member: string | undefined): Said {
    const menu = menus.find((one) => one.name === name);
    return menu && member !== undefined ? { command: menu.command, options: { [menu.option]: { member } } } : unknown;
  }
}

/** The words of the subcommand and the options behind it. */
export function spoken(options: readonly APIApplicationCommandInteractionDataOption[] | undefined): {
  words: string[];
  options: readonly APIApplicationCommandInteractionDataOption[];
} {
  const [first] = options ?? [];
  if (
    first?.type === ApplicationCommandOptionType.Subcommand ||
    first?.type === ApplicationCommandOptionType.SubcommandGroup
  ) {
    const inner = spoken(first.options as APIApplicationCommandInteractionDataOption[] | undefined);
    return { words: [first.name, ...inner.words], options: inner.options };
  }
  return { words: [], options: options ?? [] };
}

function toOptions(options: readonly APIApplicationCommandInteractionDataOption[]): Record<string, RawOption> {
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

function pressed({ data }: APIMessageComponentInteraction): Said {
  const action = decodeAction(data.custom_id);
  if (!action) return unknown;
  const { command, recipient, madeAt, picks } = action;
  const options: Record<string, RawOption> = action.options;
  if (picks !== undefined && 'values' in data) {
    const [first = ''] = data.values;
    options[picks] = toPicked(data.component_type, first) ?? data.values.join(',');
  }
  return { command, options, pressed: { recipient, madeAt, form: false } };
}

function toPicked(menu: ComponentType, id: string): RawOption | undefined {
  if (menu === ComponentType.UserSelect) return { member: id };
  return menu === ComponentType.ChannelSelect ? { channel: id } : undefined;
}

function submitted({ data }: APIModalSubmitInteraction): Said {
  const action = decodeAction(data.custom_id);
  if (!action) return unknown;
  const { command, recipient, madeAt } = action;
  const options: Record<string, RawOption> = action.options;
  for (const part of data.components) {
    const inputs = 'component' in part ? [part.component] : 'components' in part ? part.components : [];
    for (const input of inputs) if ('value' in input) options[input.custom_id] = String(input.value);
  }
  return { command, options, pressed: { recipient, madeAt, form: true } };
}
