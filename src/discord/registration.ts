import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  Locale,
  OAuth2Scopes,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Command } from '../bot/command.ts';
import { descriptionKey, type Menu } from '../bot/description.ts';
import { givenOptions } from '../bot/options.ts';
import { type SlashCommand, slashCommands } from '../connections/slash-command.ts';
import { languageOf, type TextKey, textsIn } from '../text/texts.ts';

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

/** Where the bot can post, as in the menus on its cards. */
const postable = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure */
const LONGEST_TEXT = 6000;

const inServers = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** All commands and menus, as Discord is told of them. */
export function registration(commands: readonly Command[], menus: readonly Menu[]): Registration[] {
  return [
    ...slashCommands(commands).map(chatInput),
    ...menus.flatMap(({ on, name }): Registration[] => {
      if (on === 'app') return [];
      const type = on === 'member' ? ApplicationCommandType.User : ApplicationCommandType.Message;
      return [{ type, name, ...inServers }];
    }),
  ];
}

function chatInput({ name, whole, subcommands }: SlashCommand): Registration {
  const admin = subcommands.length > 0 && subcommands.every(({ command }) => command.admin);
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    ...described(descriptionKey(name)),
    ...inServers,
    ...(admin && { default_member_permissions: String(PermissionFlagsBits.ManageGuild) }),
    options: whole
      ? toOptions(whole)
      : subcommands.map(({ word, command }) => ({
          type: ApplicationCommandOptionType.Subcommand,
          name: word,
          ...described(descriptionKey(command.name)),
          options: toOptions(command),
        })),
  };
}

type ValueOption = NonNullable<APIApplicationCommandSubcommandOption['options']>[number];

function toOptions(command: Command): ValueOption[] {
  return givenOptions(command).map(
    ([name, option]) =>
      ({
        type: optionTypes[option.kind],
        name,
        ...described(descriptionKey(command.name, name)),
        required: option.required,
        ...(option.choices && { choices: option.choices.map((value) => ({ name: value, value })) }),
        ...(option.most !== undefined && { max_length: Math.min(option.most, LONGEST_TEXT) }),
        ...(option.suggest && { autocomplete: true }),
        ...(option.kind === 'channel' && { channel_types: option.takesPosts ? postable : channels }),
      }) as ValueOption,
  );
}

/** Discord's locales that the bot has texts for; any other is shown the English description. */
const translated = Object.values(Locale).filter((locale) => languageOf(locale) !== 'en');

function described(key: TextKey) {
  return {
    description: textsIn('en').words(key),
    description_localizations: Object.fromEntries(
      translated.map((locale) => [locale, textsIn(languageOf(locale)).words(key)]),
    ),
  };
}

/** The link by which an admin adds the bot: it may send messages and have commands, and nothing else. */
export function invitation(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  const permissions = PermissionFlagsBits.SendMessages | PermissionFlagsBits.UseApplicationCommands;
  link.searchParams.set('permissions', permissions.toString());
  return link.href;
}
