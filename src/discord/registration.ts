import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Command } from '../bot/command.ts';
import { descriptionKey, type Menu } from '../bot/description.ts';
import { givenOptions, type Option } from '../bot/options.ts';
import { type TextKey, textsIn } from '../text/texts.ts';

type Registration = RESTPutAPIApplicationCommandsJSONBody[number];

const optionTypes = {
  member: ApplicationCommandOptionType.User,
  role: ApplicationCommandOptionType.Role,
  channel: ApplicationCommandOptionType.Channel,
  word: ApplicationCommandOptionType.String,
  text: ApplicationCommandOptionType.String,
  choice: ApplicationCommandOptionType.String,
  file: ApplicationCommandOptionType.Attachment,
} as const;

/** Where people can type a command; a thread counts as the channel it is in. */
const channels = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.GuildForum,
];

/** What a text option holds at most on Discord. */
const LONGEST_TEXT = 6000;

const inServers = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** All commands and menus, as Discord is told of them. */
export function registration(commands: readonly Command[], menus: readonly Menu[]): Registration[] {
  const shown = commands.filter((command) => !command.hidden);
  const names = [...new Set(shown.map((command) => command.name.split(' ')[0] as string))];
  return [
    ...names.map((name) => chatInput(name, shown)),
    ...menus.map((menu) => ({
      type: menu.on === 'member' ? ApplicationCommandType.User : ApplicationCommandType.Message,
      name: menu.name,
      ...inServers,
    })),
  ] as Registration[];
}

function chatInput(name: string, commands: readonly Command[]): Registration {
  const whole = commands.find((command) => command.name === name);
  const subcommands = commands.filter((command) => command.name.startsWith(`${name} `));
  const admin = subcommands.length > 0 && subcommands.every((command) => command.admin);
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    ...described(descriptionKey(name)),
    ...inServers,
    ...(admin && { default_member_permissions: String(PermissionFlagsBits.ManageGuild) }),
    options: whole
      ? toOptions(whole)
      : subcommands.map((command) => ({
          type: ApplicationCommandOptionType.Subcommand as const,
          name: command.name.slice(name.length + 1),
          ...described(descriptionKey(command.name)),
          options: toOptions(command),
        })),
  } as Registration;
}

function toOptions(command: Command) {
  return givenOptions(command).map(([name, option]) => toOption(command.name, name, option));
}

function toOption(command: string, name: string, option: Option): APIApplicationCommandOption {
  return {
    type: optionTypes[option.kind],
    name,
    ...described(descriptionKey(command, name)),
    required: option.required,
    ...(option.choices && { choices: option.choices.map((value) => ({ name: value, value })) }),
    ...(option.most !== undefined && { max_length: Math.min(option.most, LONGEST_TEXT) }),
    ...(option.suggest && { autocomplete: true }),
    ...(option.kind === 'channel' && { channel_types: channels }),
  } as APIApplicationCommandOption;
}

function described(key: TextKey) {
  return {
    description: textsIn('en').words(key),
    description_localizations: { fr: textsIn('fr').words(key) },
  };
}
