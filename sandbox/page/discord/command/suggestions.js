import { optionType } from './command-types.js';
import { mentionables } from './known.js';

/** @import { Choice, Leaf, Option } from './leaves.js' */
/** @import { Line } from './command-line.js' */
/** @import { Known } from './known.js' */

/**
 * @typedef {{ label: string, detail: string, text: string, personId?: string, choice?: Choice,
 *   choosesFile?: boolean }} Suggestion
 *   `text` is the whole line once the suggestion was taken; with `choosesFile` a file has to be chosen first
 */

/** Discord shows up to 25 choices at once. */
const most = 25;

/**
 * Finds the commands that the text could become; those that begin with it come first.
 * @param {string} text
 * @param {Leaf[]} leaves
 * @returns {Suggestion[]}
 */
export function suggestCommands(text, leaves) {
  const typed = text.slice(1).trimEnd().toLowerCase();
  const begins = leaves.filter((leaf) => names(leaf).some((name) => name.startsWith(typed)));
  const holds = leaves.filter((leaf) => !begins.includes(leaf) && names(leaf).some((name) => name.includes(typed)));
  const exact = begins.filter((leaf) => names(leaf).includes(typed));
  return [...new Set([...exact, ...begins, ...holds])].slice(0, most).map((leaf) => ({
    label: `/${leaf.shown}`,
    detail: leaf.description,
    text: withNext(`/${leaf.shown} `, leaf.options[0]?.required ? leaf.options[0] : undefined),
  }));
}

/** @param {Leaf} leaf */
const names = (leaf) => [leaf.shown.toLowerCase(), leaf.path.join(' ').toLowerCase()];

/**
 * Finds what the line could go on with: values of the option being written, or options not used yet.
 * @param {string} text
 * @param {Line} line
 * @param {Known} known
 * @param {Choice[]} offered what the bot offered for the option being written
 * @returns {Suggestion[]}
 */
export function suggestValues(text, line, known, offered) {
  const { current } = line;
  if (!current) {
    if (!text.endsWith(' ')) return [];
    const unused = line.leaf.options.filter((option) => !line.filled.some((one) => one.option === option));
    return unused.map((option) => ({
      label: option.shown,
      detail: option.description,
      text: `${text}${option.shown}:`,
    }));
  }
  const { option, raw } = current;
  /** @param {string} value */
  const taken = (value) => withValue(text, line, value);
  if (option.autocomplete) {
    return offered
      .slice(0, most)
      .map((choice) => ({ label: choice.name, detail: '', text: taken(choice.name), choice }));
  }
  const typed = raw.replace(/^[@#]/, '').toLowerCase();
  const chooser = option.type === optionType.attachment ? [{ label: '', detail: '', text, choosesFile: true }] : [];
  const fitting = candidates(option, known)
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .slice(0, most)
    .map(({ name, sign, personId }) => ({ label: sign + name, detail: '', text: taken(sign + name), personId }));
  return [...chooser, ...fitting];
}

/**
 * The line with a value for the option being written.
 * @param {string} text
 * @param {Line} line
 * @param {string} value
 */
export function withValue(text, { current, missing }, value) {
  if (!current) return text;
  const { option, start } = current;
  const next = missing.find((one) => one !== option);
  return withNext(`${text.slice(0, start)}${option.shown}:${value} `, next);
}

/** @param {string} text @param {Option | undefined} next */
const withNext = (text, next) => (next ? `${text}${next.shown}:` : text);

/** @param {Option} option @param {Known} known @returns {{ name: string, sign: string, personId?: string }[]} */
function candidates(option, known) {
  if (option.choices.length > 0) return option.choices.map(({ name }) => ({ name, sign: '' }));
  if (option.type === optionType.boolean) return ['True', 'False'].map((name) => ({ name, sign: '' }));
  return mentionables(option, known).map(({ id, name, sign }) => ({ name, sign, personId: id }));
}
