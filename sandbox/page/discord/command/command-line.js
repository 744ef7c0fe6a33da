import { optionType } from './leaves.js';
import { mentionables, typedValue } from './typed-value.js';
/** @import { Leaf, Option } from './leaves.js' */
/** @import { Known } from './typed-value.js' */
/** @import { TypedOption } from '../../../scene.ts' */
/** @import { Word } from '../../words/words.js' */

/**
 * @typedef {{ kind: 'command' | 'name' | 'value' | 'extra', start: number, end: number, wrong: boolean }} Piece
 * @typedef {{ option: Option, raw: string, start: number, end: number, value?: string | number | boolean, error?: Word }} Filled
 *   `start` is where its name begins, or its value when it was typed without
 * @typedef {{ leaf: Leaf, pieces: Piece[], filled: Filled[], missing: Option[], error: Word | undefined,
 *   current: { option: Option, raw: string, start: number } | undefined }} Line
 *   `current` is the option that the end of the line is writing; `error` is why the line can't be sent
 */

/**
 * Reads a line as it is typed: `name:value` pairs, or values alone in the order of the options.
 * @param {string} text
 * @param {Leaf[]} leaves
 * @param {Known} known
 * @param {ReadonlyMap<string, string | number>} picked what autocompletion named -> its value
 * @returns {Line | undefined} undefined when the line doesn't begin with a whole command
 */
export function readLine(text, leaves, known, picked = new Map()) {
  const leaf = leafOf(text, leaves);
  if (!leaf) return undefined;
  const headEnd = 1 + leaf.typed.length;
  /** @type {Piece[]} */
  const pieces = [{ kind: 'command', start: 0, end: headEnd, wrong: false }];
  /** @type {Filled[]} */
  const filled = [];
  let at = headEnd;
  let extra = false;

  while (skipSpace(text, at) < text.length) {
    at = skipSpace(text, at);
    const open = leaf.options.filter((option) => !filled.some((one) => one.option === option));
    const named = nameAt(text, at, open);
    const later = open.filter((option) => option !== named?.option && nextName(text, at + 1, [option]) < text.length);
    const option = named?.option ?? open.find((one) => !later.includes(one) && !isFile(one));
    if (!option) {
      pieces.push({ kind: 'extra', start: at, end: text.length, wrong: true });
      extra = true;
      break;
    }
    const start = at;
    const valueStart = named ? named.end : at;
    const others = open.filter((one) => one !== option);
    const end = valueEnd(text, valueStart, option, { others, later, named: named !== undefined, known, picked });
    const raw = text.slice(valueStart, end).trim();
    const typed = raw ? typedValue(option, raw, known, picked) : { error: /** @type {Word} */ ('missing') };
    filled.push({ option, raw, start, end, ...typed });
    if (named) pieces.push({ kind: 'name', start, end: valueStart, wrong: false });
    if (end > valueStart) pieces.push({ kind: 'value', start: valueStart, end, wrong: 'error' in typed });
    at = end;
  }

  const missing = leaf.options.filter((option) => option.required && !filled.some((one) => one.option === option));
  const wrong = filled.find((one) => one.error)?.error;
  const error = extra ? 'tooMany' : (wrong ?? (missing.length > 0 ? 'missing' : undefined));
  return { leaf: leaf.leaf, pieces, filled, missing, error, current: currentOf(text, filled, missing, headEnd) };
}

/**
 * The call that a whole line makes; with `focused`, the question that autocompletion asks while it is typed.
 * @param {Line} line
 * @param {Option} [focused]
 * @returns {{ name: string, options: TypedOption[] }}
 */
export function toCall({ leaf, filled }, focused) {
  /** @type {TypedOption[]} */
  let options = filled.flatMap(({ option, value, raw }) => {
    if (option === focused) return [{ name: option.name, value: raw, focused: true }];
    return value === undefined ? [] : [{ name: option.name, value }];
  });
  if (focused && !filled.some(({ option }) => option === focused)) {
    options.push({ name: focused.name, value: '', focused: true });
  }
  for (const name of leaf.path.slice(1).reverse()) options = [{ name, options }];
  return { name: leaf.path[0] ?? '', options };
}

/** @param {string} text @param {Leaf[]} leaves */
function leafOf(text, leaves) {
  let best;
  for (const leaf of leaves) {
    for (const typed of [leaf.shown, leaf.path.join(' ')]) {
      const rest = text.slice(typed.length + 1);
      const fits = text.toLowerCase().startsWith(`/${typed}`.toLowerCase()) && (rest === '' || /^\s/.test(rest));
      if (fits && typed.length > (best?.typed.length ?? 0)) best = { leaf, typed, options: leaf.options };
    }
  }
  return best;
}

/** A file is always named, `file:NAME`: what stands alone was typed. @param {Option} option */
const isFile = (option) => option.type === optionType.attachment;

/** @param {string} text @param {number} at */
const skipSpace = (text, at) => at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);

/** @param {string} text @param {number} at @param {Option[]} open @returns {{ option: Option, end: number } | undefined} */
function nameAt(text, at, open) {
  const name = /^([^\s:]{1,32}):/.exec(text.slice(at))?.[1]?.toLowerCase();
  const option = open.find((one) => name === one.name.toLowerCase() || name === one.shown.toLowerCase());
  return option && name ? { option, end: at + name.length + 1 } : undefined;
}

/** @param {string} text @param {number} from @param {Option[]} open @returns {number} where the next `name:` begins, or the end */
function nextName(text, from, open) {
  for (const { index } of text.slice(from).matchAll(/(?<=\s)\S/g)) {
    if (nameAt(text, from + index, open)) return from + index;
  }
  return text.length;
}

/**
 * Text runs to the next name or to the end where nothing else can follow; everything else is one word, or one name that
 * the town knows, which may have several.
 * @param {string} text @param {number} from @param {Option} option
 * @param {{ others: Option[], later: Option[], named: boolean, known: Known, picked: ReadonlyMap<string, unknown> }} around
 */
function valueEnd(text, from, option, { others, later, named, known, picked }) {
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

/** @param {string} text @param {Filled[]} filled @param {Option[]} missing @param {number} headEnd */
function currentOf(text, filled, missing, headEnd) {
  const last = filled.at(-1);
  if (last && (last.end === text.length || last.raw === '')) {
    return { option: last.option, raw: last.raw, start: last.start };
  }
  const next = missing[0];
  return next && text.length > headEnd ? { option: next, raw: '', start: text.length } : undefined;
}
