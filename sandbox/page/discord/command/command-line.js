import { nameAt, nextName } from './option-names.js';
import { typedValue } from './typed-value.js';
import { isFile, valueEnd } from './value-end.js';
/** @import { Leaf, Option } from './leaves.js' */
/** @import { Known } from './known.js' */
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

/** @param {string} text @param {number} at */
const skipSpace = (text, at) => at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);

/** @param {string} text @param {Filled[]} filled @param {Option[]} missing @param {number} headEnd */
function currentOf(text, filled, missing, headEnd) {
  const last = filled.at(-1);
  if (last && (last.end === text.length || last.raw === '')) {
    return { option: last.option, raw: last.raw, start: last.start };
  }
  const next = missing[0];
  return next && text.length > headEnd ? { option: next, raw: '', start: text.length } : undefined;
}
