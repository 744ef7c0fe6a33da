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
import { visible } from '../text/plain-text.ts';
import { descriptionsIn, type Language, languageOf, type TextKey, textsIn } from '../text/texts.ts';

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

/** Characters of a description, and of the name of a choice. The page above has both. */
const LONGEST_DESCRIPTION = 100;

/** All commands and menus, as Discord is told of them. */
export function registration(commands: readonly Command[], menus: readonly Menu[]): Registration[] {
  const translations = translationsOf();
  return [
    ...slashCommands(commands).map((command) => chatInput(command, translations)),
    ...menus.flatMap(({ id, on, name }): Registration[] => {
      if (on === 'app') return [];
      const type = on === 'member' ? ApplicationCommandType.User : ApplicationCommandType.Message;
      return [{ type, name, name_localizations: translations(`menu.${id}`), ...inServers }];
    }),
  ];
}

/** Gives what the locale files call something, by Discord's locales. A text that would be too long is cut off. */
type Translations = (key: string, decorated?: (text: string) => string) => Partial<Record<Locale, string>>;

/** Discord's locales that the bot has texts for; any other is shown the English texts. */
const translated = Object.values(Locale)
  .map((locale): [Locale, Language] => [locale, languageOf(locale)])
  .filter(([, language]) => language !== 'en');

function translationsOf(): Translations {
  const descriptions = new Map([...new Set(translated.map(([, one]) => one))].map((one) => [one, descriptionsIn(one)]));
  return (key, decorated = (text) => text) =>
    Object.fromEntries(
      translated.flatMap(([locale, language]) => {
        const text = descriptions.get(language)?.get(key);
        return text === undefined ? [] : [[locale, visible(decorated(text), LONGEST_DESCRIPTION)]];
      }),
    );
}

function described(key: TextKey, translations: Translations) {
  return { description: textsIn('en').words(key), description_localizations: translations(key) };
}

/**
 * Names of commands and options are English everywhere, because the sentences say them, and so is the first word of a
 * choice, by which people find it while they type; what it means in their language stands behind it.
 */
function choiceOf(value: string, translations: Translations) {
  return { name: value, name_localizations: translations(`choice.${value}`, (text) => `${value} · ${text}`), value };
}

function chatInput({ name, whole, subcommands }: SlashCommand, translations: Translations): Registration {
  const admin = subcommands.length > 0 && subcommands.every(({ command }) => command.admin);
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    ...described(descriptionKey(name), translations),
    ...inServers,
    ...(admin && { default_member_permissions: String(PermissionFlagsBits.ManageGuild) }),
    options: whole
      ? toOptions(whole, translations)
      : subcommands.map(({ word, command }) => ({
          type: ApplicationCommandOptionType.Subcommand,
          name: word,
          ...described(descriptionKey(command.name), translations),
          options: toOptions(command, translations),
        })),
  };
}

type ValueOption = NonNullable<APIApplicationCommandSubcommandOption['options']>[number];

function toOptions(command: Command, translations: Translations): ValueOption[] {
  return givenOptions(command).map(
    ([name, option]) =>
      ({
        type: optionTypes[option.kind],
        name,
        ...described(descriptionKey(command.name, name), translations),
        required: option.required,
        ...(option.choices && { choices: option.choices.map((value) => choiceOf(value, translations)) }),
        ...(option.most !== undefined && { max_length: Math.min(option.most, LONGEST_TEXT) }),
        ...(option.suggest && { autocomplete: true }),
        ...(option.kind === 'channel' && { channel_types: option.takesPosts ? postable : channels }),
      }) as ValueOption,
  );
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
