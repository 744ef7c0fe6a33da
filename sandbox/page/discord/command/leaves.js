/** @import { APIApplicationCommand } from 'discord-api-types/v10' */
/** @import { Locale } from '../../../scene.ts' */

/** Discord's numbers for what a command and an option are. */
export const commandType = { chat: 1, user: 2, message: 3 };
export const optionType = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
};

/**
 * @typedef {{ name: string, value: string | number }} Choice `name` in the visitor's language
 * @typedef {{ name: string, shown: string, description: string, type: number, required: boolean, autocomplete: boolean,
 *   choices: Choice[], min?: number, max?: number, minLength?: number, maxLength?: number }} Option
 * @typedef {{ path: string[], shown: string, description: string, options: Option[] }} Leaf
 *   what can be typed: a command without subcommands, or one subcommand; `path` are the registered names
 */

/**
 * What a member without any role may do: view channels, send messages, read their history, use commands, embed links,
 * attach files, add reactions, change their own nickname. Bits of
 * https://docs.discord.com/developers/topics/permissions
 */
const everyonesPermissions = [10n, 11n, 16n, 31n, 14n, 15n, 6n, 26n].reduce((all, bit) => all | (1n << bit), 0n);

/**
 * Whether Discord would show a command to this person.
 * @param {Pick<APIApplicationCommand, 'default_member_permissions'>} command
 * @param {boolean} admin
 */
export function mayUse({ default_member_permissions: needed }, admin) {
  if (admin || needed === null || needed === undefined) return true;
  return BigInt(needed) !== 0n && (BigInt(needed) & ~everyonesPermissions) === 0n;
}

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
