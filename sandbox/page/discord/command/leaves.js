import { commandType, optionType } from './command-types.js';
import { mayUse } from './may-use.js';
/** @import { APIApplicationCommand } from 'discord-api-types/v10' */
/** @import { Locale } from '../../../locales.ts' */

/**
 * @typedef {{ name: string, value: string | number }} Choice `name` in the visitor's language
 * @typedef {{ name: string, shown: string, description: string, type: number, required: boolean, autocomplete: boolean,
 *   choices: Choice[], min?: number, max?: number, minLength?: number, maxLength?: number }} Option
 * @typedef {{ path: string[], shown: string, description: string, options: Option[] }} Leaf
 *   what can be typed: a command without subcommands, or one subcommand; `path` has the registered names
 */

/**
 * @param {{ name: string, name_localizations?: Record<string, string | null> | null }} named
 * @param {Locale} locale
 */
export const nameIn = (named, locale) => named.name_localizations?.[locale] ?? named.name;

/**
 * @param {{ description: string, description_localizations?: Record<string, string | null> | null }} described
 * @param {Locale} locale
 */
const descriptionIn = (described, locale) => described.description_localizations?.[locale] ?? described.description;

/**
 * @param {APIApplicationCommand[]} commands as they were registered
 * @param {{ locale: Locale, admin: boolean }} visitor
 * @returns {Leaf[]}
 */
export function leavesOf(commands, { locale, admin }) {
  /** @param {any} node @param {string[]} path @param {string[]} shown @returns {Leaf[]} */
  const walk = (node, path, shown) => {
    const here = [...path, node.name];
    const hereShown = [...shown, nameIn(node, locale)];
    const options = node.options ?? [];
    if (options.some((/** @type {any} */ option) => option.type <= optionType.group)) {
      return options.flatMap((/** @type {any} */ option) => walk(option, here, hereShown));
    }
    const described = descriptionIn(node, locale);
    return [{ path: here, shown: hereShown.join(' '), description: described, options: options.map(toOption(locale)) }];
  };
  return commands
    .filter((command) => command.type === commandType.chat && mayUse(command, admin))
    .flatMap((command) => walk(command, [], []));
}

/** @param {Locale} locale @returns {(option: any) => Option} */
const toOption = (locale) => (option) => ({
  name: option.name,
  shown: nameIn(option, locale),
  description: descriptionIn(option, locale),
  type: option.type,
  required: option.required === true,
  autocomplete: option.autocomplete === true,
  choices: (option.choices ?? []).map((/** @type {any} */ choice) => ({
    name: nameIn(choice, locale),
    value: choice.value,
  })),
  min: option.min_value,
  max: option.max_value,
  minLength: option.min_length,
  maxLength: option.max_length,
});
