import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Call, RawOption } from '../bot/call.ts';
import type { Menu } from '../bot/description.ts';
import { type Invocation, menuEntry, pressed, submitted, unknown } from '../bot/invocation.ts';
import { listAt, partAt, textAt, textsAt } from '../connections/payload.ts';
import { languageOf } from '../text/texts.ts';
import { type CallInteraction, communityOf } from './interaction.ts';
import { toCaller } from './people.ts';

/** A call as its interaction tells it. What isn't there as Discord documents it makes a call that nothing is known of. */
export function toCall(interaction: CallInteraction, menus: readonly Menu[]): Call {
  const guild = textAt(interaction, 'guild_id');
  const locale = textAt(interaction, 'locale');
  return {
    id: textAt(interaction, 'id') ?? '',
    ...(guild && { community: communityOf(guild) }),
    ...channelOf(interaction),
    caller: toCaller(
      partAt(interaction, 'member', 'user') ?? partAt(interaction, 'user'),
      partAt(interaction, 'member'),
    ),
    language: languageOf(locale),
    ...(locale && { locale }),
    ...invocationIn(interaction, menus),
  };
}

const threads: readonly unknown[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** A thread counts as the channel it is in. */
function channelOf(interaction: unknown): Pick<Call, 'channel'> {
  const inThread = threads.includes(partAt(interaction, 'channel', 'type'));
  const parent = inThread ? textAt(interaction, 'channel', 'parent_id') : undefined;
  const channel = parent ?? textAt(interaction, 'channel', 'id');
  return channel === undefined ? {} : { channel };
}

function invocationIn(interaction: unknown, menus: readonly Menu[]): Invocation {
  const id = textAt(interaction, 'data', 'custom_id') ?? '';
  switch (partAt(interaction, 'type')) {
    case InteractionType.ApplicationCommand:
      return typed(partAt(interaction, 'data'), menus);
    case InteractionType.MessageComponent:
      return pressed(id, chosenIn(partAt(interaction, 'data')));
    case InteractionType.ModalSubmit:
      return submitted(id, fieldsIn(partAt(interaction, 'data')));
    default:
      return unknown;
  }
}

function typed(data: unknown, menus: readonly Menu[]): Invocation {
  const menu = menus.find((one) => one.name === partAt(data, 'name'));
  const target = textAt(data, 'target_id');
  switch (partAt(data, 'type')) {
    case ApplicationCommandType.ChatInput: {
      const { command, options } = subcommandIn(data);
      return { command, options: toOptions(options) };
    }
    case ApplicationCommandType.User:
      return target === undefined ? unknown : menuEntry(menu, target);
    case ApplicationCommandType.Message:
      return menuEntry(menu, textAt(data, 'resolved', 'messages', target ?? '', 'author', 'id'));
    default:
      return unknown;
  }
}

const groupings: readonly unknown[] = [
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
];

/** The words of a slash command, and the options that were typed behind them. */
export function subcommandIn(
  data: unknown,
  before: readonly string[] = [],
): { command: string; options: readonly unknown[] } {
  const words = [...before, textAt(data, 'name') ?? ''];
  const options = listAt(data, 'options');
  const [first] = options;
  return groupings.includes(partAt(first, 'type')) ? subcommandIn(first, words) : { command: words.join(' '), options };
}

const toOptions = (options: readonly unknown[]): Record<string, RawOption> =>
  Object.fromEntries(
    options.flatMap((option): [string, RawOption][] => {
      const value = enteredIn(option);
      return value === undefined ? [] : [[textAt(option, 'name') ?? '', toRaw(partAt(option, 'type'), value)]];
    }),
  );

/** What was typed for an option; numbers and yes or no as text. */
export function enteredIn(option: unknown): string | undefined {
  const value = partAt(option, 'value');
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

function toRaw(type: unknown, value: string): RawOption {
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

/** Undefined for a button, and for a menu without a choice. */
function chosenIn(data: unknown): RawOption | undefined {
  const values = textsAt(data, 'values');
  const [first] = values;
  if (first === undefined) return undefined;
  switch (partAt(data, 'component_type')) {
    case ComponentType.UserSelect:
      return { member: first };
    case ComponentType.RoleSelect:
      return { role: first };
    case ComponentType.ChannelSelect:
      return { channel: first };
    default:
      return values.join(',');
  }
}

/** Each field of a form stands in a label of its own, or in a row as older ones do. */
function fieldsIn(data: unknown): Record<string, string> {
  const inputs = listAt(data, 'components').flatMap((part) => [
    partAt(part, 'component'),
    ...listAt(part, 'components'),
  ]);
  return Object.fromEntries(
    inputs.flatMap((input): [string, string][] => {
      const value = enteredIn(input);
      return value === undefined ? [] : [[textAt(input, 'custom_id') ?? '', value]];
    }),
  );
}
