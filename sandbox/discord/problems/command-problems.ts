/** Discord's schemas don't check these rules for commands: interactions/application-commands. */
import { ApplicationCommandOptionType, ApplicationCommandType, Locale } from 'discord-api-types/v10';
import type { CommandBody, OptionBody } from '../bodies/command-body.ts';
import type { Problem } from '../errors.ts';

/** Slash commands and options have such names, which must be lower case besides. Menu commands can have any name. */
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/**
 * Characters in the names, descriptions and values of a command with its options and choices. Of translated texts the
 * longest one counts.
 */
const mostCharacters = 8000;
const locales: string[] = Object.values(Locale);
const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;
const isSub = ({ type }: OptionBody): boolean => type === Subcommand || type === SubcommandGroup;

export function* commandProblems(command: CommandBody, at: Problem['path'] = []): Iterable<Problem> {
  const chatInput = (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
  if (chatInput) {
    yield* nameProblems(command, at);
    yield* describedProblems(command, at);
    yield* optionsProblems(command.options ?? [], [...at, 'options'], 0);
  } else {
    if (command.description)
      yield {
        path: [...at, 'description'],
        code: 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED',
        message: 'Context menu commands cannot have a description',
      };
    if (command.options?.length)
      yield {
        path: [...at, 'options'],
        code: 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED',
        message: 'Context menu commands cannot have options',
      };
  }
  yield* localeProblems(command, at);
  if (size(command) > mostCharacters)
    yield {
      path: at,
      code: 'APPLICATION_COMMAND_TOO_LARGE',
      message: `Command exceeds maximum size (${mostCharacters})`,
    };
}

function* nameProblems({ name, name_localizations }: CommandBody | OptionBody, at: Problem['path']): Iterable<Problem> {
  const names = [
    { path: [...at, 'name'], name },
    ...Object.entries(name_localizations ?? {}).map(([locale, name]) => ({
      path: [...at, 'name_localizations', locale],
      name,
    })),
  ];
  for (const { path, name } of names)
    if (!slashName.test(name) || name !== name.toLowerCase())
      yield { path, code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' };
}

function* describedProblems({ description }: CommandBody | OptionBody, at: Problem['path']): Iterable<Problem> {
  if (!description)
    yield { path: [...at, 'description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
}

function* localeProblems(named: CommandBody | OptionBody, at: Problem['path']): Iterable<Problem> {
  for (const field of ['name_localizations', 'description_localizations'] as const)
    for (const locale of Object.keys(named[field] ?? {}))
      if (!locales.includes(locale))
        yield {
          path: [...at, field, locale],
          code: 'BASE_TYPE_CHOICES',
          message: `Value must be one of {${locales.join(', ')}}.`,
        };
}

function* optionsProblems(options: OptionBody[], at: Problem['path'], depth: number): Iterable<Problem> {
  if (options.some(isSub) && !options.every(isSub))
    yield {
      path: at,
      code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      message: 'Sub-command and sub-command group option types are mutually exclusive to all other types',
    };
  for (const [index, option] of options.entries()) {
    const path = [...at, index];
    yield* nameProblems(option, path);
    yield* describedProblems(option, path);
    yield* localeProblems(option, path);
    yield* choiceProblems(option, path);
    if (options.findIndex(({ name }) => name === option.name) < index)
      yield {
        path: [...path, 'name'],
        code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        message: 'Option name already exists',
      };
    if (option.required && options.slice(0, index).some((earlier) => !earlier.required))
      yield {
        path,
        code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        message: 'Required options must be placed before non-required options',
      };
    if (option.type === SubcommandGroup && depth > 0)
      yield { path: [...path, 'type'], code: 'BASE_TYPE_CHOICES', message: 'A group cannot be inside a group' };
    if (isSub(option)) yield* optionsProblems(option.options ?? [], [...path, 'options'], depth + 1);
  }
}

function* choiceProblems({ choices, autocomplete }: OptionBody, path: Problem['path']): Iterable<Problem> {
  if (autocomplete && choices?.length)
    yield {
      path: [...path, 'autocomplete'],
      code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
      message: 'Options with autocomplete cannot have choices',
    };
  for (const [index, choice] of (choices ?? []).entries())
    if (choices?.slice(0, index).some(({ name, value }) => name === choice.name || value === choice.value))
      yield {
        path: [...path, 'choices', index],
        code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_ALREADY_EXISTS',
        message: 'Option choice name or value already exists',
      };
}

const longest = (text: string | null | undefined, translated: Record<string, string> | null | undefined): number =>
  Math.max(...[text ?? '', ...Object.values(translated ?? {})].map(({ length }) => length));

const size = (named: CommandBody | OptionBody): number =>
  longest(named.name, named.name_localizations) +
  longest(named.description, named.description_localizations) +
  ('choices' in named ? (named.choices ?? []) : []).reduce(
    (sum, { name, name_localizations, value }) => sum + longest(name, name_localizations) + String(value).length,
    0,
  ) +
  (named.options ?? []).reduce((sum, option) => sum + size(option), 0);
