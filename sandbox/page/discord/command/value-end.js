import { optionType } from './command-types.js';
import { mentionables } from './known.js';
import { nextName } from './option-names.js';
/** @import { Known } from './known.js' */
/** @import { Option } from './leaves.js' */

/** The name of a file counts only after the option's, as in `file:NAME`. @param {Option} option */
export const isFile = (option) => option.type === optionType.attachment;

/**
 * Finds where a value ends. A text that nothing else has to follow goes on to the next option's name or to the end of the
 * line. Any other value is one word, or a known name, which may have several words.
 * @param {string} text @param {number} from @param {Option} option
 * @param {{ others: Option[], later: Option[], named: boolean, known: Known, picked: ReadonlyMap<string, unknown> }} around
 */
export function valueEnd(text, from, option, { others, later, named, known, picked }) {
  const lower = text.slice(from).toLowerCase();
  const names = [
    ...mentionables(option, known).map((one) => one.sign + one.name),
    ...option.choices.map((choice) => choice.name),
    ...(option.autocomplete ? picked.keys() : []),
  ];
  const fitting = names.filter(
    (name) => lower.startsWith(name.toLowerCase()) && /^(?:\s|$)/.test(lower.slice(name.length)),
  );
  if (fitting.length > 0) return from + Math.max(...fitting.map((name) => name.length));
  const waiting = others.filter((one) => !later.includes(one) && !isFile(one) && (!named || one.required));
  const takesRest = option.type === optionType.string && option.choices.length === 0 && waiting.length === 0;
  if (takesRest) return trimmedEnd(text, from, nextName(text, from, others));
  return from + (/^\S*/.exec(text.slice(from))?.[0].length ?? 0);
}

/** @param {string} text @param {number} from @param {number} to */
const trimmedEnd = (text, from, to) => from + text.slice(from, to).trimEnd().length;
